using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Registers;

/// <summary>What a register is about.</summary>
public enum RegisterKind
{
    /// <summary>A standard or a guide.</summary>
    Standard,

    /// <summary>Equipment that is to be phased out.</summary>
    PhaseOut,

    /// <summary>Technologies and products that are recommended.</summary>
    Recommended,
}

/// <summary>A published register, standard or list, with its date and where it was read. Rows of <c>data/registers/registers.csv</c>.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Name.</param>
/// <param name="Issuer">Who issued it; empty when not seen.</param>
/// <param name="Number">Number of the document; empty when not seen.</param>
/// <param name="Dated">Year or day; empty when not seen.</param>
/// <param name="Source">Where it was read.</param>
public sealed record RegisterEntry(string Id, RegisterKind Kind, LocalText Name, LocalText Issuer, string Number, string Dated, string Source);

/// <summary>An entry of a list that a zone keeps itself (equipment_lists.csv): what it matches, since when, until when, from which document.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What the list is about.</param>
/// <param name="Name">Name of the entry.</param>
/// <param name="Matches">Text that model, name or standard of a piece of equipment holds.</param>
/// <param name="Dated">Day or year of the list.</param>
/// <param name="Until">Day by which it is to be gone, or by which a standard is replaced; empty = none.</param>
/// <param name="ReplacedBy">What stands in its place; empty = nothing.</param>
/// <param name="Source">The document.</param>
/// <param name="Where">File and line.</param>
public sealed record ListEntry(string Id, RegisterKind Kind, string Name, string Matches, string Dated, string Until, string ReplacedBy, string Source, Place Where);

/// <summary>A piece of equipment against the lists.</summary>
/// <param name="Id">Id of the row of equipment.csv.</param>
/// <param name="Name">What it is.</param>
/// <param name="Model">Model.</param>
/// <param name="Count">How many; null when not said.</param>
/// <param name="Kind">Kind of the list that it is on; null when it is on none.</param>
/// <param name="Entry">Name of the entry; empty when it is on none.</param>
/// <param name="Dated">Date of the list.</param>
/// <param name="Until">Day by which it is to be gone.</param>
/// <param name="Source">The document.</param>
public sealed record CheckedEquipment(string Id, string Name, string Model, double? Count, RegisterKind? Kind, LocalText Entry, string Dated, string Until, string Source);
