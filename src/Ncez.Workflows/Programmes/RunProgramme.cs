using System.Collections.Immutable;
using Ncez.Accounting.Nesting;
using Ncez.Data.Import.Programmes;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Programmes;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Programmes;

/// <summary>Accounts every zone of a programme. A zone with errors is left out and named; the others stand.</summary>
public sealed class RunProgramme(ShippedData shipped)
{
    /// <summary>True for a folder that holds a programme and is no zone itself.</summary>
    public static bool IsProgramme(string folder) => File.Exists(Path.Combine(folder, ProgrammeReader.File)) && !File.Exists(Path.Combine(folder, "zone.yaml"));

    /// <summary>Accounts the programme in a folder.</summary>
    /// <param name="folder">Folder of programme.yaml.</param>
    /// <param name="step">Told before each zone, for progress.</param>
    /// <param name="year">Only this year, each zone beside its baseline; null for all years.</param>
    /// <param name="cancellation">Stops between zones.</param>
    /// <returns>The programme's standing, null while programme.yaml has errors; and all findings of its own.</returns>
    public (ProgrammeStanding? Standing, Findings Findings) Run(string folder, Action<string>? step = null, int? year = null, CancellationToken cancellation = default)
    {
        var findings = new Findings();
        if (ProgrammeReader.Read(folder, findings) is not { } programme)
        {
            return (null, findings);
        }

        var standings = new ZoneStanding?[programme.Zones.Length];
        Parallel.For(0, standings.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            step?.Invoke(programme.Zones[i]);
            standings[i] = Standing(Path.Combine(folder, programme.Zones[i]), programme.Zones[i], year, cancellation);
        });
        if (year is { } none && programme.Zones.Length > 0 && standings.All(s => s is null))
        {
            findings.Error("PRG-017", new Place("programme.yaml"), ("year", none));
            return (null, findings);
        }

        var leftOut = LeftOut(folder, [.. programme.Zones.Zip(standings).Where(z => z.Second is null).Select(z => z.First)], year, findings);
        var tree = new ZoneTree([.. standings.OfType<ZoneStanding>().Select(z => new NestedZone(z.Inventory, z.Transfers))], findings, [.. leftOut.Select(z => (z.Id, z.Zone?.Profile.Parent))]);
        var zones = standings.OfType<ZoneStanding>().DistinctBy(z => z.Inventory.Zone.Id).ToImmutableArray();
        foreach (var (zone, parent) in zones.Select(z => z.Inventory.Zone.Id).Select(id => (id, tree.Around(id))))
        {
            if (parent is not null)
            {
                findings.Info("PRG-009", new Place("programme.yaml"), ("zone", zone), ("parent", parent));
            }
        }

        var gwp = zones.Select(z => z.Inventory.Zone.Gwp).Distinct().Order(StringComparer.Ordinal).ToList();
        if (gwp.Count > 1)
        {
            findings.Warning("PRG-008", new Place("programme.yaml"), ("sets", string.Join(", ", gwp)));
        }

        var standing = new ProgrammeStanding(programme, zones, gwp.Count <= 1)
        {
            Year = year,
            LeftOut = leftOut,
            Consolidation = Consolidate.Of(tree, shipped.Library, findings, OuterOf(leftOut, [.. zones.Select(z => z.Inventory.Zone.Id)])),
        };
        return (standing, findings);
    }

    // Who they are still stands in zone.yaml, unless that is what is wrong.
    private ImmutableArray<ZoneLeftOut> LeftOut(string folder, ImmutableArray<string> paths, int? year, Findings findings)
    {
        foreach (var path in paths)
        {
            if (year is { } asked)
            {
                findings.Warning("PRG-016", new Place("programme.yaml"), ("zone", path), ("year", asked));
            }
            else
            {
                findings.Warning("PRG-007", new Place("programme.yaml"), ("zone", path));
            }
        }

        return
        [
            .. paths.Select(path => (Path: path, Zone: ZoneReader.ReadHead(Path.Combine(folder, path), shipped.Library, shipped.Template)))
                .Select(z => new ZoneLeftOut(z.Path, z.Zone, z.Zone is null ? null : shipped.Template(z.Zone.Domain))),
        ];
    }

    // Zones that the total lacks: those inside another zone of the programme would not be added to it, and a zone named twice counts once.
    private static int OuterOf(ImmutableArray<ZoneLeftOut> leftOut, ImmutableHashSet<string> accounted)
    {
        var ids = accounted.Union(leftOut.Select(z => z.Id));
        return leftOut.DistinctBy(z => z.Id).Count(z => !accounted.Contains(z.Id) && (z.Zone?.Profile.Parent is not { } parent || parent == z.Id || !ids.Contains(parent)));
    }

    // A programme looks at sums: the rows of a zone are let go as soon as it is accounted, or a thousand zones would not fit.
    private ZoneStanding? Standing(string folder, string path, int? year, CancellationToken cancellation)
    {
        var account = year is null ? new AccountZone(shipped).AccountSums(folder, cancellation) : new AccountZone(shipped).Account(folder, cancellation);
        var whole = account.Inventory;
        return (whole is not null && year is { } one ? OneYear.Of(whole, one, whole.Zone.Baseline) : whole) is not { } inventory ? null : new ZoneStanding(
            path, SumsOnly.Of(inventory), account.Input!.Indicators, account.Roadmap, account.Findings.Sorted().Count(f => f.Severity == Severity.Warning))
        {
            Transfers = account.Input.Transfers,
        };
    }
}

/// <summary>A programme with its accounted zones.</summary>
/// <param name="Programme">programme.yaml.</param>
/// <param name="Zones">Zones without errors, in the order of the programme.</param>
/// <param name="IsAdditive">True when all zones have one GWP set, so that tonnes of CO₂e may be added.</param>
public sealed record ProgrammeStanding(Programme Programme, ImmutableArray<ZoneStanding> Zones, bool IsAdditive)
{
    /// <summary>The year the programme is looked at in, each zone beside its baseline; null for all years.</summary>
    public int? Year { get; init; }

    /// <summary>Zones that the programme names and the total lacks: with errors, or without data of the year.</summary>
    public ImmutableArray<ZoneLeftOut> LeftOut { get; init; } = [];

    /// <summary>What the zones add up to without what they hand over to one another.</summary>
    public required Model.Programmes.Consolidation Consolidation { get; init; }
}

/// <summary>A zone of a programme that is not accounted.</summary>
/// <param name="Path">Its folder as the programme names it.</param>
/// <param name="Zone">What zone.yaml says; null when that cannot be read.</param>
/// <param name="Template">Boundary of its domain; null likewise.</param>
public sealed record ZoneLeftOut(string Path, Model.Zones.Zone? Zone, Model.Zones.BoundaryTemplate? Template)
{
    /// <summary>Its id, else its folder.</summary>
    public string Id => Zone?.Id ?? Path;
}

/// <summary>A zone in a programme.</summary>
/// <param name="Path">Its folder as the programme names it.</param>
/// <param name="Inventory">Its inventory.</param>
/// <param name="Indicators">Its indicators.</param>
/// <param name="Roadmap">Its planned measures; null when it has none.</param>
/// <param name="Warnings">Warnings of its account.</param>
public sealed record ZoneStanding(
    string Path, Inventory Inventory, ImmutableArray<Model.Zones.IndicatorValue> Indicators, Model.Roadmaps.ZoneRoadmap? Roadmap, int Warnings)
{
    /// <summary>What it hands over and takes, as it writes it.</summary>
    public ImmutableArray<Model.Zones.Transfer> Transfers { get; init; } = [];

    /// <summary>Totals of its last year.</summary>
    public YearTotals Last => Inventory.Years[^1];

    /// <summary>Gross over gross of the baseline; NaN without an earlier baseline year.</summary>
    public double GrossRatio => Inventory.Years.FirstOrDefault(y => y.Year == Inventory.Zone.Baseline && y.Year < Last.Year) is { Gross.T: > 0 } start ? Last.Gross.T / start.Gross.T : double.NaN;

    /// <summary>Base: what is reached already, the share of energy covered by renewables made on site [0–1]; NaN when nothing is stated.</summary>
    public double Base => double.IsFinite(Last.RenewableCoverCalorific) ? Last.RenewableCoverCalorific : double.NaN;

    /// <summary>Potential: yearly abatement that its measures state in full effect [t]; NaN without measures.</summary>
    public double PotentialT => Roadmap is { YearlyT.IsEmpty: false } plan ? plan.YearlyT.Max() : double.NaN;

    /// <summary>Ease: how much of its gross emissions those measures abate [0–1]; NaN without measures.</summary>
    public double Ease => Last.Gross.T > 0 ? PotentialT / Last.Gross.T : double.NaN;
}
