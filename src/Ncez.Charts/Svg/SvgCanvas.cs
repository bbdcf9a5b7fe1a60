using System.Globalization;
using System.Security;
using System.Text;
using Ncez.Model.Texts;

namespace Ncez.Charts.Svg;

/// <summary>
/// A sheet that chart renderers draw on. Numbers are written with the invariant culture, texts are escaped, colours are
/// named by role; a NaN coordinate is a programmer's mistake and refused.
/// </summary>
public sealed class SvgCanvas
{
    /// <summary>Font size of every text [px].</summary>
    public const double FontSize = 12;

    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<string, string> _hatches = new(StringComparer.Ordinal);
    private readonly string _idPrefix;
    private readonly SvgTheme _theme;

    /// <summary>An empty sheet.</summary>
    /// <param name="options">Language, theme, width.</param>
    /// <param name="idPrefix">Prefix that keeps ids unique in a page.</param>
    public SvgCanvas(SvgOptions options, string idPrefix)
    {
        (Language, Width, _theme, _idPrefix) = (options.Language, options.WidthPx, options.Theme, idPrefix);
    }

    /// <summary>Language of the texts.</summary>
    public Language Language { get; }

    /// <summary>Width of the sheet [px].</summary>
    public double Width { get; }

    /// <summary>Height of the sheet [px]; the renderer sets it.</summary>
    public double Height { get; set; }

    /// <summary>True on a phone or half a printed page, where labels go above or below instead of beside.</summary>
    public bool IsNarrow => Width < 400;

    /// <summary>A filled rectangle; hatched for what is no abatement (offsets) or not estimated.</summary>
    public void Rect(double x, double y, double width, double height, string role, double opacity = 1, bool hatched = false)
    {
        var fill = hatched ? $" fill=\"url(#{Hatch(role)})\"" : Paint(role, null);
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, width))}\" height=\"{N(Math.Max(0, height))}\"{fill}{Opacity("fill-opacity", opacity)}/>\n");
    }

    /// <summary>A filled shape.</summary>
    public void Area(string path, string role, double opacity = 1, bool hatched = false)
    {
        var fill = hatched ? $" fill=\"url(#{Hatch(role)})\"" : Paint(role, null);
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\"{fill}{Opacity("fill-opacity", opacity)}/>\n");
    }

    /// <summary>A line along a path.</summary>
    public void Stroke(string path, string role, double width = 1, string dash = "") =>
        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\"{Paint(null, role)} stroke-width=\"{N(width)}\"{(dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "")}/>\n");

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string role = "line", double width = 1, string dash = "") =>
        Stroke($"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}", role, width, dash);

    /// <summary>A dot with a rim of surface colour.</summary>
    public void Dot(double x, double y, double radius, string role) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"{Paint(role, "bg-surface")} stroke-width=\"1.5\"/>\n");

    /// <summary>A ring with dashes: no data.</summary>
    public void MissingRing(double x, double y) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"5\" fill=\"none\"{Paint(null, "status-none-mark")} stroke-width=\"1.5\" stroke-dasharray=\"2.4 1.9\"/>\n");

    /// <summary>A line of text; <paramref name="y"/> is its baseline.</summary>
    public void Text(double x, double y, string text, TextStyle style)
    {
        var anchor = style.Anchor switch { TextAnchor.Middle => " text-anchor=\"middle\"", TextAnchor.End => " text-anchor=\"end\"", _ => "" };
        var size = style.SizePx == FontSize ? "" : $" font-size=\"{N(style.SizePx)}\"";
        var weight = style.Strong ? " font-weight=\"600\"" : "";
        var halo = style.Halo ? " stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\"{anchor}{size}{weight}{(style.Halo ? Paint(style.Role, "bg-surface") : Paint(style.Role, null))}{halo}>{SecurityElement.Escape(Clean(text))}</text>\n");
    }

    /// <summary>Puts another sheet on this one.</summary>
    public void Place(SvgCanvas other, double x, double y)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(x)} {N(y)})\">\n").Append(other._body).Append("</g>\n");
        foreach (var (id, pattern) in other._hatches)
        {
            _hatches[id] = pattern;
        }
    }

    /// <summary>Invariant text of a coordinate with at most two decimals.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static string N(double value) => double.IsFinite(value)
        ? (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture)
        : throw new ArgumentException("A coordinate is not a number.", nameof(value));

    /// <summary>The whole picture.</summary>
    /// <param name="label">One sentence that says what the picture shows.</param>
    /// <param name="cssClass">Class of the root element; empty for none.</param>
    public string Finish(string label, string cssClass = "")
    {
        var svg = new StringBuilder();
        var own = _theme == SvgTheme.Page ? "" : $" font-family=\"{FontFamily}\"";
        var css = cssClass.Length > 0 ? $" class=\"{cssClass}\"" : "";
        var lang = Language == Language.Zh ? "zh-CN" : "en";
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {N(Height)}\" width=\"{N(Width)}\" height=\"{N(Height)}\" font-size=\"12\"{own}{css} lang=\"{lang}\" role=\"img\" aria-label=\"{SecurityElement.Escape(Clean(label))}\">\n");
        if (_hatches.Count > 0)
        {
            svg.Append("<defs>\n").AppendJoin("", _hatches.Values).Append("</defs>\n");
        }

        if (_theme != SvgTheme.Page)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{N(Width)}\" height=\"{N(Height)}\"{Paint("bg-surface", null)}/>\n");
        }

        return svg.Append(_body).Append("</svg>").ToString();
    }

    private string FontFamily => Language == Language.Zh
        ? "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
        : "'Segoe UI','Helvetica Neue','Noto Sans','Noto Sans CJK SC',Arial,sans-serif";

    private string Hatch(string role)
    {
        var id = $"{_idPrefix}-hatch-{role}";
        _hatches[id] = $"<pattern id=\"{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\"{Paint(role, null)} fill-opacity=\"0.35\"/><rect width=\"2.5\" height=\"5\"{Paint(role, null)}/></pattern>\n";
        return id;
    }

    private string Paint(string? fill, string? stroke)
    {
        if (_theme != SvgTheme.Page)
        {
            var dark = _theme == SvgTheme.Dark;
            return (fill is null ? "" : $" fill=\"{Palette.Colour(fill, dark)}\"") + (stroke is null ? "" : $" stroke=\"{Palette.Colour(stroke, dark)}\"");
        }

        var classes = (fill is null ? "" : $"f-{Palette.Token(fill)}") + (fill is null || stroke is null ? "" : " ") + (stroke is null ? "" : $"k-{Palette.Token(stroke)}");
        return $" class=\"{classes}\"";
    }

    private static string Opacity(string property, double value) => value < 1 ? $" {property}=\"{N(value)}\"" : "";

    // Characters that XML 1.0 cannot carry would make the whole picture unreadable.
    private static string Clean(string text) => new([.. text.Where(c => c >= ' ' || c is '\t')]);
}

/// <summary>How a text stands.</summary>
/// <param name="Role">Colour role: text, text-2, text-3.</param>
/// <param name="Anchor">Which end of the text its x is.</param>
/// <param name="Strong">Semi-bold.</param>
/// <param name="SizePx">Font size [px].</param>
/// <param name="Halo">Rim of surface colour, for texts over marks.</param>
public readonly record struct TextStyle(string Role = "text-2", TextAnchor Anchor = TextAnchor.Start, bool Strong = false, double SizePx = SvgCanvas.FontSize, bool Halo = false)
{
    /// <summary>Running label.</summary>
    public static TextStyle Label { get; } = new("text-2");

    /// <summary>Axis text.</summary>
    public static TextStyle Axis { get; } = new("text-3");

    /// <summary>A number that matters.</summary>
    public static TextStyle Value { get; } = new("text");
}

/// <summary>Which end of a text its x is.</summary>
public enum TextAnchor
{
    /// <summary>Left end.</summary>
    Start,

    /// <summary>Middle.</summary>
    Middle,

    /// <summary>Right end.</summary>
    End,
}
