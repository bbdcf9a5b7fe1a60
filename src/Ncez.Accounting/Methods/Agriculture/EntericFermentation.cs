using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>CH₄ of digestion, by head or from the feed.</summary>
public sealed class EntericFermentation : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "enteric_fermentation";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => (request.IsDescribedBy("enteric_emission_factor") || request.IsDescribedBy("methane_conversion")) && !Worksheet.HasShares(request, "manure");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var animals = Herd.Average(sheet);
        if (sheet.IsGiven("feed") || !sheet.Request.IsDescribedBy("enteric_emission_factor"))
        {
            // Canonical is t per head and year.
            var feedKgPerDay = sheet.Given("DMI", "feed", "kg/head/d") * 1000 / 365;
            var methane = sheet.Value("Ym", "methane_conversion", "1");
            yield return sheet.Line("CH4-bio", LivestockKernels.EntericCh4T(animals, feedKgPerDay, methane), "ACC-71",
                $"{Number(animals)} × {Number(feedKgPerDay)} × 18.45 × {Number(methane)} × 365 / 55.65 / 1000");
            yield break;
        }

        var factor = sheet.Value("EF", "enteric_emission_factor", "kgCH4/head/yr");
        yield return sheet.Line("CH4-bio", LineKernels.EmissionT(animals, factor), "ACC-03", $"{Number(animals)} × {Number(factor)}");
    }
}
