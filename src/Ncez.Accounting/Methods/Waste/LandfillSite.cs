using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>What a tonne of waste will ever emit in a landfill, and the numbers that say so.</summary>
internal static class LandfillSite
{
    /// <summary>CH₄ of one unit of the rows over all years, after oxidation in the cover [t CH₄].</summary>
    public static (double PotentialT, string Formula) Potential(Worksheet sheet)
    {
        var wasteT = sheet.Quantity(Model.Quantities.Dimension.Mass, "t");
        var correction = sheet.Mix("MCF", "landfill", "mcf", "1") ?? sheet.Given("MCF", "mcf", "1");
        var carbon = sheet.Mix("DOC", "waste", "doc", "1") ?? sheet.Value("DOC", "doc", "1");
        var decomposed = sheet.Value("DOCf", "doc_decomposed", "1", "landfill");
        var methane = sheet.Value("F", "ch4_fraction", "1", "landfill-gas");
        var oxidised = sheet.Mix("OX", "cover", "oxidation_factor", "1") ?? sheet.Given("OX", "oxidation_factor", "1");
        return (Kernels.Emissions.WasteKernels.LandfillCh4T(wasteT, correction, carbon, decomposed, methane, oxidised),
            $"{Number(wasteT)} × {Number(correction)} × {Number(carbon)} × {Number(decomposed)} × {Number(methane)} × 16/12 × (1 − {Number(oxidised)})");
    }
}
