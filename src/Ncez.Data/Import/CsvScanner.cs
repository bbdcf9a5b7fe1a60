using System.Text;

namespace Ncez.Data.Import;

/// <summary>
/// Walks over the records of a UTF-8 CSV text without allocating: RFC 4180 quotes, comma (or the delimiter given), LF or CRLF. Every field knows where
/// it stands, so a finding can name line and column. Blank lines are skipped.
/// </summary>
public ref struct CsvScanner
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<(int Start, int End, bool Quoted)> _fields;
    private readonly byte _delimiter;
    private int _next;
    private int _line;

    /// <summary>Starts before the first record.</summary>
    /// <param name="text">The whole text, or a part that starts at a record.</param>
    /// <param name="fields">Room for the fields of one record; further fields are counted, not kept.</param>
    /// <param name="firstLine">Line number of the first record, from 1.</param>
    /// <param name="delimiter">What separates fields.</param>
    public CsvScanner(ReadOnlySpan<byte> text, Span<(int Start, int End, bool Quoted)> fields, int firstLine = 1, byte delimiter = (byte)',')
    {
        _delimiter = delimiter;
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

    /// <summary>True when text stands between a closing quote and the next delimiter: the quote was probably meant literally.</summary>
    public bool HasTextBehindQuote { get; private set; }

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

        (Start, Line, FieldCount, IsUnclosed, IsLastLineOpen, HasTextBehindQuote) = (_next, _line, 0, false, false, false);
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

    /// <summary>True when a field was written in quotes.</summary>
    public readonly bool IsQuoted(int index) => _fields[index].Quoted;

    /// <summary>Offsets of a field in the text, its quotes included: first byte, byte behind the last.</summary>
    public readonly (int Start, int End) RangeOf(int index)
    {
        var (start, end, quoted) = _fields[index];
        return quoted ? (start - 1, Math.Min(end + 1, _text.Length)) : (start, end);
    }

    /// <summary>Line and column (in characters) of a field, both from 1; the quote counts as its first character.</summary>
    public readonly (int Line, int Column) PositionOf(int index)
    {
        var start = RangeOf(Math.Min(index, Math.Min(FieldCount, _fields.Length) - 1)).Start;
        var before = _text[Start..start];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (Line + before.Count((byte)'\n'), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private bool ReadPlain()
    {
        var start = _next;
        var found = _text[start..].IndexOfAny(_delimiter, (byte)'\n');
        var end = found < 0 ? _text.Length : start + found;
        if (found >= 0 && _text[end] == _delimiter)
        {
            _next = end + 1;
            Keep(start, end, quoted: false);
            return true;
        }

        Keep(start, end > start && _text[end - 1] == '\r' ? end - 1 : end, quoted: false);
        IsLastLineOpen = found < 0;
        _line += found < 0 ? 0 : 1;
        _next = found < 0 ? end : end + 1;
        return false;
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

        // Only blanks may stand between the closing quote and the next delimiter.
        var rest = _text[_next..].IndexOfAny(_delimiter, (byte)'\n');
        HasTextBehindQuote |= !_text.Slice(_next, rest < 0 ? _text.Length - _next : rest).Trim(" \t\r"u8).IsEmpty;
        if (rest < 0)
        {
            _next = _text.Length;
            IsLastLineOpen = true;
            return false;
        }

        _next += rest + 1;
        if (_text[_next - 1] == _delimiter)
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
