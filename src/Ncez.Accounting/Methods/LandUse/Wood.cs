namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Wood density, expansion and carbon of standing timber: of the site or of the region.</summary>
internal static class Wood
{
    /// <summary>Density [t/m³], whole tree over stem [1], carbon [t/t].</summary>
    public static (double Density, double Expansion, double Carbon) Read(Worksheet sheet) =>
        (sheet.Value("SVD", "wood_density", "tdm/m3", "arbor-forest-stock-weighted"),
         sheet.Value("BEF", "biomass_expansion", "1", "arbor-forest-whole-tree"),
         sheet.Value("CF", "carbon_fraction", "1", "woody-biomass"));
}
