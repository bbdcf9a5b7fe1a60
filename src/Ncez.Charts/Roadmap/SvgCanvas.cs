using System.Globalization;
using System.Text;

namespace Ncez.Charts.Roadmap;

/// <summary>Writes SVG elements. Colours are presentation attributes, never style, so that a strict content policy lets them pass.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new(48 * 1024);

    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public void Raw(string text) => _svg.Append(text).Append('\n');

    public void Open(string attributes) => Raw($"<g {attributes}>");

    public void Close() => Raw("</g>");

    public void Title(string text) => Raw($"<title>{Escape(text)}</title>");

    public void Rect(double x, double y, double width, double height, string attributes) =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {attributes}/>");

    public void Line(double x1, double y1, double x2, double y2, string attributes) =>
        Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" {attributes}/>");

    public void Path(string d, string attributes) => Raw($"<path d=\"{d}\" {attributes}/>");

    public void Circle(double x, double y, double radius, string attributes) =>
        Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" {attributes}/>");

    public void Text(double x, double y, string text, string attributes = "")
    {
        if (text.Length > 0)
        {
            Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\"{(attributes.Length > 0 ? " " + attributes : "")}>{Escape(text)}</text>");
        }
    }

    public override string ToString() => _svg.ToString();
}
