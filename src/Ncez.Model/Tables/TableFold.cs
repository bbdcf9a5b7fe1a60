using System.Collections.Immutable;

namespace Ncez.Model.Tables;

/// <summary>
/// Folds a table that is wider than the screen into several below each other, each beginning with the columns that say what a row is,
/// as yearbooks do. A number is never broken over two lines.
/// </summary>
public static class TableFold
{
    /// <summary>What a column costs beside its letters: the line and the room around it.</summary>
    private const int Around = 3;

    /// <summary>A text may be broken into lines of so many letters.</summary>
    private const int NarrowText = 24;

    /// <summary>Columns of each part, by number; one part with all of them where they fit, or where nothing but text would be folded.</summary>
    /// <param name="columns">Letters of the widest cell of each column, and whether it holds numbers.</param>
    /// <param name="screen">Letters of a line.</param>
    public static ImmutableArray<ImmutableArray<int>> Of(IReadOnlyList<(int Width, bool IsNumber)> columns, int screen)
    {
        int Cost(int c) => Around + (columns[c].IsNumber ? columns[c].Width : Math.Min(columns[c].Width, NarrowText));
        int Sum(IEnumerable<int> some) => some.Sum(Cost);
        var all = Enumerable.Range(0, columns.Count).ToImmutableArray();
        var keys = all.TakeWhile(c => !columns[c].IsNumber).ToImmutableArray();
        if (Sum(all) <= screen || keys.Length == columns.Count)
        {
            return [all];
        }

        // What stands in front says what a row is; of it as much is repeated as leaves room for the widest of the others.
        var widest = all.Skip(keys.Length).Max(Cost);
        while (keys.Length > 1 && Sum(keys) + widest > screen)
        {
            keys = keys[..^1];
        }

        var parts = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var part = new List<int>(keys);
        foreach (var column in all.Skip(keys.Length))
        {
            if (part.Count > keys.Length && Sum(part) + Cost(column) > screen)
            {
                parts.Add([.. part]);
                part = [.. keys];
            }

            part.Add(column);
        }

        parts.Add([.. part]);
        return parts.ToImmutable();
    }
}
