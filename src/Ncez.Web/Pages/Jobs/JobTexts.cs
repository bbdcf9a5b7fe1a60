using System.Collections.Immutable;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Jobs;

/// <summary>How a kind of long work is told on its page.</summary>
/// <param name="State">Begin of the keys of its states.</param>
/// <param name="Step">Begin of the keys of its steps.</param>
/// <param name="Steps">Its steps in their order.</param>
/// <param name="Path">Where its page is below the zone's.</param>
public sealed record JobTexts(string State, string Step, ImmutableArray<string> Steps, string Path)
{
    /// <summary>Reports.</summary>
    public static JobTexts Report { get; } = new("reports.job.", "reports.step.", [.. Enum.GetNames<RunStep>()], "/reports");

    /// <summary>Imports.</summary>
    public static JobTexts Import { get; } = new("imports.job.", "imports.step.", [.. Enum.GetNames<ImportStep>()], "/activities/import");
}
