using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>What a portfolio is asked for.</summary>
public sealed record PortfolioRequest
{
    /// <summary>True for most abatement within the budgets, false for least cost that keeps the targets.</summary>
    public bool IsMostAbatement { get; init; }

    /// <summary>The same as the goal of the program.</summary>
    internal PortfolioGoal Goal => IsMostAbatement ? PortfolioGoal.MostAbatement : PortfolioGoal.LeastCost;

    /// <summary>Points of the Pareto front; 0 = none.</summary>
    public int ParetoPoints { get; init; }

    /// <summary>Limits of each solve, and who is told of progress.</summary>
    public SolveOptions Options { get; init; } = SolveOptions.Default;

    /// <summary>True where a solver that is not installed must not stop the rest: a report.</summary>
    public bool IsBeside { get; init; }
}

/// <summary>From measures.csv, portfolio.csv and targets.csv to the portfolio.</summary>
public sealed class PlanPortfolio(ShippedData shipped, ILinearSolver solver)
{
    // Pairs are linear in the program and exact in the engine: targets are tightened by what is missed, a few times.
    private const int MostRounds = 5;
    private const double NearT = 0.5;

    /// <summary>With COIN-OR.</summary>
    public PlanPortfolio(ShippedData shipped)
        : this(shipped, new CoinSolver())
    {
    }

    /// <summary>True when a zone asks for a portfolio.</summary>
    public static bool Asks(ZoneAccount account) => account.Input?.Tables.ContainsKey(PortfolioSettings.File) == true;

    /// <summary>The portfolio of a zone; null with findings when there is none.</summary>
    public PortfolioReport? Plan(string folder, ZoneAccount account, PortfolioRequest request, CancellationToken cancellation = default)
    {
        var findings = new Findings();
        var solved = Case(folder, account, findings, cancellation) is { } of ? Solve(of, request, findings, cancellation) : null;
        if (solved is null && !findings.HasErrors && !request.IsBeside)
        {
            findings.Error("PFL-010", new Place(PortfolioSettings.File));
        }

        account.Findings.Add(findings.Sorted());
        if (findings.HasErrors || solved is null)
        {
            return null;
        }

        var roadmap = solved.Roadmap(shipped.Technologies.Windows[0].Years.Start);
        solved.Figure = roadmap.Measures.IsEmpty ? null : new PlanRoadmap(shipped).Draw(account.Input!, roadmap);
        return solved;
    }

    /// <summary>The program of a zone, for other solvers; null with findings.</summary>
    public LinearProgram? Program(string folder, ZoneAccount account, bool isMostAbatement, CancellationToken cancellation = default)
    {
        var findings = new Findings();
        var of = Case(folder, account, findings, cancellation);
        if (of is null && !findings.HasErrors)
        {
            findings.Error("PFL-010", new Place(PortfolioSettings.File));
        }

        account.Findings.Add(findings.Sorted());
        return of is null ? null : PortfolioProgram.Of(of.Problem, isMostAbatement ? PortfolioGoal.MostAbatement : PortfolioGoal.LeastCost).Program;
    }

    private PortfolioCase? Case(string folder, ZoneAccount account, Findings findings, CancellationToken cancellation) => PortfolioCase.Of(shipped, folder, account, findings, cancellation);

    private PortfolioReport? Solve(PortfolioCase of, PortfolioRequest request, Findings findings, CancellationToken cancellation)
    {
        if (request.Goal == PortfolioGoal.LeastCost && of.Problem.Targets.IsEmpty)
        {
            findings.Error("PFL-011", new Place("targets.csv"));
            return null;
        }

        if (Rounds(of, request, findings, cancellation) is not { } rounds)
        {
            return null;
        }

        var front = request.ParetoPoints > 1 ? Front(of, request, cancellation) : [];
        return new PortfolioReport(of, request.Goal, rounds.Choice, rounds.Solution, rounds.Abated, Duals(of.Problem, rounds.Program, rounds.Solution, cancellation), front, rounds.Count);
    }

    private (PortfolioChoice Choice, ProgramSolution Solution, PortfolioProgram Program, (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Abated, int Count)? Rounds(
        PortfolioCase of, PortfolioRequest request, Findings findings, CancellationToken cancellation)
    {
        var tighten = new double[of.Problem.Count];
        var (program, options) = (PortfolioProgram.Of(of.Problem, request.Goal), request.Options);
        for (var round = 1; ; round++)
        {
            var solution = solver.Solve(program.Program, options, cancellation);
            if (!solution.HasValues)
            {
                Explain(program.Program, solution, request, findings, cancellation);
                return null;
            }

            var choice = program.Read(solution);
            var abated = of.Recompute(choice.Shares);
            var missed = request.Goal == PortfolioGoal.LeastCost ? Missed(of.Problem, choice, abated) : new double[of.Problem.Count];
            if (missed.Max() <= NearT || round == MostRounds)
            {
                if (missed.Max() > NearT)
                {
                    findings.Warning("PFL-013", new Place("targets.csv"), ("rounds", round), ("over", missed.Max().ToString("N0", CultureInfo.InvariantCulture) + " t"));
                }

                return (choice, solution, program, abated, round);
            }

            for (var t = 0; t < tighten.Length; t++)
            {
                tighten[t] += missed[t];
            }

            program = PortfolioProgram.Of(of.Problem, request.Goal, tightenT: [.. tighten]);
        }
    }

    private void Explain(LinearProgram program, ProgramSolution solution, PortfolioRequest request, Findings findings, CancellationToken cancellation)
    {
        var place = new Place(PortfolioSettings.File);
        if (request.IsBeside)
        {
            // The rest of a report does not need the portfolio.
            findings.Warning(solution.Status == SolveStatus.NoSolver ? "SLV-001" : "PFL-014", place, ("install", CoinSolver.InstallLine), ("status", solution.Status.ToString()));
        }
        else if (solution.Status == SolveStatus.Infeasible)
        {
            Conflicts.Report(Conflicts.Of(program, solver, request.Options with { Progress = null, Start = [] }, cancellation), place, findings);
        }
        else
        {
            CoinSolver.Explain(solution, place, findings);
        }
    }

    // Tonnes above a target with the recomputed abatement; offsets count to net.
    private static double[] Missed(PortfolioProblem problem, PortfolioChoice choice, (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) abated)
    {
        var missed = new double[problem.Count];
        foreach (var target in problem.Targets)
        {
            for (var t = Math.Max(0, target.Years.Start - problem.Years.Start); t < problem.Count && problem.Years.Start + t <= target.Years.End; t++)
            {
                var emitted = problem.BaselineT[t] - (target.IsNet ? abated.NetT[t] + choice.OffsetT[t] - problem.BaselineSinkT : abated.GrossT[t]);
                missed[t] = Math.Max(missed[t], emitted - target.LimitT);
            }
        }

        return missed;
    }

    // Of the linear program with the whole numbers held: money of the year per tonne of that year's limit.
    private ImmutableArray<TargetDual> Duals(PortfolioProblem problem, PortfolioProgram program, ProgramSolution solution, CancellationToken cancellation)
    {
        if (program.TargetRows.Count == 0 || solution.Duals.IsEmpty)
        {
            return [];
        }

        var held = program.Program.HasIntegers ? program.Program.WithIntegersAt(solution.Values) : program.Program;
        var linear = solver.Solve(held, SolveOptions.Default, cancellation);
        var ranging = BasisRanging.Of(held, linear);
        return
        [
            .. program.TargetRows.Where(r => linear.HasValues && Math.Abs(linear.Duals[r.Row]) > 1e-6).Select(r =>
            {
                var side = ranging?.Side(r.Row);
                var least = held.RowLower[r.Row];
                return new TargetDual(r.Target, problem.Years.Start + r.T, linear.Duals[r.Row] / problem.DiscountFraction(r.T), r.Target.LimitT + least - (side?.To ?? double.NaN), r.Target.LimitT + least - (side?.From ?? double.NaN));
            }),
        ];
    }

    private ImmutableArray<FrontPoint> Front(PortfolioCase of, PortfolioRequest request, CancellationToken cancellation) =>
    [
        .. ParetoFront.Of(of.Problem, solver, request.ParetoPoints, request.Options, cancellation)
            .Select(p => new FrontPoint(p.Choice.NetT.Sum(), of.Recompute(p.Choice.Shares).NetT.Sum(), p.Solution.Objective, p.Solution.GapFraction)),
    ];
}

/// <summary>A point of the Pareto front.</summary>
/// <param name="PairedT">Cumulated abatement with overlaps in pairs, as the program has it [t].</param>
/// <param name="AbatedT">The same recomputed [t].</param>
/// <param name="CostCny">Worth today of the least cost for it [CNY].</param>
/// <param name="GapFraction">Gap of that point [0–1].</param>
public sealed record FrontPoint(double PairedT, double AbatedT, double CostCny, double GapFraction);

/// <summary>What a tonne less of a target's limit would cost.</summary>
/// <param name="Target">Target.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="CnyPerT">Marginal cost in money of that year [CNY/t].</param>
/// <param name="FromT">It holds down to this limit [t]; NaN = not known.</param>
/// <param name="ToT">It holds up to this limit [t]; NaN = not known.</param>
public sealed record TargetDual(PortfolioTarget Target, int Year, double CnyPerT, double FromT, double ToT);
