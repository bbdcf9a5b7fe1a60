using Ncez.Model.Diagnostics;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>Runs a zone as it stands and freezes the run at once, without leaving a draft behind.</summary>
internal static class FreezeNow
{
    /// <summary>Folder of the frozen run; null when findings say why there is none.</summary>
    internal static string? Do(ShippedData shipped, string folder, RunStepBy step, RunOptions options, Findings findings, FreezeWork? work = null)
    {
        // Without a name and a reason nothing is to be frozen, so nothing is run.
        if (!step.IsWhole(folder, findings))
        {
            return null;
        }

        // Whoever saves while the run is made would leave figures of one state beside files of another.
        var began = Directory.Exists(folder) ? KeepRun.InputsOf(folder, Path.Combine(folder, "runs")) : default;
        var draft = work is null ? Path.Combine(folder, "runs", ".draft") : Path.Combine(work.Scratch, "draft");
        try
        {
            var run = new RunZone(shipped).Run(folder, options with { Target = draft }, work is null ? null : s => work.Tell(NameOf(s)), work?.Cancellation ?? default);
            if (run.Folder is null)
            {
                findings.Add(run.Account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
                return null;
            }

            return new AdvanceRun(shipped).Freeze(draft, step, findings, work, began);
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }

            // The lock of the outputs would stay in the zone for good.
            File.Delete(Path.Combine(Path.GetDirectoryName(draft)!, "." + Path.GetFileName(draft) + ".lock"));
        }
    }

    // Whoever waits for a frozen run wants to know what takes long, not which file is being written.
    private static FreezeStep NameOf(RunStep step) => step switch
    {
        RunStep.Account => FreezeStep.Account,
        RunStep.Portfolio => FreezeStep.Portfolio,
        RunStep.Sizing => FreezeStep.Sizing,
        _ => FreezeStep.Write,
    };
}

/// <summary>How a run is frozen where somebody watches and may stop it.</summary>
/// <param name="Scratch">An empty folder on the disk of the zone; whoever made it removes it.</param>
/// <param name="Tell">Told before each step.</param>
/// <param name="Cancellation">Stops it; not once the frozen run is put in its place.</param>
internal sealed record FreezeWork(string Scratch, Action<FreezeStep> Tell, CancellationToken Cancellation)
{
    /// <summary>True when a run kept before that is the same to the byte will do.</summary>
    public bool TakesKept { get; init; }

    /// <summary>Told the folder of the frozen run, puts it there by calling what it is given, or leaves it; false then.</summary>
    public Func<string, Action, bool> Place { get; init; } = (_, move) =>
    {
        move();
        return true;
    };
}

/// <summary>Steps of freezing a run and of adopting factors, in their order.</summary>
public enum FreezeStep
{
    /// <summary>What the factors would change is calculated once more; only when factors are adopted.</summary>
    Look,

    /// <summary>Read, check, account.</summary>
    Account,

    /// <summary>Which measures, when and how big.</summary>
    Portfolio,

    /// <summary>Sizes of the park's energy system.</summary>
    Sizing,

    /// <summary>Report and files of results.</summary>
    Write,

    /// <summary>Copies of inputs and data; the run is put in its place.</summary>
    Keep,
}
