namespace Ncez.Web.Pages;

/// <summary>Headings of the report's parts, one level up where a page puts them right under its own.</summary>
internal static class Headings
{
    /// <summary>Panels under a page's title: third level becomes second.</summary>
    public static string Raise(string html) => html.Replace("<h3", "<h2", StringComparison.Ordinal).Replace("</h3>", "</h2>", StringComparison.Ordinal);

    /// <summary>Steps under a drawer's title: fourth level becomes third.</summary>
    public static string RaiseSteps(string html) => html.Replace("<h4", "<h3", StringComparison.Ordinal).Replace("</h4>", "</h3>", StringComparison.Ordinal);
}
