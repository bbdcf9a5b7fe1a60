using Ncez.Charts.Svg;

namespace Ncez.Workflows.Reporting;

/// <summary>The few pictograms of the report, and the marks that make a status readable without its colour.</summary>
public static class Icons
{
    /// <summary>The product.</summary>
    public const string Brand = """<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16.2 6.4A7.2 7.2 0 1 0 17.2 10" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="10" cy="10" r="2.4" class="brand-dot"/></svg>""";

    /// <summary>Dark and light.</summary>
    public const string Moon = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M12.5 9.8A5 5 0 0 1 6.2 3.5a5 5 0 1 0 6.3 6.3z"/></svg>""";

    /// <summary>Print.</summary>
    public const string Printer = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.500h-2M4.500 9.500h7v4h-7z"/></svg>""";

    /// <summary>Save.</summary>
    public const string Download = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5v7M5 6.5l3 3 3-3M3 13h10"/></svg>""";

    /// <summary>Look at it large.</summary>
    public const string Enlarge = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M9.5 2.500H13.500V6.500M6.500 13.500H2.500V9.500M13.500 2.500 9 7M2.500 13.500 7 9"/></svg>""";

    /// <summary>Close.</summary>
    public const string Close = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8"/></svg>""";

    /// <summary>Where one begins.</summary>
    public const string Home = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.500 7.500 8 3l5.500 4.500M4 6.500v6.500h8V6.500M6.500 13V9.500h3V13"/></svg>""";

    /// <summary>Rows of data.</summary>
    public const string Rows = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.500 3h11v10h-11zM2.500 6.300h11M2.500 9.700h11M6 3v10"/></svg>""";

    /// <summary>Layers of an account.</summary>
    public const string Layers = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.500 14 5.500 8 8.500 2 5.500zM2 8l6 3 6-3M2 10.500l6 3 6-3"/></svg>""";

    /// <summary>A plan: downwards over the years.</summary>
    public const string Plan = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.500 2.500v11h11M5 5l3 2.500 2 .5 3 3.500"/></svg>""";

    /// <summary>What deserves a look.</summary>
    public const string Attention = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.500 14 13.500H2zM8 6.500v3.500M8 11.800v.010"/></svg>""";

    /// <summary>All else.</summary>
    public const string More = """<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.010M8 8h.010M13 8h.010" stroke-width="2.500"/></svg>""";

    /// <summary>Take care.</summary>
    public const string Risk = """<svg class="mark risk" viewBox="0 0 12 12" aria-hidden="true"><path d="M6 .6 12 11.400H0z"/><path class="glyph" d="M6 4.600v3M6 9.300v.2"/></svg>""";

    /// <summary>Wrong.</summary>
    public const string Off = """<svg class="mark off" viewBox="0 0 12 12" aria-hidden="true"><path d="M6 0l6 6-6 6-6-6z"/><path class="glyph" d="m4.300 4.300 3.400 3.400M7.700 4.300 4.300 7.700"/></svg>""";

    /// <summary>In order.</summary>
    public const string Ok = """<svg class="mark ok" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="6"/><path class="glyph" d="m3.300 6.200 1.900 1.900 3.500-3.900"/></svg>""";

    /// <summary>No data.</summary>
    public const string None = """<svg class="mark none" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/></svg>""";

    /// <summary>A small square in the colour of a role; offsets are hatched.</summary>
    public static string Swatch(string role) => role == "scope-offset"
        ? """<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="f-scope-offset" width="10" height="10" fill-opacity=".35"/><path class="k-scope-offset" d="M0 5 5 0M0 10 10 0M5 10l5-5" stroke-width="1.800" fill="none"/></svg>"""
        : $"""<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="f-{Palette.Token(role)}" width="10" height="10"/></svg>""";
}
