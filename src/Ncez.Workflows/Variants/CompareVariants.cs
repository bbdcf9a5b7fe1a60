using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Data.Export;
using Ncez.Data.Import.Simulations;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Variants;

/// <summary>
/// Design variants side by side: the result tables of a simulation (EnergyPlus), each accounted as the activity data of the same zone, with its
/// factors and boundary.
/// </summary>
public sealed class CompareVariants(ShippedData shipped)
{
    // What a meter of EnergyPlus is in a zone: category, item, direction.
    private static readonly Dictionary<string, (string Category, string Item, string Direction)> Activities = new(StringComparer.Ordinal)
    {
        ["Electricity"] = ("purchased_electricity", "电力", "import"),
        ["NaturalGas"] = ("stationary_combustion", "天然气", "use"),
        ["Gas"] = ("stationary_combustion", "天然气", "use"),
        ["FuelOilNo1"] = ("stationary_combustion", "柴油", "use"),
        ["DistrictHeating"] = ("purchased_heat", "热力", "import"),
        ["DistrictHeatingWater"] = ("purchased_heat", "热力", "import"),
        ["DistrictHeatingSteam"] = ("purchased_heat", "热力", "import"),
    };

    private static readonly TextArea Texts = TextArea.Of(typeof(CompareVariants).Assembly, "Variants");

    /// <summary>The comparison; null with findings.</summary>
    /// <param name="zone">Zone folder.</param>
    /// <param name="files">Result tables; the first is what the others are compared with.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops.</param>
    public VariantReport? Of(string zone, IReadOnlyList<string> files, Findings findings, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(zone, cancellation);
        if (account.Inventory is not { Years.Length: > 0 } inventory)
        {
            findings.Add(account.Findings.Sorted());
            return null;
        }

        var variants = files.Select(f => Variant(zone, f, inventory, findings, cancellation)).OfType<DesignVariant>().ToImmutableArray();
        return findings.HasErrors || variants.IsEmpty ? null : new VariantReport(variants, Answer(variants), [Table(variants), Basis(inventory.Years[^1].Year)]);
    }

    private DesignVariant? Variant(string zone, string file, Inventory own, Findings findings, CancellationToken cancellation)
    {
        if (VariantFolder.Read(file, findings) is not { } content)
        {
            return null;
        }

        var meters = EnergyPlusMeters.Read(file, content, findings);
        var energy = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var meter in meters)
        {
            if (shipped.Library.Units.TryParse(meter.Unit, out var unit) && unit.Dimension == Dimension.Energy && Activities.ContainsKey(meter.Resource))
            {
                energy[meter.Resource] = meter.Sum * unit.ToCanonical;
            }
            else
            {
                findings.Warning("EPL-003", new Place(file, 1), ("meter", meter.Resource), ("unit", meter.Unit), ("sum", meter.Sum));
            }
        }

        var year = own.Years[^1].Year;
        var rows = energy.Where(e => e.Value != 0).Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"V{i + 1},{year},{Activities[e.Key].Category},{Activities[e.Key].Item},{e.Value:R},MWh,{Activities[e.Key].Direction},EnergyPlus"));
        var inventory = VariantFolder.With(zone, "id,period,category,item,quantity,unit,direction,source\n" + string.Join('\n', rows) + "\n", findings, folder =>
        {
            var account = new AccountZone(shipped).Account(folder, cancellation);
            findings.Add(account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
            return account.Inventory;
        });
        return inventory is null ? null : new DesignVariant(Path.GetFileNameWithoutExtension(file) is "eplusmtr" or "eplusout" ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))! : Path.GetFileNameWithoutExtension(file),
            energy.ToImmutableSortedDictionary(StringComparer.Ordinal), inventory);
    }

    private static LocalText Answer(ImmutableArray<DesignVariant> variants)
    {
        var best = variants.MinBy(v => v.GrossT)!;
        return Texts.Both(variants.Length == 1 ? "answer.one" : "answer", ("best", best.Name), ("tonnes", Numbers.Co2e(best.GrossT)), ("first", variants[0].Name), ("change", Numbers.WithSign(100 * ((best.GrossT / variants[0].GrossT) - 1), 1)));
    }

    private static ResultTable Table(ImmutableArray<DesignVariant> variants)
    {
        var resources = variants.SelectMany(v => v.EnergyMWh.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        ImmutableArray<TableCell> Row(LocalText name, Func<DesignVariant, double> of) => [name, .. variants.Select(v => (TableCell)of(v))];
        return new ResultTable("variants", Texts.Both("title"), [new TableColumn("figure", Texts.Both("figure")), .. variants.Select((v, i) => new TableColumn($"variant{i + 1}", LocalText.Same(v.Name), IsNumber: true))],
            [
                .. resources.Select(r => Row(Texts.Both("energy", ("resource", r)), v => v.EnergyMWh.TryGetValue(r, out var mwh) ? mwh : double.NaN)),
                Row(Texts.Both("energyAll"), v => v.EnergyMWh.Values.Sum()),
                .. variants.SelectMany(v => v.Categories.Select(c => (c.Category.Id, c.Category.Name))).DistinctBy(c => c.Id)
                    .Select(c => Row(Texts.Both("emission", ("category", c.Name)), v => PlanTotal.SumOfKnown(v.Categories.Where(x => x.Category.Id == c.Id).Select(x => x.Co2eT)))),
                Row(Texts.Both("gross"), v => v.GrossT),
                Row(Texts.Both("changePercent"), v => 100 * ((v.GrossT / variants[0].GrossT) - 1)),
            ]);
    }

    private static ResultTable Basis(int year) => new("variantBasis", Texts.Both("basis"), [new TableColumn("what", Texts.Both("what")), new TableColumn("value", Texts.Both("value"))],
        [
            [Texts.Both("factors"), Texts.Both("factors.text", ("year", year))], [Texts.Both("meters"), Texts.Both("meters.text")], [Texts.Both("heating"), Texts.Both("heating.text")],
        ]);
}

/// <summary>A design variant.</summary>
/// <param name="Name">Name: of the file, or of its folder.</param>
/// <param name="EnergyMWh">Energy of each meter [MWh].</param>
/// <param name="Inventory">Accounted.</param>
public sealed record DesignVariant(string Name, ImmutableSortedDictionary<string, double> EnergyMWh, Inventory Inventory)
{
    /// <summary>Gross emissions [t CO₂e].</summary>
    public double GrossT => Inventory.Years[^1].Gross.T;

    /// <summary>Emissions by category.</summary>
    internal ImmutableArray<CategorySum> Categories => InventorySums.ByCategory(Inventory, Inventory.Years[^1].Year);
}

/// <summary>Variants side by side.</summary>
/// <param name="Variants">Variants in the order of the files.</param>
/// <param name="Answer">Which emits least.</param>
/// <param name="Tables">Comparison, basis.</param>
public sealed record VariantReport(ImmutableArray<DesignVariant> Variants, LocalText Answer, ImmutableArray<ResultTable> Tables);
