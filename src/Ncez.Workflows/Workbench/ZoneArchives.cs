using System.Globalization;
using Ncez.Data.Store;
using Ncez.Data.Store.Settings;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Zones as zip archives: down, up as a new zone, and out of the register. What goes up comes down again byte for byte.</summary>
public sealed class ZoneArchives
{
    private const int LongestTyped = 100;
    private readonly DataFolder _folder;
    private readonly ZoneRegister _zones;
    private readonly ZoneFiles _files;
    private readonly AuditTrail _audit;

    internal ZoneArchives(DataFolder folder, ZoneRegister zones, ZoneFiles files, AuditTrail audit) => (_folder, _zones, _files, _audit) = (folder, zones, files, audit);

    /// <summary>Writes the archive of a zone: everything in its folder but outputs and hidden files.</summary>
    public void Write(RegisteredZone zone, Stream to) => ZipFolder.Write(to, ZipFolder.Files(_folder.PathOf(zone.Folder), "out"));

    /// <summary>True when an archive of the zone would be taken again; else a finding for each file whose name it may not hold.</summary>
    public bool CanWrite(RegisteredZone zone, Findings findings)
    {
        List<string> unfit = [.. BackupNames.Unfit([.. ZipFolder.Files(_folder.PathOf(zone.Folder), "out").Select(f => f.Name).Order(StringComparer.Ordinal)])];
        unfit.ForEach(name => findings.Error("WEB-004", new Place(name), ("name", name)));
        return AreKnown(_folder.PathOf(zone.Folder), findings) && unfit.Count == 0;
    }

    /// <summary>Makes a new zone of an archive; null and findings when it is refused.</summary>
    /// <param name="by">Who.</param>
    /// <param name="id">Id of the new zone; becomes the folder's name.</param>
    /// <param name="from">The archive.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public RegisteredZone? Add(Account by, string id, Stream from, Findings findings)
    {
        if (!_zones.IsFree(id, findings))
        {
            return null;
        }

        return _folder.WithScratch(scratch =>
        {
            if (!ZipFolder.Extract(from, scratch, ZipLimits.OfZone, findings))
            {
                return null;
            }

            var top = DataFolder.TopWith(scratch, "zone.yaml");
            if (top is null)
            {
                findings.Error("WEB-007", Place.None);
                return null;
            }

            // A zone whose settings nobody can read could be neither accounted nor mended by a form.
            if (!AreKnown(top, findings) || (ZoneFileText.Read(FileVersions.Read(Path.Combine(top, ZoneFileText.File)), findings) is null && IsTold(findings)))
            {
                return null;
            }

            var files = FileHashes.OfFolder(top).Length;
            if (!_folder.MoveIn(top, id))
            {
                findings.Error("WEB-002", Place.None, ("id", id));
                return null;
            }

            _zones.Bring(by, [id]);
            _audit.Add(by.Name, "zone.imported", id, ("files", files.ToString(CultureInfo.InvariantCulture)));
            return _zones.Find(id);
        });
    }

    /// <summary>
    /// Removes a zone: its folder becomes an archive in the data folder, its reports are put beside it, the register and its members forget
    /// it, the trail keeps what was done. Of a zone whose folder is gone nothing is archived. Whoever calls this sees to it that no long
    /// work of the zone goes on.
    /// </summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="typed">Its id, as whoever removes it typed it.</param>
    /// <param name="findings">Collects why it is not removed.</param>
    /// <returns>What became of it; null and findings when it is not removed.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public RemovedZone? Remove(Account by, RegisteredZone zone, string typed, Findings findings)
    {
        if (typed.Trim() != zone.Id)
        {
            findings.Error("WEB-044", Place.None, ("id", zone.Id), ("typed", typed.Length > LongestTyped ? typed[..LongestTyped] : typed));
            return null;
        }

        // Nobody saves meanwhile. The archive is whole before the folder leaves its place, and that and the reports before the register forgets it:
        // what is cut short in between is a zone without its folder, which can be removed again.
        lock (_files.Saving)
        {
            return _folder.WithScratch(scratch =>
            {
                var file = _zones.IsThere(zone) ? _folder.TakeOut(zone.Folder, _zones.NameOfRemoved(zone.Id) + ".zip", scratch) : "";
                var reports = _zones.SetReportsAside(zone.Id);
                _audit.Add(by.Name, AuditTrail.ZoneRemoved, zone.Id, [("file", file), .. reports.Length > 0 ? [("reports", reports)] : Array.Empty<(string, string)>()]);
                _zones.Forget(zone);
                return new RemovedZone(file, reports);
            });
        }
    }

    private static bool AreKnown(string folder, Findings findings)
    {
        List<string> strange = [.. ZipFolder.Files(folder, "out").Select(f => f.Name).Where(n => !ZoneFileKinds.IsKnown(n)).Order(StringComparer.Ordinal)];
        strange.ForEach(name => findings.Error("WEB-041", new Place(name), ("name", name), ("kinds", ZoneFileKinds.Named), ("proofs", ZoneFileKinds.Proofs)));
        return strange.Count == 0;
    }

    private static bool IsTold(Findings findings)
    {
        if (!findings.HasErrors)
        {
            findings.Error("WEB-043", new Place(ZoneFileText.File));
        }

        return true;
    }
}

/// <summary>What became of a zone that was removed, below the data folder.</summary>
/// <param name="Archive">Archive of its folder; empty when that was gone.</param>
/// <param name="Reports">Folder with its reports; empty when none was written.</param>
public sealed record RemovedZone(string Archive, string Reports);
