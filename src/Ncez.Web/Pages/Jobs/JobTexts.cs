using System.Collections.Immutable;
using Ncez.Model.Workbench;
using Ncez.Web.Pages.Runs;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Jobs;

/// <summary>How a kind of long work is told on its page.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="State">Begin of the keys of its states.</param>
/// <param name="Step">Begin of the keys of its steps.</param>
/// <param name="Steps">Its steps in their order.</param>
/// <param name="Path">Where its page is below the zone's.</param>
public sealed record JobTexts(string Kind, string State, string Step, ImmutableArray<string> Steps, string Path)
{
    private static readonly string[] Freezing = [.. Enum.GetNames<FreezeStep>().Where(s => s != nameof(FreezeStep.Look))];

    /// <summary>Reports.</summary>
    public static JobTexts Report { get; } = new(KeptJobs.Report, "reports.job.", "reports.step.", [.. Enum.GetNames<RunStep>()], "/reports");

    /// <summary>Imports.</summary>
    public static JobTexts Import { get; } = new(KeptJobs.Import, "imports.job.", "imports.step.", [.. Enum.GetNames<ImportStep>()], "/activities/import");

    /// <summary>Freezing a run.</summary>
    public static JobTexts Freeze { get; } = new(KeptJobs.Freeze, "runs.job.", "runs.step.", [.. Freezing], "/runs");

    /// <summary>What newer factors would change.</summary>
    public static JobTexts Look { get; } = new(KeptJobs.Look, "adopt.look.", "adopt.step.", FactorLook.Steps, "/adopt/look") { Page = "/adopt", MayCancel = Rights.Read };

    /// <summary>Adopting factors.</summary>
    public static JobTexts Adopt { get; } = new(KeptJobs.Adopt, "adopt.job.", "runs.step.", [nameof(FreezeStep.Look), .. Freezing], "/adopt") { MayCancel = Rights.ManageZone };

    /// <summary>Backups.</summary>
    public static JobTexts Backup { get; } = new(KeptJobs.Backup, "backup.job.", "backup.step.", [.. Enum.GetNames<BackupStep>()], "/backup") { MayCancel = Rights.Administer, Done = "jobs.files", DoneOf = "jobs.filesOf" };

    /// <summary>The texts of a kind of long work in a zone.</summary>
    public static JobTexts Of(string kind) => new[] { Report, Import, Freeze, Look, Adopt, Backup }.Single(t => t.Kind == kind);

    /// <summary>The page that shows it.</summary>
    public string Page { get; init; } = Path;

    /// <summary>Who may stop it.</summary>
    public Rights MayCancel { get; init; } = Rights.Edit;

    /// <summary>Key of how many units are done.</summary>
    public string Done { get; init; } = "jobs.rows";

    /// <summary>Key of how many units are done, of how many.</summary>
    public string DoneOf { get; init; } = "jobs.rowsOf";
}
