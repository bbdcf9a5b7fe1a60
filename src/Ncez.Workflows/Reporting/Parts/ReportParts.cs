using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
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
    /// <param name="progress">Told how many parts are done, of how many.</param>
    /// <param name="step">Told before a long part.</param>
    /// <param name="detail">Told how far a long part is, in a few characters.</param>
    /// <param name="cancellation">Stops between parts and inside long ones.</param>
    public static ReportInput? Gather(ShippedData shipped, string folder, ZoneAccount account, Inventory inventory, RunOptions options, Action<int, int>? progress = null, Action<RunStep>? step = null, Action<string>? detail = null, CancellationToken cancellation = default)
    {
        var context = new PartContext(shipped, folder, account, inventory, cancellation) { Step = step, Detail = detail };
        for (var part = 0; part < All.Length; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(part, All.Length);
            context = context with { Earlier = [.. context.Earlier, .. All[part].Make(context)] };
        }

        return account.Findings.HasErrors ? null : new ReportInput
        {
            Inventory = inventory,
            Findings = account.Findings.Sorted(),
            FindingsCount = account.Findings.Count,
            Program = LocalText.Same($"Ncez {options.Version}"),
            GeneratedOn = options.GeneratedOn,
            Language = options.Language,
            IsAnnual = !context.IsWhole,
            Further = context.Earlier,
        };
    }
}
