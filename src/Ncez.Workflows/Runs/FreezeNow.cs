using Ncez.Model.Diagnostics;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>Runs a zone as it stands and freezes the run at once, without leaving a draft behind.</summary>
internal static class FreezeNow
{
    /// <summary>Folder of the frozen run; null when findings say why there is none.</summary>
    internal static string? Do(ShippedData shipped, string folder, RunStepBy step, RunOptions options, Findings findings)
    {
        // Without a name and a reason nothing is to be frozen, so nothing is run.
        if (string.IsNullOrWhiteSpace(step.By) || string.IsNullOrWhiteSpace(step.Why))
        {
            findings.Error("RUN-007", new Place(folder));
            return null;
        }

        var draft = Path.Combine(folder, "runs", ".draft");
        try
        {
            var run = new RunZone(shipped).Run(folder, options with { Target = draft });
            if (run.Folder is null)
            {
                findings.Add(run.Account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
                return null;
            }

            return new AdvanceRun(shipped).Freeze(draft, step, findings);
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }

            // The lock of the outputs would stay in the zone for good.
            File.Delete(Path.Combine(folder, "runs", "..draft.lock"));
        }
    }
}
