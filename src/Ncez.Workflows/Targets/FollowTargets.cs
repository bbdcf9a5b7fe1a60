using System.Collections.Immutable;
using Ncez.Evaluation.Targets;
using Ncez.Model.Inventories;
using Ncez.Model.Targets;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Targets;

/// <summary>Follows the targets of a zone and shares them out where decomposition.csv asks for it.</summary>
public sealed class FollowTargets(ShippedData shipped)
{
    /// <summary>Accounts the zone in a folder and follows its targets.</summary>
    /// <returns>The account with all findings, and the targets; null while a finding is an error.</returns>
    public (ZoneAccount Account, ZoneTargets? Targets) Follow(string folder, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        return (account, account.Inventory is { } inventory && Of(account, inventory) is var targets && !account.Findings.HasErrors ? targets : null);
    }

    /// <summary>Follows the targets of an accounted zone; what there is to say joins its findings.</summary>
    public ZoneTargets Of(ZoneAccount account, Inventory inventory)
    {
        var input = account.Input!;
        var followed = TrackTargets.Of(input, inventory, shipped.Library.Units, account.Findings);
        var shared = DecomposeTargets.Of(input.Tables.GetValueOrDefault("decomposition.csv"), followed, account.Findings);
        return new ZoneTargets(followed, shared, shipped.Guidance) { Appraised = AppraiseParts.Of(input.Tables.GetValueOrDefault("appraisal.csv"), shared, account.Findings) };
    }
}

/// <summary>Targets of a zone.</summary>
/// <param name="Followed">Each against the observed years.</param>
/// <param name="Shared">Each shared out over parts.</param>
/// <param name="Guidance">What publications name, with what it applies to.</param>
public sealed record ZoneTargets(ImmutableArray<TrackedTarget> Followed, ImmutableArray<DecomposedTarget> Shared, ImmutableArray<GuidanceFigure> Guidance)
{
    /// <summary>What each part did in the years that appraisal.csv names.</summary>
    public ImmutableArray<AppraisedPart> Appraised { get; init; } = [];
}
