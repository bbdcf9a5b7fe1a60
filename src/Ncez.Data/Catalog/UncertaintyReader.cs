using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Uncertainties;

namespace Ncez.Data.Catalog;

/// <summary>Reads <c>uncertainty/pedigree.csv</c> and <c>sampling/sobol-directions.csv</c>.</summary>
public static class UncertaintyReader
{
    private const int MostScores = 5;

    /// <summary>Variances of a pedigree.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static PedigreeTable Pedigree(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "uncertainty", "pedigree.csv"), "indicator", "score", "log_variance", "name_zh", "name_en", "confidence", "source");
        var rows = table.Rows.ToDictionary(r => (table.Required(r, "indicator"), (int)table.Number(r, "score")), r => table.Number(r, "log_variance"));
        return new PedigreeTable(rows[("basic", 1)], rows[("basic", 2)],
            [.. PedigreeTable.Indicators.Select(i => Enumerable.Range(1, MostScores).Select(s => rows[(i, s)]).ToImmutableArray())]);
    }

    /// <summary>Dimensions of the Sobol sequence in their order.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<SobolDimension> Sobol(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "sampling", "sobol-directions.csv"), "dimension", "polynomial", "initial", "source");
        return
        [
            .. table.Rows.Select(r => new SobolDimension((int)table.Number(r, "polynomial"),
                [.. table.Required(r, "initial").Split(' ').Select(m => int.Parse(m, NumberStyles.None, CultureInfo.InvariantCulture))])),
        ];
    }
}
