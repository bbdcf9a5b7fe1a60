using Ncez.Model.Runs;
using Ncez.Workflows.Workbench.Identity;

namespace Ncez.Workflows.Runs;

/// <summary>Whoever froze a run made it: they verify nothing of what it holds.</summary>
/// <param name="Folder">Folder of the run.</param>
/// <param name="By">Who froze it.</param>
internal sealed record RunFreezer(string Folder, string By)
{
    private readonly Lazy<HashSet<string>> _rows = new(() => FrozenRun.RowIdsOf(Folder));

    /// <summary>Who froze the last run of a zone; null when none was frozen.</summary>
    public static RunFreezer? Last(string zoneFolder) => zoneFolder.Length > 0 && FrozenRun.Histories(zoneFolder).LastOrDefault() is { History: { } history } last ? Of(last.Folder, history) : null;

    /// <summary>Who froze a run.</summary>
    public static RunFreezer Of(string folder, RunHistory history) => new(folder, history.Entries.First(e => e.State != RunState.Draft).By);

    /// <summary>True when somebody froze the run, and the run holds a row; without its rows it is taken to hold every one.</summary>
    /// <param name="who">Name.</param>
    /// <param name="row">Id of a row of activities.csv.</param>
    public bool Made(string who, string row) => AccountNames.AreOne(By, who) && (_rows.Value.Count == 0 || _rows.Value.Contains(row));
}
