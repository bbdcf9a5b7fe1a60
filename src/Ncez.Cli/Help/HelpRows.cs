namespace Ncez.Cli.Help;

/// <summary>A heading with rows beneath it: what is typed on the left, what it does on the right, wrapped at the terminal.</summary>
internal static class HelpRows
{
    private const int Indent = 2;
    private const int Gap = 2;
    private const int WidestTerm = 34;

    /// <summary>Writes a section; nothing when it has no rows.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="rows">Term and description of each row.</param>
    /// <param name="width">Columns of the terminal; 0 when the output is no terminal and lines stay whole.</param>
    public static void Write(TextWriter output, string heading, IReadOnlyList<(string Term, string Text)> rows, int width)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        var column = Indent + Gap + Math.Min(WidestTerm, rows.Max(r => WidthOf(r.Term)));
        foreach (var (term, text) in rows)
        {
            var left = new string(' ', Indent) + term;
            output.Write(left);
            if (WidthOf(left) + Gap > column)
            {
                output.WriteLine();
                left = "";
            }

            output.Write(new string(' ', column - WidthOf(left)));
            output.WriteLine(string.Join('\n' + new string(' ', column), Wrapped(text, width - column)));
        }
    }

    /// <summary>Columns a text takes on a terminal: a Chinese character takes two.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += IsWide(c) ? 2 : 1;
        }

        return width;
    }

    /// <summary>A text cut into lines of at most <paramref name="width"/> columns, at a blank or between Chinese characters.</summary>
    public static IEnumerable<string> Wrapped(string text, int width)
    {
        if (width < 20)
        {
            yield return text;
            yield break;
        }

        var (start, lastBreak, columns) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            columns += IsWide(text[i]) ? 2 : 1;
            if (columns > width && lastBreak > start)
            {
                yield return text[start..lastBreak].TrimEnd();
                start = lastBreak;
                columns = WidthOf(text[start..(i + 1)]);
            }

            if (text[i] == ' ' || (IsWide(text[i]) && (i + 1 == text.Length || !IsClosing(text[i + 1]))))
            {
                lastBreak = i + 1;
            }
        }

        yield return text[start..];
    }

    private static bool IsWide(char c) => c >= 0x2E80;

    // A line does not begin with the mark that ends the sentence before it.
    private static bool IsClosing(char c) => "，。；：、！？）」』》”’".Contains(c, StringComparison.Ordinal);
}
