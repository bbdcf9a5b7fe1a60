namespace Ncez.Data.Import;

/// <summary>How a CSV file is written: Excel separates by semicolon or tab in some regional settings and may say so in a first line <c>sep=;</c>.</summary>
/// <param name="Delimiter">What separates fields.</param>
/// <param name="Start">Offset of the header.</param>
/// <param name="FirstLine">Line number of the header, from 1.</param>
public readonly record struct CsvDialect(byte Delimiter, int Start, int FirstLine)
{
    /// <summary>Looks at the first line: its <c>sep=</c>, else the delimiter that occurs most often outside quotes; comma when in doubt.</summary>
    public static CsvDialect Of(ReadOnlySpan<byte> utf8)
    {
        var (start, line) = (0, 1);
        while (start < utf8.Length && utf8[start] is (byte)'\n' or (byte)'\r')
        {
            line += utf8[start++] == '\n' ? 1 : 0;
        }

        var lineEnd = utf8[start..].IndexOf((byte)'\n');
        var first = lineEnd < 0 ? utf8[start..] : utf8.Slice(start, lineEnd);
        if (first.StartsWith("sep="u8) && first.TrimEnd((byte)'\r').Length == 5)
        {
            var said = first[4] is (byte)';' or (byte)'\t' or (byte)'|' ? first[4] : (byte)',';
            return new CsvDialect(said, start + (lineEnd < 0 ? first.Length : lineEnd + 1), line + 1);
        }

        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var b in first)
        {
            quoted ^= b == '"';
            commas += !quoted && b == ',' ? 1 : 0;
            semicolons += !quoted && b == ';' ? 1 : 0;
            tabs += !quoted && b == '\t' ? 1 : 0;
        }

        var delimiter = semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
        return new CsvDialect((byte)delimiter, start, line);
    }
}
