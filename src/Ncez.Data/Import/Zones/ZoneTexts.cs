using System.Collections.Immutable;
using System.Text;
using Ncez.Data.Import.Activities;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>The files of a zone folder as texts, nothing interpreted: what export, import and merging work on.</summary>
/// <param name="ZoneFile">zone.yaml; null when there is none.</param>
/// <param name="Tables">The tables that are there, by file name.</param>
public sealed record ZoneTexts(string? ZoneFile, ImmutableSortedDictionary<string, PlainTable> Tables)
{
    /// <summary>Nothing yet.</summary>
    public static ZoneTexts Empty { get; } = new(null, ImmutableSortedDictionary.Create<string, PlainTable>(StringComparer.Ordinal));

    /// <summary>Reads a folder; one that does not exist is empty. What cannot be read is a finding.</summary>
    public static ZoneTexts Read(string folder, Findings findings)
    {
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var files = new ZoneFolder(folder, findings);
        var tables = Empty.Tables.ToBuilder();
        foreach (var schema in FileSchema.All)
        {
            if (files.Text(schema.File, ActivityReader.LargestInMemory) is { } text && PlainTable.Parse(schema, text.Span, findings) is { } table)
            {
                tables[schema.File] = table;
            }
        }

        var zone = files.Text("zone.yaml", YamlDocument.LimitBytes) is { } yaml ? Encoding.UTF8.GetString(yaml.Span).ReplaceLineEndings("\n") : null;
        return new ZoneTexts(zone, tables.ToImmutable());
    }
}
