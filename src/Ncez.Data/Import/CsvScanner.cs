using System.Buffers;
using System.Text;

namespace Ncez.Data.Import;

/// <summary>
/// Walks over the records of a UTF-8 CSV text without allocating: RFC 4180 quotes, comma, LF or CRLF. Every field knows where
/// it stands, so a finding can name line and column. Blank lines are skipped.
/// </summary>
public ref struct CsvScanner
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(",\n\""u8);
    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<(int Start, int End, bool Quoted)> _fields;
    private int _next;
    private int _line;
    private int _lineStart;

    /// <summary>Starts before the first record.</summary>
    /// <param name="text">The whole text, or a part that starts at a record.</param>
    /// <param name="fields">Room for the fields of one record; further fields are counted, not kept.</param>
    /// <param name="firstLine">Line number of the first record, from 1.</param>
    public CsvScanner(ReadOnlySpan<byte> text, Span<(int Start, int End, bool Quoted)> fields, int firstLine = 1)
    {
        _text = text;
        _fields = fields;
        _line = firstLine;
        Line = firstLine;
    }

    /// <summary>Fields of the current record (may exceed the room given: then only the first ones can be read).</summary>
    public int FieldCount { get; private set; }

    /// <summary>Line the current record starts on.</summary>
    public int Line { get; private set; }

    /// <summary>Offset of the current record in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Offset just behind the current record, its line end included.</summary>
    public readonly int End => _next;

    /// <summary>True when the current record opens a quote that never closes.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>True when the text ended inside the current record (no line end behind it).</summary>
    public bool IsLastLineOpen { get; private set; }

    /// <summary>Moves to the next record; false at the end of the text.</summary>
    public bool Read()
    {
        while (_next < _text.Length && _text[_next] is (byte)'\n' or (byte)'\r')
        {
            if (_text[_next++] == '\n')
            {
                _line++;
            }
        }

        if (_next >= _text.Length)
        {
            return false;
        }

        (Start, Line, FieldCount, IsUnclosed, IsLastLineOpen) = (_next, _line, 0, false, false);
        _lineStart = _next;
        for (var more = true; more;)
        {
            more = _text.Length > _next && _text[_next] == '"' ? ReadQuoted() : ReadPlain();
        }

        return true;
    }

    /// <summary>A field as bytes, quotes removed; doubled quotes inside stay doubled (see <see cref="Text"/>).</summary>
    public readonly ReadOnlySpan<byte> Field(int index)
    {
        var (start, end, _) = _fields[index];
        return _text[start..end];
    }

    /// <summary>A field as text, trimmed, doubled quotes undone.</summary>
    public readonly string Text(int index)
    {
        if (index >= FieldCount)
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(Field(index)).Trim();
        return _fields[index].Quoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>Column of a field in characters, from 1 (of the record's first line).</summary>
    public readonly int ColumnOf(int index)
    {
        var (start, _, quoted) = _fields[Math.Min(index, Math.Min(FieldCount, _fields.Length) - 1)];
        return Encoding.UTF8.GetCharCount(_text[_lineStart..(quoted ? start - 1 : start)]) + 1;
    }

    private bool ReadPlain()
    {
        var start = _next;
        while (true)
        {
            var found = _text[_next..].IndexOfAny(Stops);
            if (found < 0)
            {
                _next = _text.Length;
                IsLastLineOpen = true;
                Keep(start, _next, quoted: false);
                return false;
            }

            _next += found;
            var stop = _text[_next++];
            if (stop == ',')
            {
                Keep(start, _next - 1, quoted: false);
                return true;
            }

            if (stop == '\n')
            {
                _line++;
                Keep(start, _next - 1 > start && _text[_next - 2] == '\r' ? _next - 2 : _next - 1, quoted: false);
                return false;
            }
        }
    }

    private bool ReadQuoted()
    {
        var start = ++_next;
        while (true)
        {
            var found = _text[_next..].IndexOf((byte)'"');
            if (found < 0)
            {
                (IsUnclosed, IsLastLineOpen) = (true, true);
                Keep(start, _text.Length, quoted: true);
                _next = _text.Length;
                return false;
            }

            _line += _text.Slice(_next, found).Count((byte)'\n');
            _next += found + 1;
            if (_next < _text.Length && _text[_next] == '"')
            {
                _next++;
                continue;
            }

            Keep(start, _next - 1, quoted: true);
            break;
        }

        // Whatever stands between the closing quote and the next comma is dropped only if it is blank; else it belongs to the field's damage.
        var rest = _text[_next..].IndexOfAny((byte)',', (byte)'\n');
        if (rest < 0)
        {
            _next = _text.Length;
            IsLastLineOpen = true;
            return false;
        }

        _next += rest + 1;
        if (_text[_next - 1] == ',')
        {
            return true;
        }

        _line++;
        return false;
    }

    private void Keep(int start, int end, bool quoted)
    {
        if (FieldCount < _fields.Length)
        {
            _fields[FieldCount] = (start, end, quoted);
        }

        FieldCount++;
    }
}
