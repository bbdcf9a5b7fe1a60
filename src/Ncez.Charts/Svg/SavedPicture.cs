using Ncez.Model.Charts;

namespace Ncez.Charts.Svg;

/// <summary>Frame of a picture that leaves the page: title and unit above, notes and caption below.</summary>
internal static class SavedPicture
{
    private const double Margin = 16;

    internal static string Frame(ChartSpec spec, SvgOptions options, SvgCanvas inner)
    {
        var language = options.Language;
        var width = inner.Width + (2 * Margin);
        var frame = new SvgCanvas(options with { WidthPx = width }, spec.Id);
        var y = 28.0;
        // Semi-bold letters are wider than the estimate.
        foreach (var line in Wrap(spec.Title.In(language), inner.Width * 0.93, 14))
        {
            frame.Text(Margin, y, line, new TextStyle("text", Strong: true, SizePx: 14));
            y += 20;
        }

        foreach (var line in Wrap(spec.Subtitle.In(language), inner.Width, SvgCanvas.FontSize))
        {
            frame.Text(Margin, y, line, TextStyle.Axis);
            y += 18;
        }

        frame.Place(inner, Margin, y);
        y += inner.Height + 20;
        foreach (var note in spec.Notes.Append(options.Caption).Where(n => !n.IsEmpty))
        {
            foreach (var line in Wrap(note.In(language), inner.Width, SvgCanvas.FontSize))
            {
                frame.Text(Margin, y, line, TextStyle.Axis);
                y += 18;
            }
        }

        frame.Height = y;
        return frame.Finish(ChartSvg.Sentence(spec, language));
    }

    /// <summary>Breaks a text into lines no wider than allowed: at blanks in English, anywhere but before punctuation in Chinese.</summary>
    internal static IEnumerable<string> Wrap(string text, double maxPx, double fontSizePx)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.Length;
            while (end > start + 1 && TextWidth.Of(text[start..end], fontSizePx) > maxPx)
            {
                end = BreakBefore(text, start, end - 1);
            }

            yield return text[start..end].Trim(' ');
            start = end;
        }
    }

    private static int BreakBefore(string text, int start, int from)
    {
        for (var i = from; i > start + 1; i--)
        {
            var splitsChinese = text[i] >= '\u2E80' && !"，。；：、）》”！？".Contains(text[i], StringComparison.Ordinal);
            if (text[i] == ' ' || (splitsChinese && text[i - 1] >= '\u2E80'))
            {
                return i;
            }
        }

        return from;
    }
}
