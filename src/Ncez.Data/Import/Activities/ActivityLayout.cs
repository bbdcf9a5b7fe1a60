using System.Collections.Immutable;

namespace Ncez.Data.Import.Activities;

/// <summary>Where the columns of one activities.csv stand, and which of them make a row's kind.</summary>
internal sealed class ActivityLayout
{
    /// <summary>Schema of activities.csv.</summary>
    public static readonly FileSchema Schema = FileSchema.Of("activities.csv");

    // What a row does not share with rows like it.
    private static readonly ImmutableHashSet<string> OwnColumns = ["id", "quantity", "source", "evidence", "note"];

    /// <summary>The layout of a header.</summary>
    public ActivityLayout(string file, HeaderMap header, byte delimiter, int headerLine)
    {
        (File, Header, Delimiter, HeaderLine) = (file, header, delimiter, headerLine);
        (Id, Quantity, Status) = (header.PositionOf("id"), header.PositionOf("quantity"), header.PositionOf("status"));
        (Source, Evidence, Note) = (header.PositionOf("source"), header.PositionOf("evidence"), header.PositionOf("note"));
        KindColumns = [.. Schema.Columns.Where(c => !OwnColumns.Contains(c.Name)).Select(c => c.Name)];
        KindPositions = [.. KindColumns.Select(header.PositionOf)];
        KindRuns = Runs([.. KindPositions.Where(p => p >= 0).Order()]);
    }

    /// <summary>File name as findings print it.</summary>
    public string File { get; }

    /// <summary>Columns by name.</summary>
    public HeaderMap Header { get; }

    /// <summary>What separates fields.</summary>
    public byte Delimiter { get; }

    /// <summary>Line of the header.</summary>
    public int HeaderLine { get; }

    /// <summary>How many columns the header has.</summary>
    public int Count => Header.Count;

    /// <summary>Position of the row id.</summary>
    public int Id { get; }

    /// <summary>Position of the quantity.</summary>
    public int Quantity { get; }

    /// <summary>Position of the status, −1 when the file has none.</summary>
    public int Status { get; }

    /// <summary>Position of the source, −1 when the file has none.</summary>
    public int Source { get; }

    /// <summary>Position of the evidence, −1 when the file has none.</summary>
    public int Evidence { get; }

    /// <summary>Position of the note, −1 when the file has none.</summary>
    public int Note { get; }

    /// <summary>Names of the columns that make a kind.</summary>
    public ImmutableArray<string> KindColumns { get; }

    /// <summary>Their positions, −1 where the file has no such column.</summary>
    public ImmutableArray<int> KindPositions { get; }

    /// <summary>The same as runs of neighbouring positions, whose bytes are compared at once.</summary>
    public ImmutableArray<(int First, int Last)> KindRuns { get; }

    private static ImmutableArray<(int First, int Last)> Runs(int[] positions)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var position in positions)
        {
            if (runs.Count > 0 && runs[^1].Last == position - 1)
            {
                runs[^1] = (runs[^1].First, position);
            }
            else
            {
                runs.Add((position, position));
            }
        }

        return [.. runs];
    }
}
