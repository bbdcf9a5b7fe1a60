using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Catalog;

/// <summary>Reads <c>benchmarks/published.csv</c>: published intensities of comparable places.</summary>
public static class BenchmarkReader
{
    /// <summary>The benchmarks.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<Benchmark> Read(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "benchmarks", "published.csv"), "id", "domains", "measure", "per", "low", "high", "unit", "name_zh", "name_en", "source");
        return
        [
            .. table.Rows.Select(r => new Benchmark(new LocalText(table.Required(r, "name_zh"), table.Required(r, "name_en")),
                [.. table.Required(r, "domains").Split(';').Select(d => Enum.Parse<Domain>(d, ignoreCase: true))], table.Required(r, "measure"), table.Required(r, "per"),
                table.Number(r, "low"), table.Number(r, "high"), table.Required(r, "unit"), table.Required(r, "source"), new Place("published.csv"))),
        ];
    }
}
