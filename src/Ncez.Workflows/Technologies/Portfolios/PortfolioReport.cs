using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Optimisation;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>A portfolio as people read it.</summary>
public sealed class PortfolioReport
{
    internal PortfolioReport(
        PortfolioCase of, PortfolioGoal goal, PortfolioChoice choice, ProgramSolution solution, (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) abated,
        ImmutableArray<TargetDual> duals, ImmutableArray<FrontPoint> front, int rounds)
    {
        (Case, Goal, Choice, Solution, Abated, Duals, Front, Rounds) = (of, goal, choice, solution, abated, duals, front, rounds);
        var tables = new PortfolioTables(this);
        (Answer, Tables) = (tables.Answer(), tables.All());
        Charts = PortfolioCharts.Of(this);
    }

    /// <summary>What was asked for.</summary>
    public PortfolioGoal Goal { get; }

    /// <summary>What was chosen.</summary>
    public PortfolioChoice Choice { get; }

    /// <summary>Solution of the program.</summary>
    public ProgramSolution Solution { get; }

    /// <summary>Recomputed abatement of each year [t].</summary>
    public (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Abated { get; }

    /// <summary>Marginal costs of targets.</summary>
    public ImmutableArray<TargetDual> Duals { get; }

    /// <summary>Pareto front, from the least abatement.</summary>
    public ImmutableArray<FrontPoint> Front { get; }

    /// <summary>How often targets were tightened and solved again.</summary>
    public int Rounds { get; }

    /// <summary>The answer in a sentence.</summary>
    public LocalText Answer { get; }

    /// <summary>Measures, years, shares, marginal costs, front, basis.</summary>
    public ImmutableArray<ResultTable> Tables { get; }

    /// <summary>Abatement by measure over the years; the front.</summary>
    public (ChartSpec Years, ChartSpec? Front) Charts { get; }

    /// <summary>The roadmap of what is built when, as a figure; null when nothing is built.</summary>
    public RoadmapFigure? Figure { get; internal set; }

    /// <summary>The problem.</summary>
    public PortfolioProblem Problem => Case.Problem;

    /// <summary>The zone's case.</summary>
    internal PortfolioCase Case { get; }

    /// <summary>What shares of the measures abate in each year [t], by the scenario engine or the rule of successive shares.</summary>
    public (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Recompute(ImmutableArray<ImmutableArray<double>> shares) => Case.Recompute(shares);

    /// <summary>What is built when, as measures of a roadmap; those that are not built are left out.</summary>
    /// <param name="firstYear">First year of the figure, before the plan or in it.</param>
    public ZoneRoadmap Roadmap(int firstYear)
    {
        var before = Math.Max(0, Problem.Years.Start - firstYear);
        ImmutableArray<double> Padded(IEnumerable<double> values) => [.. Enumerable.Repeat(0.0, before), .. values];
        ImmutableArray<Measure> built =
        [
            .. Problem.Measures.Select((m, i) => (m.Measure, Start: Choice.Start(i), i)).Where(x => x.Start is not null).Select(x => x.Measure with
            {
                WorkStart = null,
                Start = Problem.Years.Start + x.Start!.Value,
                Full = Problem.Years.Start + FullAt(x.i),
                End = null,
                Milestones = [],
                CostCny = x.Measure.CostCny * Choice.Shares[x.i][^1],
                AbatementTPerYear = x.Measure.AbatementTPerYear * Choice.Shares[x.i][^1],
            }),
        ];
        return new ZoneRoadmap(
            built, ImmutableSortedDictionary<string, int>.Empty, new YearWindow(Problem.Years.Start - before, Problem.Years.End),
            Padded(Abated.NetT), Padded(Enumerable.Range(0, Problem.Count).Select(t => Choice.SpentCny(Problem, t))));
    }

    /// <summary>Year counted from the first from which on nothing is added.</summary>
    internal int FullAt(int measure) => Choice.Shares[measure].ToList().FindIndex(s => s >= Choice.Shares[measure][^1] - 1e-6);
}
