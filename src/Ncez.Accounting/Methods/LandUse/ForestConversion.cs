using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Forest converted to other land: what is burnt on site, burnt off site and left to decay, each with its share.</summary>
public sealed class ForestConversion : SectorMethod
{
    private const string Fire = "forest-fire-and-conversion-burning";

    private static readonly (string Item, string Part, bool IsBurnt)[] Paths =
    [
        ("forest-conversion-burnt-on-site", "on-site", true), ("forest-conversion-burnt-off-site", "off-site", true), ("forest-conversion-left-to-decay", "decay", false),
    ];

    /// <inheritdoc />
    public override string Id => "forest_conversion";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "forest" && Worksheet.Gives(request, "biomass_before");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var (path, part, isBurnt) in Paths)
        {
            var carbonT = Carbon(sheet, path, isBurnt);
            var massT = carbonT * CombustionKernels.Co2PerCarbonTPerT;
            yield return sheet.Line("CO2", massT, "ACC-83", $"{Number(carbonT)} t C × 44/12", part);
        }

        var burntT = Carbon(sheet, Paths[0].Item, true);
        var methane = sheet.Published("r", "ch4_c_to_c_emission_ratio", "1", Fire);
        yield return sheet.Line("CH4-bio", LandUseKernels.BurningTraceGasT(burntT, methane, 16.0 / 12.0), "ACC-84", $"{Number(burntT)} t C × {Number(methane)} × 16/12");
        burntT = Carbon(sheet, Paths[0].Item, true);
        var nitrogen = sheet.Published("r", "n2o_n_to_n_emission_ratio", "1", Fire) * sheet.Published("N/C", "n_to_c_ratio_of_biomass", "1", Fire);
        yield return sheet.Line("N2O", LandUseKernels.BurningTraceGasT(burntT, nitrogen, 44.0 / 28.0), "ACC-84", $"{Number(burntT)} t C × {Number(nitrogen)} × 44/28");
    }

    private static double Carbon(Worksheet sheet, string path, bool isBurnt)
    {
        var areaM2 = sheet.Quantity(Dimension.Area, "ha");
        var (before, after) = (sheet.Given("B before", "biomass_before", "tdm/ha"), sheet.Given("B after", "biomass_after", "tdm/ha"));
        var share = sheet.Published("s", "share_of_biomass", "1", path);
        var oxidised = isBurnt ? sheet.Published("OX", "oxidised_fraction", "1", "forest-conversion-burning") : 1;
        var carbon = sheet.Value("CF", "carbon_fraction", "1", "woody-biomass");
        return LandUseKernels.ConvertedCarbonT(areaM2, before, after, share, oxidised, carbon);
    }
}
