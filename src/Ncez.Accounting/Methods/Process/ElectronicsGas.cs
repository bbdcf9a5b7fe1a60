using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Etching and cleaning gases of electronics, and the gases they turn into.</summary>
public sealed class ElectronicsGas : SectorMethod
{
    private const string Prefix = "electronics-and-semiconductors-";

    /// <inheritdoc />
    public override string Id => "electronics_gas";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process", "fugitive_gases"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("container_heel_fraction");

    /// <inheritdoc />
    public override bool MayTake(PlanRequest request) => Takes(request);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var gasT = sheet.Quantity(Dimension.Mass, "t");
        var heel = sheet.Value("h", "container_heel_fraction", "1");
        var utilised = sheet.Value("U", "utilisation_rate", "1");
        var collected = sheet.Value("a", "collection_efficiency", "1");
        var removed = sheet.Value("d", "removal_efficiency", "1");
        yield return sheet.Line(GasOf(sheet.Item), FluorinatedGasKernels.ProcessGasT(gasT, heel, utilised, collected, removed), "ACC-40",
            $"(1 − {Number(heel)}) × {Number(gasT)} × (1 − {Number(utilised)}) × (1 − {Number(collected)} × {Number(removed)})");
        var own = sheet.Item[Prefix.Length..];
        foreach (var other in (string[])["cf4", "c2f6"])
        {
            var byProduct = $"{Prefix}{other}-by-product-of-{own}";
            if (sheet.Request.Library.FindItem(byProduct) is null)
            {
                continue;
            }

            // What catches and destroys the by-product is what would catch that gas.
            heel = sheet.Value("h", "container_heel_fraction", "1");
            var made = sheet.Published("B", "by_product_emission_factor", "t/t", byProduct);
            collected = sheet.Published("a'", "collection_efficiency", "1", Prefix + other);
            removed = sheet.Published("d'", "removal_efficiency", "1", Prefix + other);
            yield return sheet.Line(GasOf(Prefix + other), FluorinatedGasKernels.ByProductGasT(gasT, heel, made, collected, removed), "ACC-41",
                $"(1 − {Number(heel)}) × {Number(gasT)} × {Number(made)} × (1 − {Number(collected)} × {Number(removed)})", "by-product");
        }
    }

    private static string GasOf(string item) => item[Prefix.Length..] switch
    {
        "c-c4f8" => "c-C4F8",
        var gas => gas.ToUpperInvariant(),
    };
}
