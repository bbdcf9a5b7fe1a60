using System.Text;
using Ncez.Data.Export;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Scenarios;
using Ncez.Workflows.Views;

namespace Ncez.Workflows.Zones;

/// <summary>
/// The main job: from a zone folder to an explained inventory and its report. Outputs are replaced as a whole or not at all:
/// with an error among the findings, after a cancellation or a full disk the earlier outputs stay byte for byte.
/// </summary>
public sealed class RunZone(ShippedData shipped)
{
    /// <summary>Told how far a long step is, in a few characters; from any thread.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>Runs the job.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="options">Where to write, language, date.</param>
    /// <param name="step">Told before each step, for progress.</param>
    /// <param name="cancellation">Stops between steps and inside long ones.</param>
    public ZoneRun Run(string folder, RunOptions options, Action<RunStep>? step = null, CancellationToken cancellation = default)
    {
        step?.Invoke(RunStep.Account);
        var account = new AccountZone(shipped).Account(folder, cancellation);
        if (account.Inventory is not { } inventory)
        {
            return new ZoneRun(account, null);
        }

        SinceFrozen.Tell(shipped, folder, inventory, account.Findings);
        if (ReportParts.Gather(shipped, folder, account, inventory, options, step: step, detail: Detail, cancellation: cancellation) is not { } report)
        {
            return new ZoneRun(account with { Inventory = null }, null);
        }

        var target = options.Target ?? Path.Combine("out", inventory.Zone.Id);
        var written = OutputFolder.Write(target, outputs =>
        {
            foreach (var (part, write) in Parts(account, report, options with { Target = target, ZoneFolder = folder }))
            {
                cancellation.ThrowIfCancellationRequested();
                step?.Invoke(part);
                write(outputs, cancellation);
            }
        }, account.Findings);
        return new ZoneRun(account, written ? Path.GetFullPath(target) : null);
    }

    private IEnumerable<(RunStep Step, Action<OutputFolder, CancellationToken> Write)> Parts(ZoneAccount account, ReportInput report, RunOptions options)
    {
        var (inventory, findings, language) = (report.Inventory, report.Findings, options.Language);
        yield return (RunStep.Report, (outputs, _) =>
        {
            using var writer = new StreamWriter(outputs.Create("report.html"), new UTF8Encoding(false));
            ReportWriter.Write(writer, report);
        }
        );
        yield return (RunStep.Json, (outputs, cancel) =>
        {
            using var stream = outputs.Create("inventory.json");
            InventoryJson.Write(inventory, findings, stream, language, withLines: !InventoryCsv.IsLarge(inventory) || options.AllLines, report.Get<UncertaintyReport>(), cancel);
        }
        );
        if (report.Get<PathwaySet>() is { } pathways)
        {
            yield return (RunStep.Pathways, (outputs, _) =>
            {
                using var stream = outputs.Create("pathways.json");
                ExportPathways.Json(pathways, account.Findings, stream, language);
            }
            );
        }

        yield return (RunStep.Csv, (outputs, cancel) =>
        {
            using var stream = outputs.Create("inventory.csv");
            if (InventoryCsv.IsLarge(inventory))
            {
                InventoryCsv.WriteSums(inventory, stream, language);
            }
            else
            {
                InventoryCsv.WriteLines(inventory, stream, language, cancel);
            }

            if (options.AllLines)
            {
                using var lines = outputs.Create("lines.csv");
                InventoryCsv.WriteLines(inventory, lines, language, cancel);
            }
        }
        );
        yield return (RunStep.Workbook, (outputs, cancel) =>
        {
            using var stream = outputs.Create("inventory.xlsx");
            InventoryXlsx.Write(inventory, findings, stream, language, report.Get<InventoryViews>()?.Tables, cancel);
        }
        );
        yield return (RunStep.Findings, (outputs, _) =>
        {
            using var stream = outputs.Create("findings.csv");
            FindingsCsv.Write(account.Findings, stream, language);
        }
        );
        yield return (RunStep.Manifest, (outputs, _) => new KeepRun(shipped).Write(outputs, inventory, options));
    }
}

/// <summary>A step of the main job.</summary>
public enum RunStep
{
    /// <summary>Read, check, account.</summary>
    Account,

    /// <summary>Which measures, when and how big.</summary>
    Portfolio,

    /// <summary>Sizes of the park's energy system.</summary>
    Sizing,

    /// <summary>report.html.</summary>
    Report,

    /// <summary>inventory.json.</summary>
    Json,

    /// <summary>pathways.json.</summary>
    Pathways,

    /// <summary>inventory.csv.</summary>
    Csv,

    /// <summary>inventory.xlsx.</summary>
    Workbook,

    /// <summary>findings.csv.</summary>
    Findings,

    /// <summary>run.json and history.json.</summary>
    Manifest,
}

/// <summary>How the main job is run.</summary>
public sealed record RunOptions
{
    /// <summary>Folder of the outputs; null = <c>out/&lt;zone id&gt;</c> in the current folder.</summary>
    public string? Target { get; init; }

    /// <summary>Zone folder the manifest of the run names; set by the run itself.</summary>
    internal string ZoneFolder { get; init; } = "";

    /// <summary>Language of the files that have one.</summary>
    public Language Language { get; init; } = Language.Zh;

    /// <summary>Date of the report, <c>YYYY-MM-DD</c>; the caller owns the clock.</summary>
    public string GeneratedOn { get; init; } = "";

    /// <summary>Version of the program.</summary>
    public string Version { get; init; } = typeof(RunOptions).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>True to stream every line to lines.csv, however many there are.</summary>
    public bool AllLines { get; init; }

    /// <summary>Options that write to a folder.</summary>
    public static RunOptions To(string target) => new() { Target = target };
}

/// <summary>What a run gave.</summary>
/// <param name="Account">The accounted zone with all findings.</param>
/// <param name="Folder">Folder of the outputs; null when nothing was written.</param>
public sealed record ZoneRun(ZoneAccount Account, string? Folder);
