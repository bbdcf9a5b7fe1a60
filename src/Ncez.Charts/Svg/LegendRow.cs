using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>A legend that wraps: small squares and names, left to right.</summary>
internal static class LegendRow
{
    /// <summary>Role of a series that is a limit: a dashed line.</summary>
    internal const string Limit = "limit";

    /// <summary>Its dashes.</summary>
    internal const string LimitDash = "6 3";

    private const double LineHeight = 20;

    /// <summary>Draws it from <paramref name="top"/> on and returns where it ends [px].</summary>
    internal static double Draw(SvgCanvas canvas, IReadOnlyList<(LocalText Name, string Role, double Opacity, bool Hatched)> entries, double top)
    {
        var (x, y) = (0.0, top);
        foreach (var (name, role, opacity, hatched) in entries)
        {
            var text = TextWidth.Fit(name.In(canvas.Language), canvas.Width - 20, FontSize);
            var width = 16 + TextWidth.Of(text, FontSize) + 16;
            if (x > 0 && x + width - 16 > canvas.Width)
            {
                (x, y) = (0, y + LineHeight);
            }

            if (role is "net" or Limit)
            {
                canvas.Line(x, y + 9, x + (role == Limit ? 15 : 10), y + 9, "net", role == Limit ? 2 : 2.5, role == Limit ? LimitDash : "");
            }
            else
            {
                canvas.Rect(x, y + 4, 10, 10, role, opacity, hatched);
            }

            canvas.Text(x + (role == Limit ? 20 : 16), y + 13, text, TextStyle.Label);
            x += width + (role == Limit ? 4 : 0);
        }

        return y + LineHeight;
    }
}
