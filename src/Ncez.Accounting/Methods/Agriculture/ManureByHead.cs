using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>CH₄ and N₂O of manure by head and region.</summary>
public sealed class ManureByHead : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "manure_management";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("manure_emission_factor");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var gas in (string[])["CH4", "N2O"])
        {
            var animals = Herd.Average(sheet);
            var factor = sheet.Value("EF", "manure_emission_factor", $"kg{gas}/head/yr", gas: gas);
            yield return sheet.Line(gas == "CH4" ? "CH4-bio" : gas, LineKernels.EmissionT(animals, factor), "ACC-03", $"{Number(animals)} × {Number(factor)}");
        }
    }
}
