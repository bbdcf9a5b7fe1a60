using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>Two numbers for electricity: location-based and market-based, the instruments behind the second, factors by month or hour.</summary>
public sealed class ElectricityView : IInventoryView
{
    /// <inheritdoc />
    public string Id => "electricity";

    /// <inheritdoc />
    public int Order => 43;

    /// <inheritdoc />
    public LocalText Title => Of("electricity.title");

    /// <inheritdoc />
    public LocalText Note => Of("electricity.note");

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input)
    {
        var years = YearsOf(input);
        var tables = new[] { TwoNumbers(input.Inventory, years), Claims(years), Time(years) };
        return [.. tables.Where(t => t.Rows.Length > 0)];
    }

    /// <inheritdoc />
    public LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables)
    {
        var last = YearsOf(input)[^1];
        return Of(last.ConsumedMWh > 0 ? "electricity.answer" : "electricity.answer.own", ("year", last.Year), ("location", Model.Texts.Numbers.Co2e(last.LocationT)), ("market", Model.Texts.Numbers.Co2e(last.MarketT)),
            ("share", Model.Texts.Numbers.Percent(last.ClaimedMWh / last.ConsumedMWh, 0)), ("energy", Model.Texts.Numbers.Fixed(last.ConsumedMWh)));
    }

    private static ImmutableArray<ElectricityAccount> YearsOf(ViewInput input) =>
        [.. input.Inventory.Electricity.Where(e => e.ConsumedMWh > 0 || !e.Claims.IsEmpty || e.SoldOfOwnUseMWh > 0)];

    private static ResultTable TwoNumbers(Inventory inventory, ImmutableArray<ElectricityAccount> years) => new("electricity", Of("electricity.two"),
        [
            Column("year", "year"), Column("method", "method"), Numbers("electricityMWh", "consumed"), Numbers("claimedMWh", "claimed"), Numbers("factorTPerMWh", "factor"),
            Numbers("electricityT", "electricityT"), Numbers("indirectT", "indirectT"), Numbers("grossT", "grossT"), Numbers("netT", "netT"), Column("basis", "basis"),
        ],
        [.. years.SelectMany(e => Rows(inventory, e))]);

    private static IEnumerable<ImmutableArray<TableCell>> Rows(Inventory inventory, ElectricityAccount e)
    {
        var location = inventory.Years.First(y => y.Year == e.Year);
        yield return [Year(e.Year), Of("location"), e.ConsumedMWh, double.NaN, e.LocationT / e.ConsumedMWh, e.LocationT, location.Indirect.T, location.Gross.T, location.Net.T, Of("basis.location")];
        yield return [Year(e.Year), Of("market"), e.ConsumedMWh, e.ClaimedMWh, e.MarketOfImportsT / e.ConsumedMWh, e.MarketT, e.Market.Indirect.T, e.Market.Gross.T, e.Market.Net.T, Basis(e)];
    }

    private static LocalText Basis(ElectricityAccount e)
    {
        var sold = e.SoldOfOwnUseMWh > 0 ? Of("basis.sold", ("energy", e.SoldOfOwnUseMWh)) : default;
        var rest = e.Residual?.Pick is { } pick
            ? Of("basis.residual", ("factor", pick.Value), ("unit", pick.UnitText), ("row", $"{pick.Set}/{pick.Id}"), ("region", pick.Region), ("rest", e.UnclaimedMWh))
            : Of("basis.fallback", ("factor", e.ResidualTPerMWh), ("rest", e.UnclaimedMWh));
        return sold.IsEmpty ? rest : new LocalText($"{rest.Zh}；{sold.Zh}", $"{rest.En}; {sold.En}");
    }

    private static ResultTable Claims(ImmutableArray<ElectricityAccount> years) => new("instruments", Of("claims.title"),
        [
            Column("year", "year"), Column("id", "id"), Column("type", "type"), Column("serial", "serial"), Column("generated", "generated"), Column("energySource", "energySource"),
            Numbers("energyMWh", "energy"), Numbers("usedMWh", "used"), Numbers("factorTPerMWh", "factor"), Numbers("electricityT", "electricityT"), Column("reason", "reason"), Column("source", "source"),
        ],
        [.. years.SelectMany(e => e.Claims.Select(c => ImmutableArray.Create<TableCell>(
            [Year(e.Year), c.Instrument.Id, Of($"type.{c.Instrument.Kind}"), c.Instrument.Serial, c.Instrument.Period.ToString(),
             c.Instrument.EnergySource.Length > 0 ? Of($"source.{c.Instrument.EnergySource}") : default, c.Instrument.EnergyMWh, c.UsedMWh, c.FactorTPerMWh, c.Co2eT,
             c.Reason.Length > 0 ? Of($"reason.{c.Reason}") : default, c.Instrument.Source])))]);

    private static ResultTable Time(ImmutableArray<ElectricityAccount> years) => new("electricity_time", Of("time.title"),
        [
            Column("year", "year"), Column("resolution", "resolution"), Numbers("intervals", "intervals"), Numbers("coveredMWh", "covered"), Numbers("electricityMWh", "consumed"),
            Numbers("timeT", "timeT"), Numbers("averageT", "averageT"), Numbers("differencePercent", "difference"), Column("source", "source"),
        ],
        [.. years.Where(e => e.Time is not null).Select(e => ImmutableArray.Create<TableCell>(
            [Year(e.Year), Of(e.Time!.IsHourly ? "hour" : "month"), e.Time.Intervals, e.Time.CoveredMWh, e.ConsumedMWh, e.Time.TimeT, e.Time.AverageT,
             100 * ((e.Time.TimeT / e.Time.AverageT) - 1), e.Time.Source]))]);
}
