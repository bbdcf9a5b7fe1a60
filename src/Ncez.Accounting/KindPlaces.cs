using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;

namespace Ncez.Accounting;

/// <summary>Cells that findings on a kind of activity are about: those of its first row. Looked up only when something is found.</summary>
/// <param name="activities">The rows.</param>
public sealed class KindPlaces(ActivityTable activities)
{
    private int[]? _firstRows;

    /// <summary>The cell of a column in the first row of a kind; the row alone where its cell is not known.</summary>
    /// <param name="kind">Index of the kind.</param>
    /// <param name="column">Column of activities.csv.</param>
    public Place Of(int kind, string column)
    {
        var where = activities.Kinds[kind].Where;
        _firstRows ??= FirstRows();
        var row = _firstRows[kind];
        var cell = row < 0 ? Place.None : activities.Texts.PlaceOf(row, column);
        return cell.Column > 0 && cell.File == where.File && cell.Line >= where.Line ? cell : where with { Field = column };
    }

    private int[] FirstRows()
    {
        var first = new int[activities.Kinds.Length];
        Array.Fill(first, -1);
        var kinds = activities.KindOf;
        for (var row = kinds.Length - 1; row >= 0; row--)
        {
            first[kinds[row]] = row;
        }

        return first;
    }
}
