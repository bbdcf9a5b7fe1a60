namespace Ncez.Data.Store;

/// <summary>The example zones that come with the product.</summary>
public static class ExampleZones
{
    /// <summary>Their folders.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, "zone.yaml"))).Order(StringComparer.Ordinal) : [];
}
