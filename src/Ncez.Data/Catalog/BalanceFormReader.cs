using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>A row of the published form of an energy balance table.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Section">supply, transformation, loss, final or difference: the same words mean other things elsewhere.</param>
/// <param name="Role">leaf, sum (of rows below it) or of_which (part of the row above it).</param>
/// <param name="Flow">Flow of energy_balance.csv; empty where the row carries none.</param>
/// <param name="Sector">Sector in both languages.</param>
/// <param name="IsNegative">True when the amount leaves the supply, whichever sign it is printed with.</param>
/// <param name="Names">Labels it is printed with, numbering and remarks removed.</param>
/// <param name="Category">Category of the activity rows it becomes; empty where nothing is burnt.</param>
public sealed record BalanceFormRow(string Id, string Section, string Role, string Flow, LocalText Sector, bool IsNegative, ImmutableArray<string> Names, string Category);

/// <summary>Reads <c>classes/energy-balance-rows.csv</c>.</summary>
public static class BalanceFormReader
{
    /// <summary>The rows in the order of the form.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<BalanceFormRow> Read(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "classes", "energy-balance-rows.csv"),
            "id", "section", "role", "flow", "sector_zh", "sector_en", "sign", "names", "category", "source");
        return
        [
            .. table.Rows.Select(row => new BalanceFormRow(
                table.Required(row, "id"), table.Required(row, "section"), table.Required(row, "role"), table.Text(row, "flow"),
                new LocalText(table.Text(row, "sector_zh"), table.Text(row, "sector_en")), table.Text(row, "sign") == "minus", table.List(row, "names"), table.Text(row, "category"))),
        ];
    }
}
