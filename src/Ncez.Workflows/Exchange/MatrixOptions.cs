namespace Ncez.Workflows.Exchange;

/// <summary>What a published table is, and what its labels do not say.</summary>
/// <param name="Kind">What the numbers are.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Unit">Unit of all numbers; empty = the one printed in the table.</param>
/// <param name="Source">Publication, printed with every row.</param>
/// <param name="Site">Sub-area the table is about; empty = the zone itself.</param>
/// <param name="Gas">Gas of reported emissions: CO2, CO2e …</param>
/// <param name="Category">Category of reported emissions.</param>
public sealed record MatrixOptions(MatrixKind Kind, int Year, string Unit, string Source, string Site = "", string Gas = "", string Category = "");

/// <summary>Kinds of published tables.</summary>
public enum MatrixKind
{
    /// <summary>Energy balance: flows × fuels.</summary>
    Balance,

    /// <summary>Emissions: sectors × fuels, of the zone or of one of its parts.</summary>
    Emissions,

    /// <summary>The same table of the whole area, which the parts are compared with and which counts nothing itself.</summary>
    Totals,
}
