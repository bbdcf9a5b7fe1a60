using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Activities;

/// <summary>
/// Texts of rows, read on demand from the bytes of the file: every 64th row's offset is kept, the rows between are walked.
/// Safe to use from several threads; reading rows in order walks each part once.
/// </summary>
internal sealed class ActivityTexts(ByteSource source, ActivityLayout layout, List<(int Row, long Offset, int Line)> marks) : IActivityTexts
{
    private volatile Part? _last;

    /// <summary>Offset behind the last row read so far.</summary>
    public long End { get; set; }

    /// <inheritdoc />
    public string Id(int row) => Text(row, layout.Id);

    /// <inheritdoc />
    public string Source(int row) => Text(row, layout.Source);

    /// <inheritdoc />
    public string Evidence(int row) => Text(row, layout.Evidence);

    /// <inheritdoc />
    public string Note(int row) => Text(row, layout.Note);

    /// <inheritdoc />
    public Place PlaceOf(int row, string column)
    {
        var scanner = At(row, new (int, int, bool)[layout.Count]);
        var position = layout.Header.PositionOf(column);
        var (line, at) = position >= 0 && position < scanner.FieldCount ? scanner.PositionOf(position) : (scanner.Line, 0);
        return new Place(layout.File, line, at, column);
    }

    /// <summary>True when a row has this id.</summary>
    public bool HasId(int row, ReadOnlySpan<byte> id)
    {
        var scanner = At(row, new (int, int, bool)[layout.Count]);
        return scanner.Field(layout.Id).Trim(" \t\r\n"u8).SequenceEqual(id);
    }

    /// <summary>Bytes of a row's id.</summary>
    public byte[] IdBytes(int row)
    {
        var scanner = At(row, new (int, int, bool)[layout.Count]);
        return scanner.Field(layout.Id).Trim(" \t\r\n"u8).ToArray();
    }

    private string Text(int row, int position)
    {
        if (position < 0)
        {
            return "";
        }

        var scanner = At(row, new (int, int, bool)[layout.Count]);
        return position < scanner.FieldCount ? scanner.Text(position) : "";
    }

    // A scanner that stands on the row.
    private CsvScanner At(int row, Span<(int, int, bool)> fields)
    {
        var part = _last;
        if (part is null || row < part.FirstRow || row >= part.FirstRow + part.Starts.Length)
        {
            _last = part = PartOf(row);
        }

        var (start, line) = part.Starts[row - part.FirstRow];
        var scanner = new CsvScanner(part.Bytes.Span[start..], fields, line, layout.Delimiter);
        scanner.Read();
        return scanner;
    }

    private Part PartOf(int row)
    {
        var mark = marks.BinarySearch((row, long.MaxValue, int.MaxValue));
        mark = mark < 0 ? ~mark - 1 : mark;
        if (mark < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, "No such row.");
        }

        var (firstRow, offset, line) = marks[mark];
        var next = mark + 1 < marks.Count ? marks[mark + 1].Offset : End;
        var bytes = source.Read(offset, (int)Math.Min(next - offset, Array.MaxLength));
        var starts = new List<(int, int)>(ActivityBlock.RowsPerMark);
        var scanner = new CsvScanner(bytes.Span, new (int, int, bool)[layout.Count], line, layout.Delimiter);
        while (scanner.Read())
        {
            if (!ActivityBlock.IsBlank(scanner, layout.Count))
            {
                starts.Add((scanner.Start, scanner.Line));
            }
        }

        if (row - firstRow >= starts.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, "No such row.");
        }

        return new Part(firstRow, bytes, [.. starts]);
    }

    private sealed record Part(int FirstRow, ReadOnlyMemory<byte> Bytes, (int Start, int Line)[] Starts);
}
