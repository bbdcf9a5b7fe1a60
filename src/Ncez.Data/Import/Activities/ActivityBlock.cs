using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Activities;

/// <summary>The rows of one block: quantities, block-local kinds, hashes of ids, and what is wrong with single rows.</summary>
internal sealed class ActivityBlock
{
    /// <summary>Texts are found again from the nearest row whose offset is kept.</summary>
    public const int RowsPerMark = 64;

    private readonly ActivityLayout _layout;
    private readonly CsvBlock _block;
    private byte[] _key = new byte[512];

    private ActivityBlock(CsvBlock block, ActivityLayout layout)
    {
        (_block, _layout) = (block, layout);
        var most = block.Bytes.Span.Count((byte)'\n') + 1;
        (Quantities, KindOf, IdHashes) = (ArrayPool<double>.Shared.Rent(most), ArrayPool<int>.Shared.Rent(most), ArrayPool<ulong>.Shared.Rent(most));
    }

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>Quantity of each row; NaN where there is none.</summary>
    public double[] Quantities { get; }

    /// <summary>Block-local kind of each row.</summary>
    public int[] KindOf { get; }

    /// <summary>Hash of each row's id; 0 where there is none.</summary>
    public ulong[] IdHashes { get; }

    /// <summary>The kinds of the block.</summary>
    public KindTable Kinds { get; } = new();

    /// <summary>Findings about rows.</summary>
    public Findings Findings { get; } = new();

    /// <summary>Every 64th row: row in the block, offset in the source, line.</summary>
    public List<(int Row, long Offset, int Line)> Marks { get; } = [];

    /// <summary>Reads a block.</summary>
    /// <param name="block">The part of the text.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="withParameters">Hashes of ids that have rows in parameters.csv: each of those rows is a kind of its own.</param>
    /// <param name="isUnchecked">True when the bytes may not be valid UTF-8.</param>
    public static ActivityBlock Read(CsvBlock block, ActivityLayout layout, IReadOnlySet<ulong> withParameters, bool isUnchecked)
    {
        var read = new ActivityBlock(block, layout);
        if (!isUnchecked || read.IsText())
        {
            read.ReadRows(withParameters);
        }

        return read;
    }

    /// <summary>Gives the columns back to the pool, when they have been copied.</summary>
    public void Release()
    {
        ArrayPool<double>.Shared.Return(Quantities);
        ArrayPool<int>.Shared.Return(KindOf);
        ArrayPool<ulong>.Shared.Return(IdHashes);
    }

    /// <summary>True for a row without any cell filled, as spreadsheets leave behind.</summary>
    public static bool IsBlank(in CsvScanner row, int columns)
    {
        for (var i = 0; i < Math.Min(row.FieldCount, columns); i++)
        {
            if (!row.Field(i).Trim(" \t\r"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cells of the columns that make a kind, as its first row has them, and where they stand.</summary>
    public (string[] Cells, Place[] Places) CellsOf(RawKind kind)
    {
        var bytes = _block.Bytes.Span[(int)(kind.Offset - _block.Offset)..];
        var row = new CsvScanner(bytes, new (int, int, bool)[_layout.Count], kind.Line, _layout.Delimiter);
        row.Read();
        var (cells, places) = (new string[_layout.KindColumns.Length], new Place[_layout.KindColumns.Length]);
        for (var i = 0; i < cells.Length; i++)
        {
            var position = _layout.KindPositions[i];
            var isThere = position >= 0 && position < row.FieldCount;
            cells[i] = isThere ? row.Text(position) : "";
            places[i] = PlaceOf(row, isThere ? position : -1, _layout.KindColumns[i]);
        }

        return (cells, places);
    }

    private bool IsText()
    {
        var bytes = _block.Bytes.Span;
        if (Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
        {
            return true;
        }

        var line = _block.FirstLine;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]) || bytes[range].Contains((byte)0))
            {
                break;
            }

            line++;
        }

        Findings.Error("TXT-006", new Place(_layout.File, line), ("limit", Shown.Bytes(ActivityReader.LargestInMemory)));
        return false;
    }

    private void ReadRows(IReadOnlySet<ulong> withParameters)
    {
        Span<(int, int, bool)> fields = new (int, int, bool)[Math.Max(_layout.Count, 1)];
        var row = new CsvScanner(_block.Bytes.Span, fields, _block.FirstLine, _layout.Delimiter);
        while (row.Read())
        {
            if (IsBlank(row, _layout.Count))
            {
                continue;
            }

            if (Count % RowsPerMark == 0)
            {
                Marks.Add((Count, _block.Offset + row.Start, row.Line));
            }

            ReportForm(row);
            var id = Cell(row, _layout.Id);
            var hash = id.IsEmpty ? 0 : RowHash.Of(id) | 1;
            if (hash == 0)
            {
                Findings.Error("ACT-002", PlaceOf(row, _layout.Id, "id"));
            }

            var kind = KindIn(row, id, withParameters.Count > 0 && withParameters.Contains(hash));
            IdHashes[Count] = hash;
            KindOf[Count] = kind;
            Quantities[Count] = QuantityIn(row, Kinds.Kinds[kind].Needs);
            Count++;
        }
    }

    private int KindIn(in CsvScanner row, ReadOnlySpan<byte> id, bool isOwn)
    {
        var key = KeyOf(row, id, isOwn);
        var hash = RowHash.Of(key);
        var kind = Kinds.Find(key, hash);
        if (kind >= 0)
        {
            return kind;
        }

        var status = _layout.Status >= 0 ? row.Text(_layout.Status) : "";
        return Kinds.Add(key, hash, _block.Offset + row.Start, row.Line, StatusText.NeedsOf(status));
    }

    private ReadOnlySpan<byte> KeyOf(in CsvScanner row, ReadOnlySpan<byte> id, bool isOwn)
    {
        var most = row.End - row.Start + _layout.KindRuns.Length + id.Length + 1;
        if (_key.Length < most)
        {
            _key = new byte[most * 2];
        }

        var length = 0;
        foreach (var (first, last) in _layout.KindRuns)
        {
            if (first < row.FieldCount)
            {
                var bytes = _block.Bytes.Span[row.RangeOf(first).Start..row.RangeOf(Math.Min(last, row.FieldCount - 1)).End];
                bytes.CopyTo(_key.AsSpan(length));
                length += bytes.Length;
            }

            _key[length++] = 0x1F;
        }

        if (isOwn)
        {
            id.CopyTo(_key.AsSpan(length));
            length += id.Length;
        }

        return _key.AsSpan(0, length);
    }

    private double QuantityIn(in CsvScanner row, RowNeeds needs)
    {
        var cell = Cell(row, _layout.Quantity);
        var flaw = NumberText.Parse(cell, out var quantity);
        if (flaw == NumberFlaw.None && quantity < 0)
        {
            Findings.Error("ACT-010", PlaceOf(row, _layout.Quantity, "quantity"), ("text", Shown.Cell(row.Text(_layout.Quantity))));
        }
        else if (flaw == NumberFlaw.Empty && needs.HasFlag(RowNeeds.Quantity))
        {
            Findings.Error("ACT-009", PlaceOf(row, _layout.Quantity, "quantity"));
        }
        else if (flaw is not (NumberFlaw.None or NumberFlaw.Empty))
        {
            var title = ActivityLayout.Schema.Columns[ActivityLayout.Schema.IndexOf("quantity")].Title;
            CellCheck.ReportNumber(Findings, flaw, title, Encoding.UTF8.GetString(cell), PlaceOf(row, _layout.Quantity, "quantity"));
        }

        if (needs.HasFlag(RowNeeds.Source) && Cell(row, _layout.Source).IsEmpty)
        {
            Findings.Error("ACT-012", PlaceOf(row, _layout.Source, "source"));
        }

        if (needs.HasFlag(RowNeeds.Note) && Cell(row, _layout.Note).IsEmpty)
        {
            Findings.Error("ACT-011", PlaceOf(row, _layout.Note, "note"));
        }

        return flaw == NumberFlaw.None ? quantity : double.NaN;
    }

    private void ReportForm(in CsvScanner row)
    {
        if (row.IsUnclosed || (row.IsLastLineOpen && row.FieldCount < _layout.Count))
        {
            Findings.Error("CSV-005", new Place(_layout.File, row.Line), ("cells", row.FieldCount), ("columns", _layout.Count));
        }
        else if (row.IsLastLineOpen)
        {
            Findings.Warning("CSV-011", new Place(_layout.File, row.Line));
        }

        if (row.HasTextBehindQuote)
        {
            Findings.Error("CSV-006", new Place(_layout.File, row.Line));
        }

        if (row.FieldCount > _layout.Count && !IsBlankBehind(row))
        {
            Findings.Error("CSV-008", PlaceOf(row, _layout.Count - 1, ""), ("cells", row.FieldCount), ("columns", _layout.Count), ("text", Shown.Cell(row.Text(_layout.Count - 1))));
        }
    }

    // Spreadsheets may leave empty columns at the right.
    private bool IsBlankBehind(in CsvScanner row) =>
        _block.Bytes.Span[row.RangeOf(_layout.Count - 1).End..row.End].IndexOfAnyExcept([_layout.Delimiter, (byte)' ', (byte)'\r', (byte)'\n', (byte)'"']) < 0;

    private static ReadOnlySpan<byte> Cell(in CsvScanner row, int position) =>
        position >= 0 && position < row.FieldCount ? row.Field(position).Trim(" \t\r\n"u8) : [];

    private Place PlaceOf(in CsvScanner row, int position, string field)
    {
        if (position < 0)
        {
            return new Place(_layout.File, row.Line, 0, field);
        }

        var (line, column) = row.PositionOf(position);
        return new Place(_layout.File, line, column, field);
    }
}
