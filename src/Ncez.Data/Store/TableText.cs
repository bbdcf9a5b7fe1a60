using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Store;

/// <summary>
/// A CSV file as a grid edits it: its header, its rows, and the text each row was written with. A row that was not touched
/// is written back as it stood, byte for byte.
/// </summary>
public sealed class TableText
{
    private const int MostWords = 20_000;
    private readonly byte _delimiter;
    private readonly byte[] _mark;
    private readonly ImmutableArray<string> _written;

    private TableText(ImmutableArray<string> header, ImmutableArray<ImmutableArray<string>> rows, ImmutableArray<string> written, byte delimiter, byte[] mark) =>
        (Header, Rows, _written, _delimiter, _mark) = (header, rows, written, delimiter, mark);

    /// <summary>Header as written.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>Cells of each row, as many as the header has.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }

    /// <summary>False when a quote is never closed: whatever stands behind it is one cell, and rows are lost in it.</summary>
    public bool IsClosed { get; private init; } = true;

    /// <summary>Reads a CSV file; null when findings say why it is no text.</summary>
    public static TableText? Read(string file, ReadOnlyMemory<byte> content, Findings findings)
    {
        if (TextDecoding.Decode(file, content, findings) is not { } text)
        {
            return null;
        }

        var mark = content.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray() : [];
        var dialect = CsvDialect.Of(text.Span);
        return Scan(text.Span[dialect.Start..], dialect.Delimiter, mark);
    }

    /// <summary>Reads a CSV file that somebody sends; null when findings say why it is no text, or which rows are no whole rows: they would swallow others.</summary>
    public static TableText? Received(string file, ReadOnlyMemory<byte> content, Findings findings)
    {
        if (TextDecoding.Decode(file, content, findings) is not { } text)
        {
            return null;
        }

        var damage = new Findings();
        CsvTable.Parse(file, text.Span).ReportDamage(damage);
        findings.Add(damage.Sorted().Where(f => f.Severity == Severity.Error));
        return damage.HasErrors ? null : Read(file, content, findings);
    }

    /// <summary>A table of a new file: a header without rows.</summary>
    public static TableText Empty(ImmutableArray<string> header) => new(header, [], [string.Join(',', header)], (byte)',', []);

    /// <summary>Reads rows as a spreadsheet copies them: parted by tabs, the first one the header. A quote that nothing closes is a letter, else it would swallow the rows behind it.</summary>
    public static TableText OfTabs(string text)
    {
        var table = Scan(Encoding.UTF8.GetBytes(text), (byte)'\t', []);
        return table.IsClosed ? table : Scan(Encoding.UTF8.GetBytes(WithLiteralQuotes(text)), (byte)'\t', []);
    }

    /// <summary>The rows as a spreadsheet pastes them, the header first.</summary>
    public string ToTabs()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend(Header))
        {
            text.AppendJoin('\t', row.Select(c => Cell(c, '\t'))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same table with other rows.</summary>
    public TableText WithRows(ImmutableArray<ImmutableArray<string>> rows, ImmutableArray<string>? header = null) => new(header ?? Header, rows, _written, _delimiter, _mark);

    /// <summary>The file with another header and other rows.</summary>
    public byte[] With(TableText edited)
    {
        var known = new Dictionary<string, Queue<string>>(StringComparer.Ordinal);
        foreach (var (row, written) in Rows.Prepend(Header).Zip(_written))
        {
            var key = string.Join('\u001f', row);
            (known.TryGetValue(key, out var same) ? same : known[key] = new Queue<string>()).Enqueue(written);
        }

        var text = new StringBuilder();
        var isSameHeader = edited.Header.SequenceEqual(Header, StringComparer.Ordinal);
        foreach (var row in edited.Rows.Prepend(edited.Header))
        {
            var cells = Padded(row, edited.Header.Length);
            if (isSameHeader && known.TryGetValue(string.Join('\u001f', cells), out var same) && same.Count > 0)
            {
                text.Append(same.Dequeue());
            }
            else
            {
                text.AppendJoin((char)_delimiter, cells.Select(c => Cell(c, (char)_delimiter)));
            }

            text.Append('\n');
        }

        return [.. _mark, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Where each finding about the file stands in the grid: row from 0 (−1 = header) and column from 0 (−1 = the whole row).</summary>
    public static ImmutableArray<(Diagnostic Finding, int Row, int Column)> Placed(string file, ReadOnlyMemory<byte> content, IEnumerable<Diagnostic> findings)
    {
        var placed = findings.Where(f => f.Where.File == file && f.Where.Line > 0).ToList();
        if (placed.Count == 0)
        {
            return [];
        }

        var table = CsvTable.Parse(file, TextDecoding.WithoutMark(content).Span);
        var rows = new Dictionary<int, int>();
        var filled = table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        for (var i = 0; i < filled.Count; i++)
        {
            rows[filled[i].Line] = i;
        }

        return [.. placed.Select(f =>
        {
            var row = table.Header?.Line == f.Where.Line ? -1 : rows.GetValueOrDefault(f.Where.Line, int.MinValue);
            var cells = row == -1 ? table.Header! : row >= 0 ? filled[row] : null;
            return (f, row, cells is null ? -1 : cells.CellPlaces.IndexOf((f.Where.Line, f.Where.Column)));
        }).Where(p => p.row >= -1)];
    }

    private static TableText Scan(ReadOnlySpan<byte> text, byte delimiter, byte[] mark)
    {
        var isClosed = true;
        var scanner = new CsvScanner(text, new (int, int, bool)[CsvTable.MostColumns], 1, delimiter);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var written = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>? header = null;
        var words = new Words(MostWords);
        while (scanner.Read())
        {
            isClosed &= !scanner.IsUnclosed;
            var count = Math.Min(scanner.FieldCount, CsvTable.MostColumns);
            var cells = new string[header is null ? count : Math.Max(count, header.Value.Length)];
            var isEmpty = true;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = i >= count ? "" : scanner.IsQuoted(i) ? words.Of(scanner.Text(i)) : words.Of(scanner.Field(i));
                isEmpty &= cells[i].Length == 0;
            }

            if (header is not null && isEmpty)
            {
                continue;
            }

            written.Add(Encoding.UTF8.GetString(text[scanner.Start..scanner.End].TrimEnd("\r\n"u8)));
            if (header is null)
            {
                header = ImmutableCollectionsMarshal.AsImmutableArray(cells);
            }
            else
            {
                rows.Add(ImmutableCollectionsMarshal.AsImmutableArray(cells));
            }
        }

        return new TableText(header ?? [], rows.ToImmutable(), written.ToImmutable(), delimiter, mark) { IsClosed = isClosed };
    }

    private static ImmutableArray<string> Padded(ImmutableArray<string> row, int count) =>
        row.Length >= count ? row : row.AddRange(Enumerable.Repeat("", count - row.Length));

    private static string WithLiteralQuotes(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => string.Join('\t', l.Split('\t').Select(Literal))));

    private static string Literal(string cell) => cell.StartsWith('"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Cell(string text, char delimiter) =>
        text.AsSpan().IndexOfAny(delimiter, '\n', '\r') >= 0 || text.Contains('"', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Words stand in many rows: one of each is kept, and a known one costs nothing.</summary>
    private sealed class Words(int most)
    {
        private const int Longest = 200;
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _known = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public string Of(ReadOnlySpan<byte> utf8)
        {
            if (utf8.Length > Longest)
            {
                return Encoding.UTF8.GetString(utf8).Trim();
            }

            Span<char> text = stackalloc char[Longest];
            return Of(text[..Encoding.UTF8.GetChars(utf8, text)].Trim());
        }

        public string Of(ReadOnlySpan<char> text)
        {
            if (_known.TryGetValue(text, out var word))
            {
                return word;
            }

            word = text.ToString();
            if (_known.Dictionary.Count < most)
            {
                _known.Dictionary[word] = word;
            }

            return word;
        }
    }
}
