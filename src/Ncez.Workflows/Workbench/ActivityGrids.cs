using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>The rows of activities.csv as grids and reviews show them, of the zones used last within a bound of memory.</summary>
/// <param name="files">Files of zones.</param>
/// <param name="mostBytes">The bound.</param>
internal sealed class ActivityGrids(ZoneFiles files, long mostBytes)
{
    // A reference, and its share of a word of its own; measured.
    private const long BytesOfCell = 18;
    private readonly KeptValues<string, ActivityGrid?> _kept = new(mostBytes);

    /// <summary>The rows as they stand, with the columns of a new zone where there is no file yet; null when it cannot be read as a table.</summary>
    public ActivityGrid? Of(RegisteredZone zone) => _kept.Get(zone.Id, files.StampOf(zone, EditActivities.File), () =>
    {
        var content = files.Read(zone, EditActivities.File);
        return TableText.Read(EditActivities.File, content, new Findings()) is { IsClosed: true } text ? GridOf(content, text.Header, text.Rows) : null;
    }, grid => grid is null ? 0 : BytesOfCell * grid.Rows.Length * grid.Header.Length);

    /// <summary>No rows in the place of a file that cannot be read: what is saved from there replaces it.</summary>
    public ActivityGrid Blank(RegisteredZone zone) => GridOf(files.Read(zone, EditActivities.File), [], []);

    // Without a header there would be nothing to type into.
    private static ActivityGrid GridOf(byte[] content, ImmutableArray<string> header, ImmutableArray<ImmutableArray<string>> rows) =>
        new(FileVersions.HashOf(content), header.All(h => h.Length == 0) ? NewActivities.Columns : header, rows, null, null);

    /// <summary>Lets go of the rows of an id, whose zone is another one now.</summary>
    public void Forget(string zoneId) => _kept.Forget(zoneId);

    /// <summary>Lets go of all.</summary>
    public void Trim() => _kept.Trim(0);
}
