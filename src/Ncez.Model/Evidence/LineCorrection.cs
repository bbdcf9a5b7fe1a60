using Ncez.Model.Zones;

namespace Ncez.Model.Evidence;

/// <summary>A correction of a row: a revision of its quantity, or a review that corrected it.</summary>
/// <param name="Row">Id of the row.</param>
/// <param name="Date">When.</param>
/// <param name="By">Who.</param>
/// <param name="OldQuantity">Quantity before; NaN when not said.</param>
/// <param name="NewQuantity">Quantity after; NaN when not said.</param>
/// <param name="Why">Why.</param>
public sealed record LineCorrection(string Row, string Date, string By, double OldQuantity, double NewQuantity, string Why)
{
    /// <summary>True when the zone keeps revisions or reviews.</summary>
    public static bool Has(ZoneInput input) => input.Tables.ContainsKey("revisions.csv") || input.Tables.ContainsKey("reviews.csv");

    /// <summary>Corrections of some rows, revisions first.</summary>
    public static IEnumerable<LineCorrection> Of(ZoneInput input, Func<string, bool> isRow)
    {
        foreach (var (file, row, by, why) in new[] { ("revisions.csv", "activity", "author", "reason"), ("reviews.csv", "subject", "reviewer", "note") })
        {
            foreach (var r in input.Tables.TryGetValue(file, out var table) ? table.Rows : [])
            {
                if (isRow(table!.Text(r, row)) && (file == "revisions.csv" || table.Text(r, "state") == "corrected"))
                {
                    yield return new LineCorrection(table.Text(r, row), table.Text(r, "date"), table.Text(r, by), table.Number(r, "old_quantity") ?? double.NaN, table.Number(r, "new_quantity") ?? double.NaN, table.Text(r, why));
                }
            }
        }
    }
}
