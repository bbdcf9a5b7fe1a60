using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>Landfill by first-order decay: one row per year of deposit, as far back as the site knows; each emits in every later year.</summary>
public sealed class LandfillDecay : SectorMethod
{
    // Waste by what it is, and the class whose decay rate it has.
    private static readonly Dictionary<string, string> Decays = new(StringComparer.Ordinal)
    {
        ["food-waste"] = "food-waste-sewage-sludge",
        ["sewage-sludge"] = "food-waste-sewage-sludge",
        ["paper-and-cardboard"] = "paper-textiles",
        ["textiles"] = "paper-textiles",
        ["wood"] = "wood-straw",
        ["municipal-solid-waste-msw"] = "bulk-waste",
    };

    /// <inheritdoc />
    public override string Id => "landfill_decay";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool ReadsHistory => true;

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var request = sheet.Request;
        foreach (var year in request.Zone.Years.Where(y => y >= request.Year))
        {
            var (potentialT, formula) = LandfillSite.Potential(sheet);
            var rate = sheet.Value("k", "generation_rate", "1/yr", Decays.GetValueOrDefault(sheet.Item, sheet.Item));
            sheet.Step("ACC-50", $"L = {formula} = {Number(potentialT)} t CH4");
            var age = year - request.Year;
            yield return sheet.Line("CH4-bio", WasteKernels.DecayCh4T(potentialT, rate, age), "ACC-52",
                age < 1 ? "0" : $"{Number(potentialT)} × (e^(−{Number(rate)} × {age - 1}) − e^(−{Number(rate)} × {age}))", Number(year), year: year);
        }
    }
}
