using System.Collections.Immutable;
using System.Globalization;
using Ncez.Evaluation.Outlooks;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>A zone's scenarios beside what is published about it, and what the numbers of its model are.</summary>
/// <param name="Figures">Published and modelled figures, in the order of outlook.csv.</param>
/// <param name="Model">The model as its files state it.</param>
/// <param name="Set">Its pathways.</param>
/// <param name="Potentials">What is left of the stated potentials.</param>
public sealed record ZoneOutlook(ImmutableArray<OutlookFigure> Figures, ScenarioModel Model, PathwaySet Set, ImmutableArray<SectorPotential> Potentials)
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ZoneOutlook).Assembly, "Outlook");

    /// <summary>The tables that have something to say: base year, scenario years, what rows are, what is calibrated.</summary>
    public ImmutableArray<ResultTable> Tables => [.. new[] { Compared("outlookBase", "base.title", isBase: true), Compared("outlook", "title", isBase: false), Remaining(), Basis(), Calibrated() }.OfType<ResultTable>()];

    /// <summary>The answer: how many published figures the scenarios meet, how far the base year is off; without such figures, what the model rests on.</summary>
    public LocalText Answer
    {
        get
        {
            var judged = Figures.Where(f => f.Year > Model.Years.Base && f.IsMet is not null).ToList();
            var off = Figures.Where(f => f.Year <= Model.Years.Base).Select(f => Math.Abs(f.Difference / f.Published)).Where(double.IsFinite).ToList();
            return (judged.Count, off.Count) switch
            {
                (0, 0) => Text("answer.rows", [.. Enum.GetValues<ExpressionBasis>().Select(b => (TextArg)(b.ToString().ToLowerInvariant(), Counts.GetValueOrDefault(b)))]),
                (0, _) => Text("answer.base", ("off", Numbers.Percent(off.Max()))),
                (_, 0) => Text("answer", ("met", judged.Count(f => f.IsMet == true)), ("all", judged.Count)),
                _ => Text("answer.both", ("met", judged.Count(f => f.IsMet == true)), ("all", judged.Count), ("off", Numbers.Percent(off.Max()))),
            };
        }
    }

    /// <summary>How many rows of the model are data, assumption, calibration.</summary>
    public ImmutableSortedDictionary<ExpressionBasis, int> Counts => Model.Expressions.Where(e => e.Basis != ExpressionBasis.Unstated).GroupBy(e => e.Basis).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    /// <summary>The outlook of a projected zone; null when it has neither published figures nor marked rows.</summary>
    public static ZoneOutlook? Of(ZoneTable? table, ZoneTable? potentials, ScenarioModel model, ProjectedModel calibrated, ProjectedModel? uncalibrated, UnitTable units, Findings findings)
    {
        var figures = OutlookFigures.Of(table, Case(calibrated), uncalibrated is null ? null : Case(uncalibrated), units, findings);
        var remaining = Evaluation.Outlooks.Potentials.Of(potentials, Case(calibrated), findings);
        return figures.IsEmpty && remaining.IsEmpty && model.Expressions.All(e => e.Basis == ExpressionBasis.Unstated) ? null : new ZoneOutlook(figures, model, calibrated.Set, remaining);
    }

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Texts.Both(key, args);

    private static OutlookCase Case(ProjectedModel projected) => new(projected.Set, new CellReader(projected.Programs).Values);

    private ResultTable? Compared(string id, string title, bool isBase)
    {
        var figures = Figures.Where(f => f.Year <= Model.Years.Base == isBase).ToList();
        return figures.Count == 0 ? null : new ResultTable(id, Text(title),
            [
                new TableColumn("what", Text("what")), new TableColumn("case", Text("case")), new TableColumn("unit", Text("unit")),
                .. isBase ? Array.Empty<TableColumn>() : [new TableColumn("relation", Text("relation"))],
                new TableColumn("published", Text("published"), IsNumber: true, IsPublished: true), new TableColumn("computed", Text("computed"), IsNumber: true),
                new TableColumn("uncalibrated", Text("uncalibrated"), IsNumber: true), new TableColumn("difference", Text("difference"), IsNumber: true),
                .. isBase ? Array.Empty<TableColumn>() : [new TableColumn("met", Text("met"))],
                new TableColumn("why", Text("why")), new TableColumn("source", Text("source")),
            ],
            [.. figures.Select(f => Row(f, isBase))]);
    }

    private ImmutableArray<TableCell> Row(OutlookFigure f, bool isBase) =>
    [
        f.What, Text("case.cell", ("scenario", Set.Pathways.FirstOrDefault(p => p.Scenario == f.Scenario)?.Name ?? LocalText.Same(f.Scenario)), ("year", f.Year)), f.Unit,
        .. isBase ? Array.Empty<TableCell>() : [Text("relation." + f.Relation switch { OutlookRelation.AtLeast => "ge", OutlookRelation.AtMost => "le", _ => "eq" })],
        f.Published, f.Computed, f.Uncalibrated, f.Difference,
        .. isBase ? Array.Empty<TableCell>() : [f.IsMet is { } isMet ? Text(isMet ? "met.yes" : "met.no") : "–"],
        f.Why, f.Source,
    ];

    private ResultTable? Remaining() => Potentials.IsEmpty ? null : new ResultTable("potentials", Text("potentials.title"),
        [
            new TableColumn("what", Text("what")), new TableColumn("year", Text("potentials.year")), new TableColumn("bestPercent", Text("potentials.best"), IsNumber: true),
            .. Set.Pathways.SelectMany(p => new[] { new TableColumn(p.Scenario + "LevelPercent", Text("potentials.level", ("scenario", p.Name)), IsNumber: true), new TableColumn(p.Scenario + "RemainingPercent", Text("potentials.left"), IsNumber: true) }),
            new TableColumn("source", Text("source")),
        ],
        [
            .. Potentials.Select(p => ImmutableArray.Create<TableCell>(
                [p.What, p.Year.ToString(CultureInfo.InvariantCulture), 100 * p.BestFraction, .. Set.Pathways.SelectMany(s => new TableCell[] { 100 * p.LevelFraction[s.Scenario], 100 * p.RemainingFraction(s.Scenario) }), p.Source])),
            .. SectorsWithoutBest().Select(s => ImmutableArray.Create<TableCell>(
                [Set.BaselinePathway.NameOf(s).AtStart, "", double.NaN, .. Set.Pathways.SelectMany(_ => new TableCell[] { double.NaN, double.NaN }), Text("potentials.unstated")])),
        ]);

    // A sector that nobody stated a best level for is named, so that no row is not read as nothing left.
    private IEnumerable<string> SectorsWithoutBest() => Set.BaselinePathway.Balance.Where(b => b.Kind == "final").Select(b => b.Branch).Distinct()
        .Where(sector => !Potentials.Any(p => p.Of.Split(';', '(', ',', ')').Any(part => part.Trim() == "branch=" + sector)));

    private ResultTable? Basis()
    {
        var (counts, all) = (Counts, Counts.Values.Sum());
        ImmutableArray<TableCell> Row(ExpressionBasis basis, string key) => [Text(key), counts.GetValueOrDefault(basis), 100.0 * counts.GetValueOrDefault(basis) / all];
        return all == 0 ? null : new ResultTable("modelBasis", Text("basis.title"),
            [new TableColumn("basis", Text("basis.basis")), new TableColumn("count", Text("basis.count"), IsNumber: true), new TableColumn("sharePercent", Text("basis.share"), IsNumber: true)],
            [Row(ExpressionBasis.Data, "basis.data"), Row(ExpressionBasis.Assumption, "basis.assumption"), Row(ExpressionBasis.Calibration, "basis.calibration"), [Text("basis.all"), all, 100]]);
    }

    private ResultTable? Calibrated()
    {
        var rows = Model.Expressions.Where(e => e.Basis == ExpressionBasis.Calibration).ToList();
        return rows.Count == 0 ? null : new ResultTable("calibrations", Text("calibrated.title"),
            [new TableColumn("cell", Text("calibrated.cell")), new TableColumn("with", Text("calibrated.with")), new TableColumn("without", Text("calibrated.without")), new TableColumn("source", Text("source"))],
            [.. rows.Select(e => ImmutableArray.Create<TableCell>(
                [$"{e.Branch}:{e.Variable}{(e.Region.Length > 0 ? "@" + e.Region : "")}", $"{e.Text} [{e.Unit}]", string.Join("; ", Model.Expressions.Where(o => o.Cell == e.Cell && o.Basis != ExpressionBasis.Calibration).Select(o => $"{o.Text} [{o.Unit}]")), e.Source]))]);
    }
}

/// <summary>A model that was run: its pathways and the programs behind them.</summary>
/// <param name="Set">The pathways.</param>
/// <param name="Programs">The compiled scenarios.</param>
public sealed record ProjectedModel(PathwaySet Set, ImmutableArray<ScenarioProgram> Programs);
