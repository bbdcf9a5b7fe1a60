using System.Collections.Immutable;
using Ncez.Data.Export.Xlsx.Template;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Books;

/// <summary>Where the header of a sheet stands, below titles and remarks, and which table it fits.</summary>
/// <param name="Schema">The table.</param>
/// <param name="Row">First row of the header, from 1.</param>
/// <param name="Rows">Rows of the header.</param>
/// <param name="Headers">Header of each column.</param>
internal sealed record FoundHeader(FileSchema Schema, int Row, int Rows, ImmutableArray<HeaderText> Headers);

/// <summary>Finds headers.</summary>
internal static class HeaderFinder
{
    private const int Deepest = 60;

    /// <summary>The header, or null when no row looks like one.</summary>
    /// <param name="rows">The first rows of the sheet.</param>
    /// <param name="merged">Its merged ranges.</param>
    /// <param name="library">Items and units that headers may name.</param>
    public static FoundHeader? Find(IReadOnlyList<GridRow> rows, IReadOnlyList<MergedRange> merged, FactorLibrary library)
    {
        FoundHeader? best = null;
        var bestScore = 3.0;
        for (var i = 0; i < rows.Count && rows[i].Number <= Deepest; i++)
        {
            foreach (var depth in (ReadOnlySpan<int>)[1, 2])
            {
                if (depth == 2 && !IsTwoDeep(rows, i, merged))
                {
                    continue;
                }

                var headers = Headers(rows, i, depth, merged, library);
                foreach (var schema in TemplateForm.Schemas)
                {
                    var score = Score(schema, headers, library);
                    if (score > bestScore)
                    {
                        (best, bestScore) = (new FoundHeader(schema, rows[i].Number, depth, headers), score);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>The headers that start at a row.</summary>
    public static ImmutableArray<HeaderText> Headers(IReadOnlyList<GridRow> rows, int index, int depth, IReadOnlyList<MergedRange> merged, FactorLibrary library)
    {
        var first = rows[index].Number;
        var lines = Enumerable.Range(first, depth).Select(n => rows.FirstOrDefault(r => r.Number == n)).OfType<GridRow>().ToList();
        var width = lines.Max(l => l.Cells.Length);
        return [.. Enumerable.Range(0, width).Select(c => HeaderText.Of(lines.Select(l => TextAt(l, c, merged)), library))];
    }

    private static string TextAt(GridRow row, int column, IReadOnlyList<MergedRange> merged)
    {
        if (row[column] is { IsEmpty: false } cell)
        {
            return cell.Kind is GridKind.Text or GridKind.Number or GridKind.Date ? CellText.Shown(cell) : "";
        }

        var range = merged.FirstOrDefault(m => m.Top <= row.Number && m.Bottom >= row.Number && m.Left < column && m.Right >= column);
        return range.Top > 0 && row.Number == range.Top ? CellText.Shown(row[range.Left]) : "";
    }

    private static bool IsTwoDeep(IReadOnlyList<GridRow> rows, int index, IReadOnlyList<MergedRange> merged) =>
        index + 1 < rows.Count && rows[index + 1].Number == rows[index].Number + 1
        && merged.Any(m => m.Top == rows[index].Number && m.Bottom == m.Top && m.Right > m.Left && m.Left > 0)
        && rows[index + 1].Cells.Any(c => c is { IsEmpty: false, IsMerged: false })
        && rows[index + 1].Cells.Where(c => c is { IsEmpty: false, IsMerged: false }).All(c => c.Kind == GridKind.Text && LooseNumber.Read(c.Text) is null);

    // A required column weighs most; headers that are items or periods themselves spread one table over columns.
    private static double Score(FileSchema schema, ImmutableArray<HeaderText> headers, FactorLibrary library)
    {
        var known = headers.Select(h => h.IndexIn(schema, library)).Where(i => i >= 0).Distinct().ToList();
        var score = known.Sum(i => schema.Columns[i].Need == ColumnNeed.Optional ? 1.0 : 1.6);
        if (schema.File == "activities.csv")
        {
            score += 1.4 * headers.Count(h => h.IndexIn(schema, library) < 0 && (h.Names.Any(n => library.FindItem(n) is not null) || (h.Parts.Length > 0 && h.Names.Any(n => PeriodText.Parse(n) is not null))));
            score += 0.5;
        }

        var filled = headers.Count(h => h.Parts.Length > 0);
        return filled < 2 ? 0 : score * (0.5 + (0.5 * Math.Min(1, score / filled)));
    }
}
