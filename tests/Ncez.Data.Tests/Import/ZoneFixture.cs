using System.Collections.Concurrent;
using System.Text;
using Ncez.Data.Catalog;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Data.Tests.Import;

/// <summary>A zone folder in a temporary place, written by the test and read with the shipped library.</summary>
public sealed class ZoneFixture : IDisposable
{
    public const string Yaml = "ncez: 1\nid: demo\nname: {zh: 示例, en: Demo}\ndomain: park\nregion: CN-GD\nyears: [2015, 2016]\ngwp: AR5\nfactors: [provincial-guide-2011, cn-grid]\n";
    public const string Activities = "id,period,category,item,quantity,unit,direction,status,source,note\nE1,2016,purchased_electricity,电力,3400,万kWh,import,,bill,\nG1,2016,stationary_combustion,天然气,12.5,万Nm3,,,bill,\n";

    public static readonly string DataFolder = Repository.PathOf("data");
    public static readonly FactorLibrary Library = LibraryReader.Read(DataFolder);

    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-zone-").FullName;

    public string Folder => _folder;

    private static readonly ConcurrentDictionary<Domain, BoundaryTemplate> Templates = new();

    public static BoundaryTemplate Template(Domain domain) => Templates.GetOrAdd(domain, d => TemplateReader.Read(DataFolder, d));

    public ZoneFixture With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public ZoneFixture With(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, file), bytes);
        return this;
    }

    public ZoneReading Read() => ZoneReader.Read(_folder, Library, Template);

    /// <summary>A zone whose activities.csv is this text.</summary>
    public static ZoneReading ReadActivities(string activities) => ReadActivities(Encoding.UTF8.GetBytes(activities));

    public static ZoneReading ReadActivities(byte[] activities)
    {
        using var zone = new ZoneFixture();
        return zone.With("zone.yaml", Yaml).With("activities.csv", activities).Read();
    }

    /// <summary>A sound zone with one more file.</summary>
    public static ZoneReading ReadWith(string file, string text)
    {
        using var zone = new ZoneFixture();
        return zone.With("zone.yaml", Yaml).With("activities.csv", Activities).With(file, text).Read();
    }

    public static string Print(Findings findings) =>
        string.Join('\n', findings.Sorted().Select(f => $"{f.Where} {f.Code} {f.Severity}: {f.Found.En} | {f.Expected.En} | {f.Fix.En}"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
