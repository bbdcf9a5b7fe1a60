using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Runs;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Runs;

/// <summary>Changes between two runs as tables.</summary>
public static class ChangeTables
{
    private const int MostLines = 50;
    private static readonly TextArea Area = TextArea.Of(typeof(ChangeTables).Assembly, "Changes");

    /// <summary>All tables that have rows.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="basis">Who stated the threshold: option, zone, programme or unstated.</param>
    /// <param name="library">Names of items.</param>
    public static ImmutableArray<ResultTable> Of(RunChanges changes, string basis, FactorLibrary library) =>
        [.. new[] { Years(changes), Market(changes), BaseYear(changes, basis), Factors(changes), Lines(changes, library), Unsplit(changes, library) }.Where(t => t.Rows.Length > 0)];

    /// <summary>All tables of what changed since the last frozen run, and the base year through all of them.</summary>
    /// <param name="since">What changed.</param>
    /// <param name="library">Names of items.</param>
    public static ImmutableArray<ResultTable> Of(SinceFrozen since, FactorLibrary library)
    {
        var tables = Of(since.Changes, since.Basis, library);
        return since.Course.Steps.Length > 0 && since.Changes.BaseYear is { } now ? tables.Insert(tables.Count(t => t.Id is "years" or "market" or "recalculation"), Course(since, now)) : tables;
    }

    /// <summary>The base year alone: as it stands against the figure that was fixed, and through all frozen runs.</summary>
    /// <param name="since">What changed since the last frozen run.</param>
    public static ImmutableArray<ResultTable> OfBaseYear(SinceFrozen since) =>
        since.Course.Steps.Length > 0 && since.Changes.BaseYear is { } now ? [BaseYear(since.Changes, since.Basis), Course(since, now)] : [];

    /// <summary>Effects by year and cause: they add up to the difference.</summary>
    public static ResultTable Years(RunChanges changes) => new("years", Text("years.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("total", Text("total")),
            new TableColumn("beforeT", Text("before"), IsNumber: true),
            .. Enum.GetValues<ChangeCause>().Select(c => new TableColumn($"{c.ToString().ToLowerInvariant()}T", Text($"cause.{c}"), IsNumber: true)),
            new TableColumn("afterT", Text("after"), IsNumber: true),
        ],
        [
            .. changes.Years.SelectMany(y => new[]
            {
                Row(y.Year, Text("gross"), y.GrossBeforeT, y.Gross, y.GrossAfterT),
                Row(y.Year, Text("net"), y.NetBeforeT, y.Net, y.NetAfterT),
            }),
        ]);

    private static ImmutableArray<TableCell> Row(int year, LocalText total, double before, ImmutableSortedDictionary<ChangeCause, double> effects, double after) =>
        [year.ToString(CultureInfo.InvariantCulture), total, before, .. Enum.GetValues<ChangeCause>().Select(c => (TableCell)effects[c]), after];

    /// <summary>Market-based net by year: what electricity by the market moves in it, and all that moves the location-based net too.</summary>
    public static ResultTable Market(RunChanges changes) => new("market", Text("market.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("beforeT", Text("before"), IsNumber: true),
            new TableColumn("consumptionT", Text("market.consumption"), IsNumber: true),
            new TableColumn("instrumentsT", Text("market.instruments"), IsNumber: true),
            new TableColumn("residualT", Text("market.residual"), IsNumber: true),
            new TableColumn("otherT", Text("market.other"), IsNumber: true),
            new TableColumn("afterT", Text("after"), IsNumber: true),
        ],
        [.. changes.Market.Select(m => ImmutableArray.Create<TableCell>([m.Year.ToString(CultureInfo.InvariantCulture), m.BeforeT, m.ConsumptionT, m.InstrumentsT, m.ResidualT, m.OtherT, m.AfterT]))]);

    // The answer first: where there is little room the rest is scrolled to.
    private static ResultTable BaseYear(RunChanges changes, string basis) => new("recalculation", Text("base.title"),
        [
            new TableColumn("year", Text("base.year")),
            new TableColumn("outcome", Text("base.outcome")),
            new TableColumn("oldT", Text("base.old"), IsNumber: true),
            new TableColumn("recalculatedT", Text("base.new"), IsNumber: true),
            new TableColumn("significancePercent", Text("base.significance"), IsNumber: true),
            new TableColumn("thresholdPercent", Text("base.threshold"), IsNumber: true),
            new TableColumn("structuralT", Text("base.structural"), IsNumber: true),
            new TableColumn("correctedT", Text("base.corrected"), IsNumber: true),
            new TableColumn("beyondGrossT", Text("base.beyond"), IsNumber: true),
            new TableColumn("oldNetT", Text("base.oldNet"), IsNumber: true),
            new TableColumn("newNetT", Text("base.newNet"), IsNumber: true),
            new TableColumn("basis", Text("base.basis")),
        ],
        changes.BaseYear is not { } b ? [] :
        [
            [
                b.Year.ToString(CultureInfo.InvariantCulture), Text(b.IsNeeded ? "base.needed" : "base.stays"), b.OldT, b.IsNeeded ? b.NewT : double.NaN,
                b.SignificanceFraction * 100, b.ThresholdFraction * 100, b.StructuralT, b.CorrectedT, b.BeyondGrossT, b.OldNetT, b.NewNetT, Text($"base.by.{basis}"),
            ],
        ]);

    private static ResultTable Course(SinceFrozen since, Recalculation now) => new("baseyears", Text("course.title", ("year", now.Year)),
        [
            new TableColumn("run", Text("course.run")),
            new TableColumn("on", Text("course.on")),
            new TableColumn("grossT", Text("course.gross"), IsNumber: true),
            new TableColumn("against", Text("course.against")),
            new TableColumn("significancePercent", Text("base.significance"), IsNumber: true),
            new TableColumn("outcome", Text("base.outcome")),
        ],
        [
            .. since.Course.Steps.Select((s, i) => Row(s.Run, s.On, s.GrossT, i > 0 && s.Change is not null ? since.Course.Steps[i - 1].FixedBy : "", s.Change,
                Text(!s.Fixes ? "course.stays" : s.Change is null ? "course.fixed" : "course.again"))),
            Row(Text("course.now"), "", now.NewT, since.FixedBy, now, Text(now.IsNeeded ? "course.due" : "course.stays")),
        ]);

    private static ImmutableArray<TableCell> Row(TableCell run, string on, double grossT, string against, Recalculation? change, LocalText outcome) =>
        [run, on, grossT, against, (change?.SignificanceFraction ?? double.NaN) * 100, outcome];

    private static ResultTable Factors(RunChanges changes) => new("factors", Text("factors.title"),
        [
            new TableColumn("parameter", Text("parameter")),
            new TableColumn("before", Text("factor.before")),
            new TableColumn("beforeValue", Text("value"), IsNumber: true),
            new TableColumn("beforeUnit", Text("unit")),
            new TableColumn("after", Text("factor.after")),
            new TableColumn("afterValue", Text("value"), IsNumber: true),
            new TableColumn("afterUnit", Text("unit")),
            new TableColumn("changePercent", Text("change"), IsNumber: true),
            new TableColumn("lines", Text("lines"), IsNumber: true),
        ],
        [.. changes.Factors.Select(f => ImmutableArray.Create<TableCell>([
            FactorTexts.OfParameter(f.After.Parameter), f.Before.Key, f.Before.Value, Unit(f.Before), f.After.Key, f.After.Value, Unit(f.After), f.ChangeFraction * 100, f.Lines]))]);

    private static LocalText Unit(FactorCopy factor) => factor.Unit == "1" ? default : UnitSymbol.Of(factor.Unit);

    private static ResultTable Lines(RunChanges changes, FactorLibrary library) => Effects(
        "lines", Text("lines.title", ("count", Math.Min(MostLines, changes.Lines.Length)), ("all", changes.Lines.Length)), changes.Lines.OrderByDescending(l => Math.Abs(l.EffectT)).Take(MostLines), library);

    private static ResultTable Unsplit(RunChanges changes, FactorLibrary library) => Effects("unsplit", Text("unsplit.title"), changes.Lines.Where(l => l.IsUnsplit), library);

    private static ResultTable Effects(string id, LocalText title, IEnumerable<LineChange> lines, FactorLibrary library) => new(id, title,
        [
            new TableColumn("id", Text("line")),
            new TableColumn("year", Text("year")),
            new TableColumn("item", Text("item")),
            new TableColumn("cause", Text("cause")),
            new TableColumn("effectT", Text("effect"), IsNumber: true),
        ],
        [.. lines.Select(l => ImmutableArray.Create<TableCell>([l.Id, l.Year.ToString(CultureInfo.InvariantCulture), library.FindItem(l.Item)?.Name ?? LocalText.Same(l.Item), Text($"cause.{l.Cause}"), l.EffectT]))]);

    private static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);
}
