using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Charts.Inventories;

/// <summary>Which carriers the gross emissions come from: the right half of figure 5-1, in the colours of its left half.</summary>
public sealed class EmissionStructureChart : IInventoryChart
{
    /// <inheritdoc />
    public string Id => "emission-structure";

    /// <inheritdoc />
    public int Order => 11;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        var slices = InventorySums.EmissionByGroup(inventory, year);
        if (slices.IsEmpty)
        {
            return null;
        }

        var total = slices.Sum(s => s.Amount);
        var top = slices.MaxBy(s => s.Amount);
        var scale = Magnitude.OfTonnes(total);
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.Pie,
            Title = ChartTexts.Of(top.Group == EnergyGroups.Process ? "emission.titleProcess" : "emission.title", ("total", Numbers.Co2e(total)), ("share", Numbers.Percent(top.Amount / total, 0)), ("top", EnergyGroups.Name(top.Group).InSentence)),
            Subtitle = ChartTexts.Of(slices.Any(s => s.Group == EnergyGroups.Process) ? "emission.subProcess" : "emission.sub", ("year", year), ("unit", scale.UnitCo2e), ("gwp", inventory.Zone.Gwp)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series = [.. slices.Select(s => new ChartSeries(EnergyGroups.Name(s.Group), EnergyGroups.Role(s.Group), [s.Amount]) { Links = [new SumId(year, SumId.Carrier, s.Group).ToString()] })],
            Notes = [.. Deducted(inventory, year), .. MissingNote(inventory, year)],
        };
    }

    // A group below zero is no slice of a ring: it is said beside it.
    private static IEnumerable<LocalText> Deducted(Inventory inventory, int year) => InventorySums.NegativeGroups(inventory, year)
        .Select(s => ChartTexts.Of("note.negative", ("what", EnergyGroups.Name(s.Group).AtStart), ("value", Numbers.Co2e(s.Amount))));

    /// <summary>What is not in a chart of emissions because it is not estimated.</summary>
    internal static ImmutableArray<LocalText> MissingNote(Inventory inventory, int year) =>
    [
        .. InventorySums.NotEstimated(inventory, year).Select(n => ChartTexts.Of(double.IsNaN(n.EnergyTce) ? "note.notEstimatedUnknown" : "note.notEstimated", ("what", n.Name.AtStart), ("energy", Numbers.Tce(n.EnergyTce)))),
    ];
}
