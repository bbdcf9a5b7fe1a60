using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;

namespace Ncez.Technology.Portfolios;

/// <summary>
/// The portfolio as a mixed-integer program (docs/adr/0018-portfolio.md). Columns: the share S of each measure in place in each year; for a measure
/// that is built whole, its start year as binaries; for others, binaries where a smallest size or a prerequisite needs them; the part W of a pair
/// that overlaps; abatement of each year; offsets of each year.
/// </summary>
public sealed class PortfolioProgram
{
    private const double Inf = double.PositiveInfinity;
    private static readonly TextArea Texts = TextArea.Of(typeof(PortfolioProgram).Assembly, "Portfolio");

    private readonly PortfolioProblem _problem;
    private readonly LinearProgramBuilder _builder = new("portfolio");
    private readonly int[][] _share;
    private readonly int[][] _start;
    private readonly int[] _used;
    private readonly int[][] _inPlace;
    private readonly int[] _gross;
    private readonly int[] _net;
    private readonly int[] _offset;
    private readonly List<(PortfolioTarget Target, int T, int Row)> _targetRows = [];

    private PortfolioProgram(PortfolioProblem problem, PortfolioGoal goal, double? leastT, ImmutableArray<double> tightenT)
    {
        _problem = problem;
        var n = problem.Measures.Length;
        (_share, _start, _used, _inPlace) = (new int[n][], new int[n][], new int[n], new int[n][]);
        for (var m = 0; m < n; m++)
        {
            Columns(m, goal);
        }

        (_gross, _net, _offset) = ([.. Years("gross")], [.. Years("net")], [.. Years("offset")]);
        Abatement();
        for (var m = 0; m < n; m++)
        {
            Rules(m);
        }

        Offsets(goal);
        if (goal == PortfolioGoal.LeastCost && leastT is null)
        {
            Targets(tightenT);
        }

        Limits();
        Goal(goal, leastT);
        Program = _builder.Build();
    }

    /// <summary>The program.</summary>
    public LinearProgram Program { get; }

    /// <summary>Rows of targets: the target, the year counted from the first, the row.</summary>
    public IReadOnlyList<(PortfolioTarget Target, int T, int Row)> TargetRows => _targetRows;

    /// <summary>The program of a problem.</summary>
    /// <param name="problem">Problem.</param>
    /// <param name="goal">Goal.</param>
    /// <param name="leastT">For a point of the Pareto front: cumulated abatement at least so much [t], in place of the targets.</param>
    /// <param name="tightenT">By how much each year's targets are tightened [t]; empty = not at all.</param>
    public static PortfolioProgram Of(PortfolioProblem problem, PortfolioGoal goal, double? leastT = null, ImmutableArray<double> tightenT = default) =>
        new(problem, goal, leastT, tightenT.IsDefaultOrEmpty ? [.. new double[problem.Count]] : tightenT);

    /// <summary>Reads a solution back.</summary>
    public PortfolioChoice Read(ProgramSolution solution)
    {
        double At(int column) => Math.Abs(solution.Values[column]) < 1e-9 ? 0 : solution.Values[column];
        ImmutableArray<ImmutableArray<double>> shares = [.. _share.Select(s => s.Select(c => Math.Clamp(At(c), 0, 1)).ToImmutableArray())];
        ImmutableArray<double> gross = [.. Enumerable.Range(0, _problem.Count).Select(t => PairedT(_problem, shares, t, isSink: false))];
        return new PortfolioChoice(shares, [.. _offset.Select(At)], gross, [.. gross.Select((g, t) => g + PairedT(_problem, shares, t, isSink: true))]);
    }

    /// <summary>What shares abate in a year as the program has it: overlaps in pairs, each at the tight end of its envelope [t].</summary>
    public static double PairedT(PortfolioProblem problem, ImmutableArray<ImmutableArray<double>> shares, int t, bool isSink)
    {
        var sum = shares.Select((s, m) => problem.Measures[m].IsSink == isSink ? s[t] * problem.AloneT[m][t] : 0).Sum();
        foreach (var pair in isSink ? [] : problem.Overlaps)
        {
            var (a, b, overlap) = (shares[pair.First][t], shares[pair.Second][t], pair.OverlapT[t]);
            sum -= overlap * (overlap > 0 ? Math.Max(0, a + b - 1) : Math.Min(a, b));
        }

        return sum;
    }

    private IEnumerable<int> Years(string name) => Enumerable.Range(0, _problem.Count).Select(t => _builder.Column($"{name} {_problem.Years.Start + t}", name == "offset" ? 0 : double.NegativeInfinity, name == "offset" && _problem.Offsets is null ? 0 : Inf));

    private void Columns(int m, PortfolioGoal goal)
    {
        var (measure, id) = (_problem.Measures[m], _problem.Measures[m].Measure.Id);
        _share[m] = [.. Enumerable.Range(0, _problem.Count).Select(t => _builder.Column($"share {id} {_problem.Years.Start + t}", 0, 1, goal == PortfolioGoal.LeastCost ? measure.AnnualCny(_problem.RateFraction, t) * _problem.DiscountFraction(t) : 0))];
        _start[m] = measure.IsWhole ? [.. Enumerable.Range(0, _problem.Count).Select(t => _builder.Column($"start {id} {_problem.Years.Start + t}", 0, 1, isInteger: true))] : [];
        var isNeeded = measure.MinFraction > 0 || measure.Excludes.Length > 0 || _problem.Measures.Any(o => o.Excludes.Contains(id));
        _used[m] = !measure.IsWhole && isNeeded ? _builder.Column($"used {id}", 0, 1, isInteger: true) : -1;
        var isBefore = _problem.Measures.Any(o => o.Measure.Prerequisites.Contains(id));
        _inPlace[m] = !measure.IsWhole && isBefore ? [.. Enumerable.Range(0, _problem.Count).Select(t => _builder.Column($"full {id} {_problem.Years.Start + t}", 0, 1, isInteger: true))] : [];
    }

    private int Row(string name, double lower, double upper, int demand, params ReadOnlySpan<(int Column, double Value)> entries)
    {
        var row = _builder.Row(name, lower, upper, demand);
        foreach (var (column, value) in entries)
        {
            _builder.Entry(row, column, value);
        }

        return row;
    }

    private int Demand(string key, Place where, params TextArg[] args) => _builder.Demand(new ProgramDemand(Texts.Both("demand." + key, args), where));

    // gross_t = Σ A·S − Σ K·W over what lowers gross; net_t = gross_t + sinks.
    private void Abatement()
    {
        var rows = new (int Gross, int Net)[_problem.Count];
        for (var t = 0; t < _problem.Count; t++)
        {
            rows[t] = (Row($"abated {t}", 0, 0, -1, (_gross[t], -1)), Row($"abated net {t}", 0, 0, -1, (_net[t], -1), (_gross[t], 1)));
            for (var m = 0; m < _share.Length; m++)
            {
                _builder.Entry(_problem.Measures[m].IsSink ? rows[t].Net : rows[t].Gross, _share[m][t], _problem.AloneT[m][t]);
            }
        }

        foreach (var pair in _problem.Overlaps)
        {
            for (var t = 0; t < _problem.Count; t++)
            {
                Overlap(pair, t, rows[t].Gross);
            }
        }
    }

    // W is the lower (upper, for pairs that help each other) envelope of the product of the shares: exact where a share is 0 or 1.
    private void Overlap(PairOverlap pair, int t, int row)
    {
        var (a, b, overlap) = (_share[pair.First][t], _share[pair.Second][t], pair.OverlapT[t]);
        if (overlap == 0)
        {
            return;
        }

        var w = _builder.Column($"both {pair.First} {pair.Second} {t}", 0, 1);
        _builder.Entry(row, w, -overlap);
        if (overlap > 0)
        {
            Row($"both {pair.First} {pair.Second} {t}", -1, Inf, -1, (w, 1), (a, -1), (b, -1));
        }
        else
        {
            Row($"both a {pair.First} {pair.Second} {t}", double.NegativeInfinity, 0, -1, (w, 1), (a, -1));
            Row($"both b {pair.First} {pair.Second} {t}", double.NegativeInfinity, 0, -1, (w, 1), (b, -1));
        }
    }

    private void Rules(int m)
    {
        var measure = _problem.Measures[m].Measure;
        if (_problem.Measures[m].IsWhole)
        {
            Whole(m);
        }
        else
        {
            Divisible(m);
        }

        foreach (var before in measure.Prerequisites)
        {
            Prerequisite(m, before);
        }

        foreach (var other in _problem.Measures[m].Excludes)
        {
            if (IndexOf(other) is var o and >= 0 && (m < o || !_problem.Measures[o].Excludes.Contains(measure.Id)))
            {
                Row($"not both {measure.Id} {other}", double.NegativeInfinity, 1, Demand("excludes", measure.Where, ("measure", measure.Name), ("other", _problem.Measures[o].Measure.Name)), [.. Used(m), .. Used(o)]);
            }
        }
    }

    private void Whole(int m)
    {
        var (measure, count) = (_problem.Measures[m], _problem.Count);
        Row($"once {measure.Measure.Id}", double.NegativeInfinity, 1, -1, [.. _start[m].Select(c => (c, 1.0))]);
        for (var t = 0; t < count; t++)
        {
            Row($"share {measure.Measure.Id} {t}", 0, 0, -1, [(_share[m][t], -1), .. Enumerable.Range(0, t + 1).Select(y => (_start[m][y], Math.Min(1, (t - y + 1.0) / measure.RampYears)))]);
        }

        (int, double)[] outside = [.. Enumerable.Range(0, count).Where(t => IsOutside(measure, t)).Select(t => (_start[m][t], 1.0))];
        if (outside.Length > 0)
        {
            Row($"window {measure.Measure.Id}", double.NegativeInfinity, 0, Window(measure), outside);
        }
    }

    private void Divisible(int m)
    {
        var (measure, count, share) = (_problem.Measures[m], _problem.Count, _share[m]);
        var (pace, window) = (Demand("pace", measure.Measure.Where, ("measure", measure.Measure.Name), ("years", measure.RampYears)), Window(measure));
        for (var t = 0; t < count; t++)
        {
            (int, double)[] added = t == 0 ? [(share[0], 1)] : [(share[t], 1), (share[t - 1], -1)];
            Row($"grows {measure.Measure.Id} {t}", 0, Inf, -1, added);
            Row($"pace {measure.Measure.Id} {t}", double.NegativeInfinity, 1.0 / measure.RampYears, pace, added);
            if (IsOutside(measure, t))
            {
                Row($"window {measure.Measure.Id} {t}", double.NegativeInfinity, 0, window, added);
            }
        }

        if (_used[m] >= 0)
        {
            Row($"used {measure.Measure.Id}", double.NegativeInfinity, 0, -1, (share[^1], 1), (_used[m], -1));
            Row($"least {measure.Measure.Id}", 0, Inf, Demand("least", measure.Measure.Where, ("measure", measure.Measure.Name), ("share", 100 * measure.MinFraction)), (share[^1], 1), (_used[m], -measure.MinFraction));
        }

        for (var t = 0; t < _inPlace[m].Length; t++)
        {
            Row($"full {measure.Measure.Id} {t}", 0, Inf, -1, (share[t], 1), (_inPlace[m][t], -1));
        }
    }

    private bool IsOutside(PortfolioMeasure measure, int t) => _problem.Years.Start + t < measure.Earliest || _problem.Years.Start + t > measure.Latest;

    private int Window(PortfolioMeasure measure) => Demand("window", measure.Measure.Where, ("measure", measure.Measure.Name), ("from", measure.Earliest), ("to", measure.Latest));

    // What has started by a year is no more than what is in place by then of each prerequisite.
    private void Prerequisite(int m, string before)
    {
        if (IndexOf(before) is not (var p and >= 0))
        {
            return;
        }

        var (measure, earlier) = (_problem.Measures[m], _problem.Measures[p]);
        var demand = Demand("before", measure.Measure.Where, ("measure", measure.Measure.Name), ("before", earlier.Measure.Name));
        for (var t = 0; t < _problem.Count; t++)
        {
            (int, double)[] inPlace = earlier.IsWhole ? [.. Enumerable.Range(0, Math.Max(0, t - earlier.RampYears + 2)).Select(y => (_start[p][y], -1.0))] : [(_inPlace[p][t], -1)];
            (int, double)[] started = measure.IsWhole ? [.. Enumerable.Range(0, t + 1).Select(y => (_start[m][y], 1.0))] : [(_share[m][t], 1)];
            Row($"before {measure.Measure.Id} {before} {t}", double.NegativeInfinity, 0, demand, [.. started, .. inPlace]);
        }
    }

    private (int, double)[] Used(int m) => _problem.Measures[m].IsWhole ? [.. _start[m].Select(c => (c, 1.0))] : [(_used[m], 1)];

    private int IndexOf(string id) => _problem.Measures.ToList().FindIndex(o => o.Measure.Id == id);

    private void Offsets(PortfolioGoal goal)
    {
        if (_problem.Offsets is not { } rule)
        {
            return;
        }

        var demand = Demand("offset", rule.Where);
        for (var t = 0; t < _problem.Count; t++)
        {
            Row($"offset {t}", double.NegativeInfinity, Math.Min(rule.MostT ?? Inf, rule.MostFraction * _problem.BaselineT[t] ?? Inf), demand, (_offset[t], 1));
            _builder.AddCost(_offset[t], goal == PortfolioGoal.LeastCost ? rule.PriceCnyPerT * _problem.DiscountFraction(t) : 0);
        }
    }

    private void Targets(ImmutableArray<double> tightenT)
    {
        foreach (var target in _problem.Targets)
        {
            var demand = _builder.Demand(new ProgramDemand(target.Name, target.Where));
            for (var t = 0; t < _problem.Count; t++)
            {
                if (_problem.Years.Start + t >= target.Years.Start && _problem.Years.Start + t <= target.Years.End)
                {
                    var least = _problem.BaselineT[t] - target.LimitT + tightenT[t] + (target.IsNet ? _problem.BaselineSinkT : 0);
                    (int, double)[] entries = target.IsNet ? [(_net[t], 1), (_offset[t], 1)] : [(_gross[t], 1)];
                    _targetRows.Add((target, t, Row($"target {(target.IsNet ? "net" : "gross")} {_problem.Years.Start + t}", least, Inf, demand, entries)));
                }
            }
        }
    }

    private void Limits()
    {
        foreach (var budget in _problem.Budgets)
        {
            var row = _builder.Row($"budget {budget.Years}", double.NegativeInfinity, budget.Most, _builder.Demand(new ProgramDemand(budget.Name, budget.Where)));
            for (var m = 0; m < _share.Length; m++)
            {
                Spending(row, m, budget);
            }
        }

        Area("roof", _problem.Roof, m => m.RoofM2);
        Area("land", _problem.Land, m => m.LandM2);
    }

    // What is added in a year is paid then, and again when its life is over.
    private void Spending(int row, int m, PortfolioLimit budget)
    {
        var measure = _problem.Measures[m];
        for (var year = Math.Max(budget.Years.Start, _problem.Years.Start); year <= Math.Min(budget.Years.End, _problem.Years.End); year++)
        {
            for (var t = year - _problem.Years.Start; t >= 0; t -= measure.LifetimeYears)
            {
                _builder.Entry(row, _share[m][t], measure.CapitalCny);
                if (t > 0)
                {
                    _builder.Entry(row, _share[m][t - 1], -measure.CapitalCny);
                }
            }
        }
    }

    private void Area(string name, PortfolioLimit? limit, Func<PortfolioMeasure, double> areaM2)
    {
        if (limit is not null)
        {
            Row(name, double.NegativeInfinity, limit.Most, _builder.Demand(new ProgramDemand(limit.Name, limit.Where)), [.. _share.Select((s, m) => (s[^1], areaM2(_problem.Measures[m])))]);
        }
    }

    private void Goal(PortfolioGoal goal, double? leastT)
    {
        if (goal == PortfolioGoal.MostAbatement)
        {
            foreach (var column in _net)
            {
                _builder.AddCost(column, -1);
            }
        }
        else if (leastT is { } least)
        {
            Row("cumulated", least, Inf, -1, [.. _net.Select(c => (c, 1.0))]);
        }
    }
}
