using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Zones as zip archives: down, and up as a new zone. What goes up comes down again byte for byte.</summary>
public sealed class ZoneArchives
{
    private readonly DataFolder _folder;
    private readonly ZoneRegister _zones;
    private readonly AuditTrail _audit;

    internal ZoneArchives(DataFolder folder, ZoneRegister zones, AuditTrail audit) => (_folder, _zones, _audit) = (folder, zones, audit);

    /// <summary>Writes the archive of a zone: everything in its folder but outputs and hidden files.</summary>
    public void Write(RegisteredZone zone, Stream to) => ZipFolder.Write(to, ZipFolder.Files(_folder.PathOf(zone.Folder), "out"));

    /// <summary>True when an archive of the zone would be taken again; else a finding for each file whose name it may not hold.</summary>
    public bool CanWrite(RegisteredZone zone, Findings findings)
    {
        List<string> unfit = [.. BackupNames.Unfit([.. ZipFolder.Files(_folder.PathOf(zone.Folder), "out").Select(f => f.Name).Order(StringComparer.Ordinal)])];
        unfit.ForEach(name => findings.Error("WEB-004", new Place(name), ("name", name)));
        return unfit.Count == 0;
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
}
