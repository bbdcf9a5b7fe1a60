using System.Collections.Immutable;
using Ncez.Accounting;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Roadmaps;
using Ncez.Model.Zones;
using Ncez.Workflows.Quality;
using Ncez.Workflows.Technologies;

namespace Ncez.Workflows.Zones;

/// <summary>From a zone folder to its inventory: read, check, account, compare with the alternative factor sets.</summary>
public sealed class AccountZone(ShippedData shipped)
{
    /// <summary>Accounts the zone in a folder. Every finding of reading and accounting is in the result, errors or not.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public ZoneAccount Account(string folder, CancellationToken cancellation = default) => Account(folder, false, cancellation);

    /// <summary>Accounts a zone whose lines nobody will look at; its sums are the same.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public ZoneAccount AccountSums(string folder, CancellationToken cancellation = default) => Account(folder, true, cancellation);

    private ZoneAccount Account(string folder, bool sumsOnly, CancellationToken cancellation)
    {
        var reading = ZoneReader.Read(folder, shipped.Library, shipped.Template, cancellation);
        var findings = reading.Findings;
        if (reading.Input is not { } input)
        {
            AddWhatElseIsWrong(reading, findings, cancellation);
            return new ZoneAccount(null, null, [], findings);
        }

        var template = shipped.Template(input.Zone.Domain);
        var inventory = sumsOnly
            ? InventoryEngine.AccountSums(input, shipped.Library, template, findings, cancellation)
            : InventoryEngine.Account(input, shipped.Library, template, findings, cancellation);
        if (inventory is not null)
        {
            ExpectedCategories.Report(inventory, findings);
        }

        var comparisons = inventory is null ? [] : FactorSetComparison.Of(input, inventory, shipped.Library, template, findings, cancellation);
        var roadmap = new PlanRoadmap(shipped).Plan(input, findings);
        return new ZoneAccount(input, findings.HasErrors ? null : inventory, comparisons, findings) { Roadmap = roadmap };
    }

    /// <summary>
    /// One pass names everything there is to mend: rows that could be read are compiled too, unless zone.yaml itself is wrong,
    /// since every row would then complain about it.
    /// </summary>
    private void AddWhatElseIsWrong(ZoneReading reading, Findings findings, CancellationToken cancellation)
    {
        if (reading.Readable is not { } readable || findings.Sorted().Any(f => f.Severity == Severity.Error && f.Where.File == "zone.yaml"))
        {
            return;
        }

        var further = new Findings();
        InventoryEngine.Account(readable, shipped.Library, shipped.Template(readable.Zone.Domain), further, cancellation);

        // A row with an error of its own was read with stand-ins: what accounting says of those would be about nothing.
        var wrong = findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => (f.Where.File, f.Where.Line)).ToHashSet();
        findings.Add(further.Sorted().Where(f => f.Severity == Severity.Error && !wrong.Contains((f.Where.File, f.Where.Line))));
    }
}

/// <summary>An accounted zone.</summary>
/// <param name="Input">What the folder says; null when it could not be read at all.</param>
/// <param name="Inventory">The inventory; null while a finding is an error.</param>
/// <param name="Comparisons">The same activities under the alternative factor sets.</param>
/// <param name="Findings">All findings.</param>
public sealed record ZoneAccount(ZoneInput? Input, Inventory? Inventory, ImmutableArray<SetComparison> Comparisons, Findings Findings)
{
    /// <summary>The zone's own measures in time; null when it has none.</summary>
    public ZoneRoadmap? Roadmap { get; init; }
}
