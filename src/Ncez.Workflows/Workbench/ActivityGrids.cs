using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>The rows of activities.csv as grids and reviews show them, of the zones used last within a bound of memory.</summary>
/// <param name="files">Files of zones.</param>
/// <param name="mostBytes">The bound.</param>
internal sealed class ActivityGrids(ZoneFiles files, long mostBytes)
{
    // A reference, and its share of a word of its own; measured.
    private const long BytesOfCell = 18;
    private readonly KeptValues<string, ActivityGrid?> _kept = new(mostBytes);

    /// <summary>The rows as they stand; null when the file is no text.</summary>
    public ActivityGrid? Of(RegisteredZone zone) => _kept.Get(zone.Id, files.StampOf(zone, EditActivities.File), () =>
    {
        var content = files.Read(zone, EditActivities.File);
        return TableText.Read(EditActivities.File, content, new Findings()) is { } text ? new ActivityGrid(FileVersions.HashOf(content), text.Header, text.Rows, false, null) : null;
    }, grid => grid is null ? 0 : BytesOfCell * grid.Rows.Length * grid.Header.Length);

    /// <summary>Lets go of all.</summary>
    public void Trim() => _kept.Trim(0);
}
