using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Costs;
using Ncez.Technology.Sizing;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Technologies.Sizing;

/// <summary>From sizing.csv and hourly.csv to the sizes of a park's energy system and its year.</summary>
public sealed class SizePark(ShippedData shipped, ILinearSolver solver)
{
    /// <summary>With COIN-OR.</summary>
    public SizePark(ShippedData shipped)
        : this(shipped, new CoinSolver())
    {
    }

    /// <summary>True when a zone asks for sizes.</summary>
    public static bool Asks(ZoneAccount account) => account.Input?.Tables.ContainsKey(ParkReader.File) == true;

    /// <summary>The sizes of a zone; null with findings.</summary>
    /// <param name="account">Zone.</param>
    /// <param name="options">Limits of each solve.</param>
    /// <param name="isBeside">True where a solver that is not installed must not stop the rest: a report.</param>
    /// <param name="cancellation">Stops.</param>
    public SizingReport? Size(ZoneAccount account, SolveOptions options, bool isBeside, CancellationToken cancellation = default)
    {
        var findings = new Findings();
        var report = Read(account, findings) is var (park, critical) ? Solve(park, critical, options, isBeside, findings, cancellation) : null;
        account.Findings.Add(findings.Sorted());
        return findings.HasErrors ? null : report;
    }

    private (ParkSystem Park, double? CriticalFraction)? Read(ZoneAccount account, Findings findings)
    {
        if (account.Input is not { } input || !input.Tables.TryGetValue(ParkReader.File, out var table))
        {
            findings.Error("SIZ-006", new Place(ParkReader.File));
            return null;
        }

        var prices = CostPrices.Of(input.Tables.GetValueOrDefault("prices.csv"), shipped.Library.Units, findings);
        return ParkReader.Read(table, input.Tables.GetValueOrDefault(ParkReader.HourlyFile), prices, shipped.Library.Units, findings);
    }

    private SizingReport? Solve(ParkSystem park, double? critical, SolveOptions options, bool isBeside, Findings findings, CancellationToken cancellation)
    {
        var (before, first) = SolvePark.Of(park.AsItIs(), solver, options, cancellation);
        var (year, second) = before is null ? (null, first) : SolvePark.Of(park, solver, options, cancellation);
        if (before is not null && year is not null)
        {
            return new SizingReport(park, park.AsItIs(), before, year, critical, second);
        }

        var place = new Place(ParkReader.File);
        if (second.Status == SolveStatus.NoSolver && isBeside)
        {
            findings.Warning("SLV-001", place, ("install", CoinSolver.InstallLine));
        }
        else if (second.Status == SolveStatus.Infeasible)
        {
            findings.Error("SIZ-008", place, ("status", second.Status.ToString()));
        }
        else
        {
            CoinSolver.Explain(second, place, findings);
        }

        return null;
    }
}

/// <summary>A park's sizes as people read them.</summary>
public sealed class SizingReport
{
    internal SizingReport(ParkSystem park, ParkSystem asItIs, ParkYear before, ParkYear year, double? criticalFraction, ProgramSolution solution)
    {
        (Park, Before, Year, Solution) = (park, before, year, solution);
        var tables = new SizingTables(park, asItIs, before, year, criticalFraction, solution);
        (Answer, Tables) = (tables.Answer(), tables.All());
        Charts = SizingCharts.Of(park, year);
    }

    /// <summary>The park.</summary>
    public ParkSystem Park { get; }

    /// <summary>Its year with nothing built.</summary>
    public ParkYear Before { get; }

    /// <summary>Its year with the sizes found.</summary>
    public ParkYear Year { get; }

    /// <summary>Solution of the program.</summary>
    public ProgramSolution Solution { get; }

    /// <summary>The answer in a sentence.</summary>
    public LocalText Answer { get; }

    /// <summary>Sizes, comparison, months, basis.</summary>
    public ImmutableArray<ResultTable> Tables { get; }

    /// <summary>A week, and the months.</summary>
    public (ChartSpec Week, ChartSpec Months) Charts { get; }

    /// <summary>Every hour.</summary>
    public ResultTable Hours() => SizingTables.Hours(Park, Year);
}
