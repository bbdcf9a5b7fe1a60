using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Which carriers the energy is made of: the left half of figure 5-1. What is not estimated for emissions still counts as energy.</summary>
public sealed class EnergyStructureChart : IInventoryChart
{
    /// <inheritdoc />
    public string Id => "energy-structure";

    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        // Without the year's coefficient the equivalent basis has no total; the chart then says it is calorific.
        var basis = inventory.Zone.StandardCoal == StandardCoalBasis.Equivalent && double.IsFinite(InventorySums.Totals(inventory, year).EnergyTceEquivalent)
            ? StandardCoalBasis.Equivalent
            : StandardCoalBasis.Calorific;
        var slices = InventorySums.EnergyByGroup(inventory, year, basis);
        if (slices.IsEmpty)
        {
            return null;
        }

        var chart = Of(slices, EnergyUnit.Tce, year, ChartTexts.Basis(basis)) with { Notes = basis == inventory.Zone.StandardCoal ? [] : [ChartTexts.Of("energy.fallback")] };
        var physical = InventorySums.EnergyMWhByGroup(inventory, year);
        return physical.IsEmpty ? chart : chart with
        {
            InOtherUnits = [.. new[] { EnergyUnit.Terajoule, EnergyUnit.MegawattHour }.Select(u => Of([.. physical.Select(s => s with { Amount = s.Amount * u.PerMWh })], u, year, ChartTexts.Of("energy.physical")))],
        };
    }

    private ChartSpec Of(ImmutableArray<Slice> slices, EnergyUnit unit, int year, LocalText basis)
    {
        var total = slices.Sum(s => s.Amount);
        var top = slices.MaxBy(s => s.Amount);
        var scale = Magnitude.OfTonnes(total);
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.Pie,
            Title = ChartTexts.Of("energy.title", ("total", Numbers.Energy(total, unit)), ("share", Numbers.Percent(top.Amount / total, 0)), ("top", EnergyGroups.Name(top.Group).InSentence)),
            Subtitle = ChartTexts.Of("energy.sub", ("year", year), ("unit", unit.In(scale)), ("basis", basis)),
            Unit = unit.In(scale),
            DataUnit = LocalText.Same(unit.Id),
            Scale = scale,
            Series = [.. slices.Select(s => new ChartSeries(EnergyGroups.Name(s.Group), EnergyGroups.Role(s.Group), [s.Amount]) { Links = [new SumId(year, SumId.Energy, s.Group).ToString()] })],
        };
    }
}
