using Ncez.Model.Zones;

namespace Ncez.Model.Evidence;

/// <summary>A correction of a row: a revision of its quantity, or a review that corrected it; quantities of confidential rows are withheld.</summary>
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
        var withheld = input.Activities.ConfidentialIds();
        foreach (var (file, row, by, why) in new[] { ("revisions.csv", "activity", "author", "reason"), ("reviews.csv", "subject", "reviewer", "note") })
        {
            foreach (var r in input.Tables.TryGetValue(file, out var table) ? table.Rows : [])
            {
                if (isRow(table!.Text(r, row)) && (file == "revisions.csv" || table.Text(r, "state") == "corrected"))
                {
                    double Quantity(string column) => withheld.Contains(table.Text(r, row)) ? double.NaN : table.Number(r, column) ?? double.NaN;
                    yield return new LineCorrection(table.Text(r, row), table.Text(r, "date"), table.Text(r, by), Quantity("old_quantity"), Quantity("new_quantity"), table.Text(r, why));
                }
            }
        }
    }
}
