using System.Collections.Immutable;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting.Ledger;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Gathers everything a report is written from.</summary>
public static class ReportParts
{
    private static readonly ImmutableArray<IReportPart> All =
    [
        .. typeof(ReportParts).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IReportPart).IsAssignableFrom(t))
            .Select(t => (IReportPart)Activator.CreateInstance(t)!).OrderBy(p => p.Order),
    ];

    /// <summary>The input of the report; null when findings of the account have an error: nobody should read a report whose half is missing.</summary>
    /// <param name="shipped">The data that come with the program.</param>
    /// <param name="folder">Zone folder.</param>
    /// <param name="account">The accounted zone.</param>
    /// <param name="inventory">The inventory the report is about: the account's own, or a cut of it.</param>
    /// <param name="options">Language, date, version.</param>
    /// <param name="progress">Told how much is done, of how much, by the weights of the parts; from any thread.</param>
    /// <param name="step">Told before a long part.</param>
    /// <param name="detail">Told how far a long part is, in a few characters.</param>
    /// <param name="cancellation">Stops between parts and inside long ones.</param>
    public static ReportInput? Gather(ShippedData shipped, string folder, ZoneAccount account, Inventory inventory, RunOptions options, Action<int, int>? progress = null, Action<RunStep>? step = null, Action<string>? detail = null, CancellationToken cancellation = default)
    {
        var context = new PartContext(shipped, folder, account, inventory, cancellation) { Step = step, Detail = detail };
        var (done, all) = (0, All.Sum(p => p.Weight(context)));
        foreach (var part in All)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(done, all);
            var (before, weight) = (done, part.Weight(context));
            context = context with { Share = share => progress?.Invoke(before + (int)(weight * Math.Clamp(share, 0, 1)), all) };
            context = context with { Earlier = [.. context.Earlier, .. part.Make(context)] };
            done += weight;
        }

        var first = First(account, inventory, options);
        return account.Findings.HasErrors ? null : first with { IsAnnual = !context.IsWhole, Further = [.. first.Further, .. context.Earlier] };
    }

    /// <summary>Adds to the findings of the account what the parts of its report find wrong; what no finding rests on is not made.</summary>
    /// <param name="shipped">The data that come with the program.</param>
    /// <param name="folder">Zone folder.</param>
    /// <param name="account">The accounted zone.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="cancellation">Stops between parts and inside long ones.</param>
    public static void Check(ShippedData shipped, string folder, ZoneAccount account, Inventory inventory, CancellationToken cancellation = default)
    {
        var context = new PartContext(shipped, folder, account, inventory, cancellation) { IsCheck = true };
        foreach (var part in All)
        {
            cancellation.ThrowIfCancellationRequested();
            context = context with { Earlier = [.. context.Earlier, .. part.Make(context)] };
        }
    }

    /// <summary>The report without any further part: what its first pages say of the inventory alone, at once.</summary>
    /// <param name="account">The accounted zone.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="options">Language, date, version.</param>
    public static ReportInput First(ZoneAccount account, Inventory inventory, RunOptions options) => new()
    {
        Inventory = inventory,
        Findings = account.Findings.Sorted(),
        FindingsCount = account.Findings.Count,
        Program = LocalText.Same($"Ncez {options.Version}"),
        GeneratedOn = options.GeneratedOn,
        Language = options.Language,
        Further = account.Input is { } input && LineCorrection.Has(input) ? [CorrectionsMade.Of(LineCorrection.Of(input, _ => true))] : [],
    };
}
