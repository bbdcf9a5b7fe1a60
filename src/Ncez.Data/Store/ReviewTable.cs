using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;

namespace Ncez.Data.Store;

/// <summary>reviews.csv as a list that is only added to; what stands in it stays byte for byte.</summary>
public sealed class ReviewTable
{
    /// <summary>The file.</summary>
    public const string File = "reviews.csv";

    private static readonly ImmutableArray<string> Columns = ["date", "reviewer", "subject", "role", "state", "note"];
    private readonly TableText _text;

    private ReviewTable(TableText text) => _text = text;

    /// <summary>Reads the file; an empty one has its header only. Null when it is no text.</summary>
    public static ReviewTable? Read(ReadOnlyMemory<byte> content)
    {
        var text = content.IsEmpty ? TableText.Empty(Columns) : TableText.Read(File, content, new Findings());
        return text is null ? null : new ReviewTable(text);
    }

    /// <summary>What was said of rows, in the order of the file.</summary>
    public IEnumerable<LineReview> Rows()
    {
        var at = Columns.Select(Position).ToArray();
        var schema = FileSchema.Of(File);
        var (state, role) = (schema.Columns[schema.IndexOf("state")], schema.Columns[schema.IndexOf("role")]);
        return _text.Rows.Select(r => new LineReview(Cell(r, 2), state.OptionOf(Cell(r, 4)) ?? Cell(r, 4), Cell(r, 1), role.OptionOf(Cell(r, 3)) ?? Cell(r, 3), Cell(r, 0), Cell(r, 5)));

        string Cell(ImmutableArray<string> row, int column) => at[column] < 0 ? "" : row[at[column]];
    }

    /// <summary>The file with further rows at its end.</summary>
    public byte[] With(IEnumerable<LineReview> further)
    {
        var header = _text.Header.AddRange(Columns.Where(c => Position(c) < 0));
        var rows = _text.Rows.AddRange(further.Select(r =>
        {
            var cells = Enumerable.Repeat("", header.Length).ToArray();
            foreach (var (column, value) in Columns.Zip((string[])[r.At, r.By, r.Line, r.Role, r.State, r.Why]))
            {
                cells[Position(column) is >= 0 and var known ? known : header.IndexOf(column, _text.Header.Length)] = value;
            }

            return cells.ToImmutableArray();
        }));
        return _text.With(_text.WithRows(rows, header));
    }

    private int Position(string column) => TableMerge.Column(File, _text.Header, column);
}
