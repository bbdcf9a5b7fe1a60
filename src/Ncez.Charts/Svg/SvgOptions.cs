using Ncez.Model.Texts;

namespace Ncez.Charts.Svg;

/// <summary>How a chart is drawn as SVG.</summary>
/// <param name="Language">Language of its texts.</param>
/// <param name="Theme">Where its colours come from.</param>
/// <param name="WidthPx">Width [px]; the height follows from the content.</param>
public sealed record SvgOptions(Language Language, SvgTheme Theme, double WidthPx = SvgOptions.Half)
{
    /// <summary>Width over the whole page.</summary>
    public const double Wide = 1060;

    /// <summary>Width of seven twelfths of a page.</summary>
    public const double Broad = 620;

    /// <summary>Width of five twelfths of a page.</summary>
    public const double Slim = 400;

    /// <summary>Width of half a page or of a printed page.</summary>
    public const double Half = 520;

    /// <summary>Width on a phone, or of half a printed page.</summary>
    public const double Narrow = 320;

    /// <summary>Line below a saved picture: basis, source, date.</summary>
    public LocalText Caption { get; init; }
}

/// <summary>Where the colours of a picture come from.</summary>
public enum SvgTheme
{
    /// <summary>From CSS classes of the page it stands in, so that light and dark need no second picture.</summary>
    Page,

    /// <summary>Written into the picture, light.</summary>
    Light,

    /// <summary>Written into the picture, dark.</summary>
    Dark,
}
