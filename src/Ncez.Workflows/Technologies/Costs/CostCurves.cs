using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Costs;

namespace Ncez.Workflows.Technologies.Costs;

/// <summary>Cost curves of a zone's measures: each by itself, with interactions, year by year, and what changes of the inputs do to them.</summary>
internal sealed class CostCurves
{
    private const double CnyPer1e4 = 1e4;
    private const int Digits = 6;
    private static readonly TextArea Texts = TextArea.Of(typeof(CostCurves).Assembly, "CostCurves");
    private static readonly Dictionary<CostTerm, string> Roles = new() { [CostTerm.NearTerm] = "scenario-3", [CostTerm.MediumTerm] = "scenario-1", [CostTerm.LongTerm] = "scenario-2" };
    private readonly ImmutableArray<CurveStep> _together;
    private readonly ImmutableArray<(int Year, ImmutableArray<CurveStep> Steps)> _years;
    private readonly (double PresentCny, double UnitCnyPerT, ImmutableArray<SensitivityBar> Bars) _tornado;
    private readonly double _changeFraction;
    private readonly bool _isEngine;
    private readonly Func<string, LocalText> _nameOf;

    /// <summary>Curves.</summary>
    /// <param name="judge">Measures, and who says what they abate.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="prices">Carbon price of the terms.</param>
    /// <param name="changeFraction">Change of the inputs in the tornado [0–1].</param>
    internal CostCurves(CurveJudge judge, double rateFraction, CostPrices prices, double changeFraction)
    {
        (_changeFraction, _isEngine, _nameOf) = (changeFraction, judge.IsEngine, judge.NameOf);
        _together = AbatementCurve.Of(judge.Measures, rateFraction, m => prices.CarbonIn(m.Full), judge.Of(judge.FullYear), judge.FullYear);
        _years = [.. judge.Years().Select(y => (y, AbatementCurve.Of(judge.Measures, rateFraction, _ => prices.CarbonIn(y), judge.Of(y), y)))];
        _tornado = CostSensitivity.Of(judge.Measures, rateFraction, changeFraction, f => judge.Of(judge.FullYear, f), judge.FullYear);
    }

    /// <summary>True when there is a curve to draw.</summary>
    internal bool HasCurve => _together.Length > 0;

    /// <summary>True when measures share an end use.</summary>
    internal bool HasOverlap => _together.Any(s => Math.Abs(s.AddedT - s.AloneT) > 1e-9 * s.AloneT);

    /// <summary>Curve with and without interactions, totals of each year, the curve of each year, the tornado.</summary>
    internal ImmutableArray<ResultTable> Tables => [Together(), Totals(), Yearly(), Sensitivity()];

    private double Lost => _together.Sum(s => s.AloneT - s.AddedT);

    /// <summary>Cost curve without interactions.</summary>
    internal ChartSpec Alone => Curve("macc-alone", Texts.Both(_isEngine ? "chart.alone.engine" : HasOverlap ? "chart.alone" : "chart.alone.none", ("tonnes", Numbers.Co2e(_together.Sum(s => s.AloneT)))), Ordered(_together), s => s.AloneT, s => s.AloneCnyPerT, s => s.AloneTerm);

    /// <summary>Cost curve with interactions.</summary>
    internal ChartSpec WithInteractions => Curve(
        "macc", Texts.Both(Lost < 0 ? "chart.together.more" : "chart.together", ("tonnes", Numbers.Co2e(_together.Sum(s => s.AddedT))), ("lost", Numbers.Co2e(Math.Abs(Lost)))), _together, s => s.AddedT, s => s.AddedCnyPerT, s => s.Term);

    /// <summary>Tornado of the net present value of all measures.</summary>
    internal ChartSpec Tornado => new()
    {
        Id = "tornado",
        Form = ChartForm.Tornado,
        Title = Texts.Both("chart.tornado", ("input", Texts.Both("input." + _tornado.Bars[0].Input)), ("change", Numbers.Percent(_changeFraction, 0))),
        Subtitle = Texts.Both("chart.tornado.sub"),
        Unit = new LocalText("万元", "10⁴ CNY"),
        DataUnit = new LocalText("元", "CNY"),
        Scale = new Magnitude(CnyPer1e4, "万", CnyPer1e4, ""),
        Categories = [.. _tornado.Bars.Select(b => Texts.Both("input." + b.Input))],
        Series =
        [
            new ChartSeries(Texts.Both("tornado.base"), "gross", [.. _tornado.Bars.Select(_ => _tornado.PresentCny)]),
            new ChartSeries(Texts.Both("tornado.low", ("change", Numbers.Percent(_changeFraction, 0))), "scenario-1", [.. _tornado.Bars.Select(b => b.LowPresentCny)]),
            new ChartSeries(Texts.Both("tornado.high", ("change", Numbers.Percent(_changeFraction, 0))), "scenario-3", [.. _tornado.Bars.Select(b => b.HighPresentCny)]),
        ],
        Notes = [Texts.Both("chart.tornado.note")],
    };

    // Each by itself in the order of the rule: what pays by net present value, the rest by cost per tonne.
    private static IEnumerable<CurveStep> Ordered(ImmutableArray<CurveStep> steps) =>
        steps.OrderBy(s => s.AlonePresentCny >= 0 ? 0 : 1).ThenBy(s => s.AlonePresentCny >= 0 ? -s.AlonePresentCny : s.AloneCnyPerT);

    private static ChartSpec Curve(string id, LocalText title, IEnumerable<CurveStep> steps, Func<CurveStep, double> tonnes, Func<CurveStep, double> cost, Func<CurveStep, CostTerm?> term)
    {
        var list = steps.ToList();
        var scale = Magnitude.OfTonnes(list.Sum(tonnes));
        return new ChartSpec
        {
            Id = id,
            Form = ChartForm.CostCurve,
            Title = title,
            Subtitle = Texts.Both("chart.sub", ("unit", scale.UnitCo2e)),
            Unit = new LocalText("元/tCO₂e", "CNY/t CO₂e"),
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Nodes = [.. Roles.Select(r => new ChartNode(r.Key.ToString(), Texts.Both("legend." + r.Key), r.Value, 0))],
            Series = [.. list.Select(s => new ChartSeries(s.Measure.Name, Roles[term(s) ?? CostTerm.MediumTerm], [tonnes(s), cost(s)]))],
            Notes = [Texts.Both("chart.note")],
        };
    }

    private ResultTable Together() => new("curve", Texts.Both("curve.title"),
        [
            Number("order"), Word("measure"), Word("name"), Word("endUse"), Number("aloneT"), Number("addedT"), Number("lostPercent"), Number("cumulatedT"), Number("aloneCnyPerT"), Number("addedCnyPerT"),
            Number("alone1e4Cny"), Number("added1e4Cny"), Word("term"),
        ],
        [.. _together.Select((s, i) => ImmutableArray.Create<TableCell>(
        [
            i + 1, s.Measure.Id, s.Measure.Name, _nameOf(s.Measure.EndUse), s.AloneT, s.AddedT, Math.Round(100 * (1 - (s.AddedT / s.AloneT)), Digits), s.CumulatedT, s.AloneCnyPerT, s.AddedCnyPerT,
            s.AlonePresentCny / CnyPer1e4, s.AddedPresentCny / CnyPer1e4, Term(s.Term),
        ]))]);

    private ResultTable Totals() => new("curveTotals", Texts.Both("totals.title"), [Word("year"), Number("partialT"), Number("retrospectiveT"), Number("overlapT"), Number("paysT"), Number("meanCnyPerT")],
        [.. _years.Select(y => ImmutableArray.Create<TableCell>(
        [
            Year(y.Year), y.Steps.Sum(s => s.AloneT), y.Steps.Sum(s => s.AddedT), Math.Round(y.Steps.Sum(s => s.AloneT - s.AddedT), Digits), y.Steps.Where(s => s.AddedPresentCny >= 0).Sum(s => s.AddedT),
            y.Steps.Sum(s => s.AddedT) is > 0 and var sum ? y.Steps.Sum(s => s.AddedT * s.AddedCnyPerT) / sum : double.NaN,
        ]))]);

    private ResultTable Yearly() => new("curveYears", Texts.Both("years.title"), [Word("year"), Number("order"), Word("measure"), Word("name"), Number("partialT"), Number("partialCnyPerT"), Number("retrospectiveT"), Number("retrospectiveCnyPerT"), Number("cumulatedT")],
        [.. _years.SelectMany(y => y.Steps.Select((s, i) => ImmutableArray.Create<TableCell>([Year(y.Year), i + 1, s.Measure.Id, s.Measure.Name, s.AloneT, s.AloneCnyPerT, s.AddedT, s.AddedCnyPerT, s.CumulatedT])))]);

    private ResultTable Sensitivity() => new("sensitivity", Texts.Both("sensitivity.title", ("change", Numbers.Percent(_changeFraction, 0))),
        [Word("input"), Number("low1e4Cny"), Number("base1e4Cny"), Number("high1e4Cny"), Number("lowCnyPerT"), Number("baseCnyPerT"), Number("highCnyPerT")],
        [.. _tornado.Bars.Select(b => ImmutableArray.Create<TableCell>(
            [Texts.Both("input." + b.Input), b.LowPresentCny / CnyPer1e4, _tornado.PresentCny / CnyPer1e4, b.HighPresentCny / CnyPer1e4, b.LowCnyPerT, _tornado.UnitCnyPerT, b.HighCnyPerT]))]);

    /// <summary>A term in words.</summary>
    internal static TableCell Term(CostTerm? term) => term is { } known ? CostMeasures.TermText(known) : Numbers.None;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static TableColumn Word(string id) => new(id, Texts.Both(id));

    private static TableColumn Number(string id) => new(id, Texts.Both(id), IsNumber: true);
}
