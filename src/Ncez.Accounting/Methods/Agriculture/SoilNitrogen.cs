using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>N₂O of nitrogen that reaches a field: direct, by deposition of what volatilises, by leaching.</summary>
internal static class SoilNitrogen
{
    // The guide gives one factor per zone of agriculture; the region of the rows decides which holds.
    private static readonly string[] Zones = ["cropland-zone-i", "cropland-zone-ii", "cropland-zone-iii", "cropland-zone-iv", "cropland-zone-v", "cropland-zone-vi"];

    /// <summary>Direct N₂O by the zone of agriculture.</summary>
    public static LinePlan? Direct(Worksheet sheet, double nitrogenT)
    {
        var zone = Zones.FirstOrDefault(z => sheet.Request.Resolve("direct_emission_factor", "N2O", z).Pick is not null) ?? Zones[^1];
        var factor = sheet.Value("EF", "direct_emission_factor", "kgN2O-N/kgN", zone, "N2O");
        return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, 1, factor), "ACC-65", $"{Number(nitrogenT)} t N × 1 × {Number(factor)} × 44/28", "direct");
    }

    /// <summary>N₂O of nitrogen that volatilises and comes down elsewhere.</summary>
    public static LinePlan? Deposited(Worksheet sheet, double nitrogenT, string kind)
    {
        var share = sheet.Value("Frac", "volatilisation_fraction", "1", kind);
        var factor = sheet.Published("EF", "indirect_emission_factor", "kgN2O-N/kgN", "nitrogen-in-atmospheric-deposition");
        return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, share, factor), "ACC-65", $"{Number(nitrogenT)} t N × {Number(share)} × {Number(factor)} × 44/28", "deposition");
    }

    /// <summary>N₂O of nitrogen that leaches and runs off.</summary>
    public static LinePlan? Leached(Worksheet sheet, double nitrogenT)
    {
        var share = sheet.Value("Frac", "leaching_fraction", "1", "cropland-nitrogen");
        var factor = sheet.Published("EF", "indirect_emission_factor", "kgN2O-N/kgN", "nitrogen-in-leaching-and-run-off");
        return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(nitrogenT, share, factor), "ACC-65", $"{Number(nitrogenT)} t N × {Number(share)} × {Number(factor)} × 44/28", "leaching");
    }
}
