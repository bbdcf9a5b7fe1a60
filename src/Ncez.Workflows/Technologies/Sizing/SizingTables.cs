using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Sizing;

namespace Ncez.Workflows.Technologies.Sizing;

/// <summary>Tables of a park's sizes and its year.</summary>
internal sealed class SizingTables(ParkSystem park, ParkSystem asItIs, ParkYear before, ParkYear year, double? criticalFraction, ProgramSolution solution)
{
    private const double CnyPer1e4 = 1e4;
    private const int ShortOutageHours = 4;
    private static readonly TextArea Texts = TextArea.Of(typeof(SizingTables).Assembly, "Sizing");

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params ReadOnlySpan<TextArg> args) => Texts.Both(key, args);

    /// <summary>The answer in a sentence.</summary>
    internal LocalText Answer()
    {
        var (now, then) = (before.Costs(asItIs).TotalCny, year.Costs(park).TotalCny);
        return Text("answer", ("built", Texts.Both("built", ("pv", Size(year.Sizes.PvMW)), ("energy", Size(year.Sizes.StoreMWh)), ("power", Size(year.Sizes.StoreMW)), ("chp", Size(year.Sizes.ChpMW)), ("pump", Size(year.Sizes.HeatPumpMW)))),
            ("now", Numbers.Fixed(now / CnyPer1e4)), ("then", Numbers.Fixed(then / CnyPer1e4)), ("change", Numbers.WithSign(100 * (then - now) / now, 1)),
            ("emitted", Numbers.Co2e(before.EmissionT(asItIs))), ("left", Numbers.Co2e(year.EmissionT(park))));
    }

    /// <summary>All tables.</summary>
    internal ImmutableArray<ResultTable> All() => [Sizes(), Compared(), Months(), Basis()];

    private ResultTable Sizes()
    {
        ImmutableArray<TableCell> Row(string key, ParkAsset asset, double size, string unit) =>
            [Text("asset." + key), size, unit, asset.Most, size * asset.CostCnyPerUnit / CnyPer1e4, size * asset.YearlyCny(park.RateFraction) / CnyPer1e4];
        var sizes = year.Sizes;
        return new ResultTable("sizes", Text("sizes.title"), [Word("asset"), Number("size"), Word("unit"), Number("most"), Number("capital1e4Cny"), Number("yearly1e4Cny")],
            [
                .. new[]
                {
                    (park.Pv, Row("pv", park.Pv, sizes.PvMW, "MW")), (park.StoreEnergy, Row("energy", park.StoreEnergy, sizes.StoreMWh, "MWh")), (park.StorePower, Row("power", park.StorePower, sizes.StoreMW, "MW")),
                    (park.Chp, Row("chp", park.Chp, sizes.ChpMW, "MW")), (park.HeatPump, Row("pump", park.HeatPump, sizes.HeatPumpMW, "MW")),
                }.Where(r => r.Item1.Most > 0).Select(r => r.Item2),
            ]);
    }

    private ResultTable Compared()
    {
        ImmutableArray<TableCell> Row(string key, Func<ParkSystem, ParkYear, double> of) => [Text("figure." + key), of(asItIs, before), of(park, year)];
        ImmutableArray<TableCell> Cost(string key, Func<ParkCosts, double> of) => Row(key, (p, y) => of(y.Costs(p)) / CnyPer1e4);
        ImmutableArray<ImmutableArray<TableCell>> outage = criticalFraction is { } critical
            ? [Outage("outage.least", critical, h => h.Min()), Outage("outage.mean", critical, h => h.Average()), Outage("outage.share", critical, h => 100.0 * h.Count(x => x >= ShortOutageHours) / h.Length)] : [];
        return new ResultTable("compared", Text("compared.title"), [Word("figure"), Number("asItIs"), Number("sized")],
            [
                Cost("total", c => c.TotalCny), Cost("fixed", c => c.FixedCny), Cost("energy", c => c.EnergyCny), Cost("demand", c => c.DemandCny), Cost("gas", c => c.GasCny), Cost("carbon", c => c.CarbonCny),
                Cost("feedIn", c => c.FeedInCny), Row("emission", (p, y) => y.EmissionT(p)), Row("import", (_, y) => y.ImportMW.Sum()), Row("export", (_, y) => y.ExportMW.Sum()), Row("made", (_, y) => y.PvMW.Sum()),
                Row("curtailed", (p, y) => y.CurtailedMWh(p)), Row("curtailedShare", (p, y) => y.PvMW.Sum() > 0 ? 100 * y.CurtailedMWh(p) / (y.CurtailedMWh(p) + y.PvMW.Sum()) : double.NaN),
                Row("selfConsumption", (_, y) => 100 * y.SelfConsumptionFraction), Row("selfSufficiency", (p, y) => 100 * y.SelfSufficiencyFraction(p)),
                Row("peak", (_, y) => y.ImportMW.Max()), Row("cycles", (p, y) => y.Sizes.StoreMWh > 0 ? y.DischargeMW.Sum() / y.Sizes.StoreMWh : double.NaN), Row("gasUsed", (p, y) => y.GasMWh(p)),
                .. outage,
            ]);

        ImmutableArray<TableCell> Outage(string key, double share, Func<ImmutableArray<int>, double> of) => Row(key, (p, y) => of(y.OutageHours(p, share)));
    }

    private ResultTable Months() => new("months", Text("months.title"),
        [
            Word("month"), Number("loadMWh"), Number("vehiclesMWh"), Number("pumpMWh"), Number("importMWh"), Number("pvMWh"), Number("chpMWh"), Number("chargeMWh"), Number("dischargeMWh"), Number("exportMWh"), Number("heatMWh"),
            Number("boilerMWh"), Number("peakMW"),
        ],
        [.. Enumerable.Range(0, 12).Select(m =>
        {
            double Sum(IReadOnlyList<double> flow) => Enumerable.Range(0, park.Hours).Where(h => park.Month[h] == m && h < flow.Count).Sum(h => flow[h]);
            return ImmutableArray.Create<TableCell>(
            [
                (m + 1).ToString(CultureInfo.InvariantCulture), Sum(park.LoadMW), Sum(year.VehicleMW), Sum(year.PumpHeatMW) / park.HeatPumpCop, Sum(year.ImportMW), Sum(year.PvMW), Sum(year.ChpMW), Sum(year.ChargeMW),
                Sum(year.DischargeMW), Sum(year.ExportMW), Sum(park.HeatMW), Sum(year.BoilerHeatMW), Enumerable.Range(0, park.Hours).Where(h => park.Month[h] == m).Max(h => year.ImportMW[h]),
            ]);
        })]);

    /// <summary>Every hour.</summary>
    internal static ResultTable Hours(ParkSystem park, ParkYear year) => new("hours", Text("hours.title"),
        [
            Number("hour"), Number("loadMW"), Number("importMW"), Number("exportMW"), Number("pvMW"), Number("curtailedMW"), Number("chargeMW"), Number("dischargeMW"), Number("storedMWh"), Number("chpMW"), Number("pumpHeatMW"),
            Number("boilerHeatMW"), Number("vehicleMW"), Number("imbalanceMW"),
        ],
        [.. Enumerable.Range(0, park.Hours).Select(h => ImmutableArray.Create<TableCell>(
        [
            h + 1, park.LoadMW[h], year.ImportMW[h], year.ExportMW[h], year.PvMW[h], park.PvFraction.IsEmpty ? 0 : Math.Max(0, (park.PvFraction[h] * year.Sizes.PvMW) - year.PvMW[h]), year.ChargeMW[h], year.DischargeMW[h],
            year.StoredMWh[h], year.ChpMW[h], year.PumpHeatMW[h], year.BoilerHeatMW[h], year.VehicleMW[h], Math.Round(year.ImbalanceMW(park, h), 6),
        ]))]);

    private ResultTable Basis() => new("sizingBasis", Text("basis.title"), [Word("what"), Word("value")],
        [
            [Text("goal"), Text("goal.text")], [Text("hoursOf"), Numbers.Fixed(park.Hours)], [Text("objective"), new LocalText($"{Numbers.Fixed(solution.Objective / CnyPer1e4)} 万元/年", $"{Numbers.Fixed(solution.Objective / CnyPer1e4)} × 10⁴ CNY/a")], [Text("rate"), Numbers.Percent(park.RateFraction, 1)],
            [Text("foresight"), Text("foresight.text")], [Text("feedInRule"), Text("feedInRule.text")], [Text("heatRule"), Text("heatRule.text")], [Text("outageRule"), Text("outageRule.text")],
        ]);

    private static string Size(double value) => Numbers.Significant(value, 3);

    private static TableColumn Word(string id) => new(id, Text(id));

    private static TableColumn Number(string id) => new(id, Text(id), IsNumber: true);
}
