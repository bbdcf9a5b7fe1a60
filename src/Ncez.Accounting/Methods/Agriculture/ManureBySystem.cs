using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>CH₄ and N₂O of manure by the systems it is kept in (shares manure:system of parameters.csv).</summary>
public sealed class ManureBySystem : SectorMethod
{
    private const string Systems = "manure";

    /// <inheritdoc />
    public override string Id => "manure_systems";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Worksheet.HasShares(request, "manure") && request.IsDescribedBy("volatile_solids");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var animals = Herd.Average(sheet);
        var solids = sheet.Value("VS", "volatile_solids", "kgVS/head/d");
        var methaneM3PerT = sheet.Value("B₀", "b0", "m3CH4/kgVS", gas: "CH4");
        var correction = sheet.Mix("MCF", Systems, "mcf", "1", "CH4") ?? sheet.Given("MCF", "mcf", "1");
        yield return sheet.Line("CH4-bio", LivestockKernels.ManureCh4T(animals, solids, methaneM3PerT, correction), "ACC-72",
            $"{Number(animals)} × {Number(solids)} t × {Number(methaneM3PerT)} m3/t × 0.67/1000 × {Number(correction)}");

        var nitrogenT = Herd.Average(sheet) * sheet.Value("Nex", "nitrogen_excretion", "kgN/head/yr");
        var direct = sheet.Mix("EF", Systems, "direct_emission_factor", "kgN2O-N/kgN", "N2O") ?? sheet.Given("EF", "direct_emission_factor", "kgN2O-N/kgN");
        yield return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, 1, direct), "ACC-65", $"{Number(nitrogenT)} t N × 1 × {Number(direct)} × 44/28", "direct");

        nitrogenT = Herd.Average(sheet) * sheet.Value("Nex", "nitrogen_excretion", "kgN/head/yr");
        var volatilised = sheet.Value("FracGas", "volatilisation_fraction", "1", "manure-nitrogen-volatilised");
        var indirect = sheet.Published("EF", "indirect_emission_factor", "kgN2O-N/kgN", "manure-nitrogen-volatilised");
        yield return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, volatilised, indirect), "ACC-65", $"{Number(nitrogenT)} t N × {Number(volatilised)} × {Number(indirect)} × 44/28", "deposition");

        // The standard gives 1 to 20 percent and no value: the farm states it.
        nitrogenT = Herd.Average(sheet) * sheet.Value("Nex", "nitrogen_excretion", "kgN/head/yr");
        var leached = sheet.Given("FracLeach", "leaching_fraction", "1");
        indirect = sheet.Published("EF", "indirect_emission_factor", "kgN2O-N/kgN", "manure-nitrogen-leached");
        yield return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, leached, indirect), "ACC-65", $"{Number(nitrogenT)} t N × {Number(leached)} × {Number(indirect)} × 44/28", "leaching");
    }
}
