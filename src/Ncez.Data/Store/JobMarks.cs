using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>
/// The last piece of long work of each kind and zone, a small file each in <c>jobs/</c>: whoever asks after a restart learns how it
/// ended, or that it was cut short.
/// </summary>
public sealed class JobMarks(DataFolder folder)
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>All marks that can be read.</summary>
    public ImmutableArray<JobMark> All() =>
        [.. Directory.EnumerateFiles(folder.Jobs, "*.json").Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).Select(Read).OfType<JobMark>()];

    /// <summary>Writes a mark over the one before of its kind and zone. When it returns, it is on the disk.</summary>
    public void Put(JobMark mark) => FileVersions.Replace(PathOf(mark), JsonSerializer.SerializeToUtf8Bytes(mark, Format));

    /// <summary>Removes the marks of a zone.</summary>
    public void Remove(string zoneId)
    {
        foreach (var mark in All().Where(m => m.ZoneId == zoneId))
        {
            File.Delete(PathOf(mark));
        }
    }

    private string PathOf(JobMark mark) => Path.Combine(folder.Jobs, $"{mark.Kind}-{mark.ZoneId}.json");

    // A mark is a convenience: one that somebody damaged is no reason not to start.
    private static JobMark? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<JobMark>(File.ReadAllBytes(path), Format);
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
