using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Roadmaps;
using Ncez.Technology.Costs;
using Ncez.Technology.Roadmaps;
using Ncez.Workflows.Technologies.Portfolios;

namespace Ncez.Workflows.Technologies.Costs;

/// <summary>
/// Who says what measures abate: the zone's scenario engine, run again for each set of measures with their years of measures.csv, or, where it has no
/// pathways, measures.csv itself with the rule of end uses.
/// </summary>
internal sealed class CurveJudge
{
    private readonly PortfolioEngine? _engine;
    private readonly Func<ImmutableSortedSet<int>, ImmutableArray<double>>? _sets;
    private readonly Func<string, int?, double?> _useT;

    /// <summary>A judge.</summary>
    /// <param name="measures">Measures of the roadmap.</param>
    /// <param name="engine">Engine that knows those of them that state their costs; null = the rule of end uses.</param>
    /// <param name="useT">What an end use emits in a year, or in the last year of the inventory [t].</param>
    internal CurveJudge(ImmutableArray<Measure> measures, PortfolioEngine? engine, Func<string, int?, double?> useT)
    {
        (_engine, _useT, Measures) = (engine, useT, measures);
        if (engine is null)
        {
            return;
        }

        ImmutableArray<Measure> judged = [.. engine.Ids.Select(id => measures.Single(m => m.Id == id))];
        var years = Enumerable.Range(engine.Years.Start, engine.Years.End - engine.Years.Start + 1);
        _sets = engine.Sets([.. judged.Select(m => (ImmutableArray<double>)[.. years.Select(y => MeasureSchedule.InForceFraction(m, y))])]);
        Measures = [.. measures.Select(m => judged.IndexOf(m) is var i and >= 0 ? m with { AbatementTPerYear = InService(m, i) } : m)];
        FullYear = Math.Min(engine.Years.End, judged.Max(m => m.Full));
    }

    /// <summary>Name of an end use.</summary>
    internal required Func<string, LocalText> NameOf { get; init; }

    /// <summary>True when the scenario engine says it.</summary>
    internal bool IsEngine => _engine is not null;

    /// <summary>Year of the curve of all measures; null = no year, all of them in full.</summary>
    internal int? FullYear { get; }

    /// <summary>The measures, with the abatement of a year as the judge has it: with the engine, the mean of the years in service, each measure by itself.</summary>
    internal ImmutableArray<Measure> Measures { get; }

    /// <summary>True when costs can be said of a measure, apart from what it abates.</summary>
    internal static bool IsCosted(Measure measure) => measure is { CostCny: not null, YearlyCostCny: not null, YearlySavingCny: not null } && AbatementCosts.LifeOf(measure) is not null;

    /// <summary>Years of the curves: from the first start to the last change.</summary>
    internal IEnumerable<int> Years() => Measures.Where(m => m.AbatementTPerYear > 0).ToList() is not { Count: > 0 } known ? []
        : Enumerable.Range(known.Min(m => m.Start), Math.Min(known.Max(m => Math.Max(m.Full, m.End + 1 ?? 0)), _engine?.Years.End ?? int.MaxValue) - known.Min(m => m.Start) + 1);

    /// <summary>A new curve's interactions.</summary>
    /// <param name="year">Calendar year; null = all in full.</param>
    /// <param name="scaleFraction">Factor on the abatement of all [1].</param>
    internal ICurveInteraction Of(int? year, double scaleFraction = 1) => _sets is null
        ? new EndUseInteraction(use => _useT(use, year), year, scaleFraction) : new EngineInteraction(_sets, _engine!.Ids, (year ?? FullYear!.Value) - _engine.Years.Start, scaleFraction);

    // From fully in place to the end of its life or of the pathways.
    private double? InService(Measure measure, int index)
    {
        var last = Math.Min(Math.Min(measure.Full + (AbatementCosts.LifeOf(measure) ?? 1) - 1, measure.End ?? int.MaxValue), _engine!.Years.End);
        var abated = _sets!([index]);
        return measure.Full > last ? null : Enumerable.Range(measure.Full, last - measure.Full + 1).Average(y => abated[y - _engine.Years.Start]);
    }

    private sealed class EngineInteraction(Func<ImmutableSortedSet<int>, ImmutableArray<double>> sets, ImmutableArray<string> ids, int t, double scaleFraction) : ICurveInteraction
    {
        private ImmutableSortedSet<int> _taken = [];

        public double AloneT(Measure measure) => ids.IndexOf(measure.Id) is var i and >= 0 ? scaleFraction * sets([i])[t] : 0;

        public double AddedT(Measure measure) => scaleFraction * (sets(_taken.Add(ids.IndexOf(measure.Id)))[t] - sets(_taken)[t]);

        public void Take(Measure measure) => _taken = _taken.Add(ids.IndexOf(measure.Id));
    }
}
