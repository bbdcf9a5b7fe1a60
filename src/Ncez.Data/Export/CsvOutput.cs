using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ncez.Data.Export;

/// <summary>
/// Writes a CSV text for Excel and for programs: UTF-8 with byte order mark, comma, CRLF, quotes where needed, all digits of
/// a number. A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers.
/// </summary>
internal sealed class CsvOutput : IDisposable
{
    private const int Room = 1 << 16;
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);
    private readonly Stream _stream;
    private byte[] _buffer = new byte[Room];
    private int _used;
    private bool _rowStarted;

    /// <summary>Writes to a stream that stays open.</summary>
    public CsvOutput(Stream stream, bool byteOrderMark = true)
    {
        _stream = stream;
        if (byteOrderMark)
        {
            Append([0xEF, 0xBB, 0xBF]);
        }
    }

    /// <summary>An empty cell.</summary>
    public void Empty() => Separate();

    /// <summary>A number, all its digits; empty when it is not known.</summary>
    public void Number(double value)
    {
        Separate();
        if (double.IsFinite(value))
        {
            var room = Need(32);
            (value == 0 ? 0 : value).TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
            _used += written;
        }
    }

    /// <summary>A whole number.</summary>
    public void Number(int value)
    {
        Separate();
        value.TryFormat(Need(16), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>A text cell.</summary>
    public void Text(string text) => Text(text, []);

    /// <summary>A text cell of two parts, the second as UTF-8.</summary>
    public void Text(string text, ReadOnlySpan<byte> rest)
    {
        Separate();
        var room = Need(1 + Encoding.UTF8.GetMaxByteCount(text.Length) + rest.Length);
        var start = _used;
        if (SpreadsheetText.IsFormula(text))
        {
            room[0] = (byte)'\'';
            _used++;
        }

        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
        rest.CopyTo(_buffer.AsSpan(_used));
        _used += rest.Length;
        if (_buffer.AsSpan(start, _used - start).ContainsAny(NeedsQuotes))
        {
            Quote(start);
        }
    }

    /// <summary>Cells that were prepared with <see cref="Cells"/>.</summary>
    public void Prepared(ReadOnlySpan<byte> cells)
    {
        Separate();
        Append(cells);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Append("\r\n"u8);
        _rowStarted = false;
        if (_used > Room / 2)
        {
            Flush();
        }
    }

    /// <summary>The bytes of some cells, for rows that share them.</summary>
    public static byte[] Cells(Action<CsvOutput> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CsvOutput(bytes, byteOrderMark: false))
        {
            write(output);
        }

        return bytes.ToArray();
    }

    /// <summary>Hands over what is buffered; the stream stays open.</summary>
    public void Dispose() => Flush();

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    private void Separate()
    {
        if (_rowStarted)
        {
            Append(","u8);
        }

        _rowStarted = true;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Need(bytes.Length));
        _used += bytes.Length;
    }

    private void Quote(int start)
    {
        var cell = _buffer.AsSpan(start, _used - start).ToArray();
        _used = start;
        Need((2 * cell.Length) + 2);
        _buffer[_used++] = (byte)'"';
        foreach (var b in cell)
        {
            if (b == '"')
            {
                _buffer[_used++] = b;
            }

            _buffer[_used++] = b;
        }

        _buffer[_used++] = (byte)'"';
    }

    private Span<byte> Need(int count)
    {
        if (_used + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _used + count));
        }

        return _buffer.AsSpan(_used);
    }
}
