using Ncez.Kernels.Emissions;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>Animals of a year: a herd as it stands, or animals reared with the days they live.</summary>
internal static class Herd
{
    /// <summary>Average animals of one unit of the rows.</summary>
    public static double Average(Worksheet sheet)
    {
        if (!sheet.IsGiven("alive_days"))
        {
            return sheet.Stock(Dimension.Count, "head");
        }

        // Canonical time is the year of 365 days.
        var (reared, days) = (sheet.Quantity(Dimension.Count, "head"), sheet.Given("DA", "alive_days", "d") * 365);
        var average = LivestockKernels.AveragePopulationCount(reared, days);
        sheet.Step("ACC-70", $"{Number(reared)} × {Number(days)} d / 365 = {Number(average)}");
        return average;
    }
}
