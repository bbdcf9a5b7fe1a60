using System.Globalization;
using System.Xml.Linq;

namespace Ncez.Charts.Tests;

/// <summary>The texts of a picture as boxes, measured by a rule of thumb of its own: Chinese 1 em, everything else 0.5 em.</summary>
internal static class DrawnTexts
{
    internal sealed record Box(string Text, double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    internal static List<Box> Of(XElement svg) => [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(BoxOf)];

    private static Box BoxOf(XElement text)
    {
        var (x, y, size) = (Number(text, "x", 0), Number(text, "y", 0), Number(text, "font-size", 12));
        var width = text.Value.Sum(c => c >= '\u2E80' ? 1 : 0.5) * size;
        var left = (string?)text.Attribute("text-anchor") switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        return new Box(text.Value, left, y - (0.8 * size), left + width, y + (0.15 * size));
    }

    private static double Number(XElement element, string name, double otherwise) =>
        element.Attribute(name) is { } attribute ? double.Parse(attribute.Value, CultureInfo.InvariantCulture) : otherwise;
}
