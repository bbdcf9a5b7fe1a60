using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Zones;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>The register of zones: what is there, the example zones, new zones.</summary>
public sealed class ZoneRegister
{
    // Pages and addresses for programs stand at these words, where the zone of that id would be.
    private static readonly string[] PageWords = ["new", "archive", "examples"];

    private readonly RegisterTable _table;
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal ZoneRegister(WorkbenchStore store, ShippedData shipped, DataFolder folder, AuditTrail audit, TimeProvider clock) =>
        (_table, _shipped, _folder, _audit, _clock) = (new RegisterTable(store), shipped, folder, audit, clock);

    /// <summary>Told the id of a zone that left the register or came into it: whatever is kept of one of that id is of another zone.</summary>
    internal Action<string>? Turned { get; set; }

    /// <summary>All zones by id.</summary>
    public ImmutableArray<RegisteredZone> All => _table.All();

    /// <summary>The zone of an id, or null.</summary>
    public RegisteredZone? Find(string id) => _table.Find(id);

    /// <summary>True while the folder of a zone is there.</summary>
    public bool IsThere(RegisteredZone zone) => Path.Exists(PathOf(zone));

    /// <summary>Full path of the folder of a zone.</summary>
    public string PathOf(RegisteredZone zone) => _folder.PathOf(zone.Folder);

    /// <summary>Copies the example zones that are not there yet and registers them; gives how many.</summary>
    public int AddExamples(Account by, Findings findings)
    {
        var examples = Path.Combine(_shipped.Folder, "zones");
        List<string> copied = [.. ExampleZones.In(examples).Where(example => _folder.Copy(example, findings)).Select(example => Path.GetFileName(example)!)];
        Bring(by, copied);
        return copied.Count;
    }

    /// <summary>Makes a new zone of a domain with everything to fill in; null and findings when it cannot be made.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="domain">Domain.</param>
    /// <param name="id">Id; becomes the folder's name.</param>
    /// <param name="facts">Name, region, years.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public RegisteredZone? Create(Account by, Domain domain, string id, NewZone facts, Findings findings)
    {
        if (!IsFree(id, findings))
        {
            return null;
        }

        var name = DataFolder.NewFolderOf(id);
        if (!new CreateZone(_shipped).Create(domain.ToString(), _folder.PathOf(name), by.Language, facts, findings))
        {
            if (!findings.HasErrors)
            {
                findings.Error("WEB-002", Place.None, ("id", id));
            }

            return null;
        }

        Bring(by, [id]);
        return _table.Find(id);
    }

    /// <summary>Registers zones whose folders somebody has just put there: whoever brings a zone in has made all of its rows.</summary>
    internal void Bring(Account by, IReadOnlyCollection<string> ids) => Sync(by.Name, ids);

    /// <summary>True for an id that a new zone may have; findings say why not.</summary>
    internal bool IsFree(string id, Findings findings)
    {
        if (id.Length is 0 or > 60 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || !char.IsAsciiLetterOrDigit(id[0]) || !ZipFolder.IsPlain(id, ZipLimits.OfZone))
        {
            findings.Error("WEB-001", Place.None, ("id", id.Length > 60 ? id[..60] : id));
            return false;
        }

        if (IsPageWord(id))
        {
            findings.Error("WEB-047", Place.None, ("id", id));
            return false;
        }

        // The folder is called so too, and on some systems A is a.
        if (_table.All().Any(z => z.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Error("WEB-002", Place.None, ("id", id));
            return false;
        }

        return true;
    }

    private static bool IsPageWord(string id) => PageWords.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Registers zone folders that are new and takes over names that changed; gives how many were new. Nobody knows who made what lies there.</summary>
    public int Sync() => Sync("", []);

    /// <summary>Forgets a zone whose folder was taken out.</summary>
    internal void Forget(RegisteredZone zone)
    {
        _table.Remove(zone.Id);
        Turned?.Invoke(zone.Id);
    }

    /// <summary>Puts the reports of an id aside, whose zone is gone; gives the folder that they became, empty when there were none.</summary>
    internal string SetReportsAside(string zoneId) => _folder.SetAside(zoneId, NameOfRemoved(zoneId) + "-reports");

    /// <summary>What is kept of a zone that goes now is called so.</summary>
    internal string NameOfRemoved(string zoneId) => $"{zoneId}-{_clock.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>Takes over what the zone.yaml of a zone says now.</summary>
    internal void Refresh(RegisteredZone zone) => _table.Refresh(Describe(zone.Folder, zone));

    private int Sync(string by, IReadOnlyCollection<string> brought)
    {
        var known = _table.All().ToDictionary(z => z.Folder, StringComparer.Ordinal);
        var added = 0;
        foreach (var folder in _folder.ZoneFolders())
        {
            var zone = Describe(folder, known.GetValueOrDefault(folder));
            if (known.TryGetValue(folder, out var before))
            {
                if (zone != before)
                {
                    _table.Refresh(zone);
                }
            }
            else if (_table.Add(zone))
            {
                added++;
                Turned?.Invoke(zone.Id);

                // Of a zone that was removed by an earlier version, or whose folder and entry somebody took out by hand.
                SetReportsAside(zone.Id);
                var isBrought = brought.Contains(zone.Id);
                _audit.Add(isBrought ? by : "", "zone.registered", zone.Id, null,
                    isBrought ? [new LineChange { ZoneId = zone.Id, Line = LineChange.Every, Account = by, AtUtc = _clock.GetUtcNow().UtcDateTime }] : null);
            }
        }

        return added;
    }

    private RegisteredZone Describe(string folder, RegisteredZone? before)
    {
        var name = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var zone = ZoneReader.ReadHead(_folder.PathOf(folder), _shipped.Library, _shipped.Template);
        return new RegisteredZone
        {
            // The folder's name is the address: ids in two files may be the same by mistake. One that somebody put there may be called like a page.
            Id = before?.Id ?? (IsPageWord(name) ? name + "-zone" : name),
            Folder = folder,
            NameZh = zone?.Name.In(Language.Zh) ?? name,
            NameEn = zone?.Name.In(Language.En) ?? name,
            Domain = zone?.Domain,
            Status = zone?.Profile.Status ?? "",
            AddedUtc = before?.AddedUtc ?? _clock.GetUtcNow().UtcDateTime,
        };
    }
}
