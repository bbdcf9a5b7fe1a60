namespace Ncez.Web.Pages;

/// <summary>A sentence above a page that says what the last form did; its key stands in the address.</summary>
/// <param name="Kind">Style: ok, risk, off.</param>
/// <param name="Text">The sentence.</param>
internal sealed record PageNotice(string Kind, string Text)
{
    /// <summary>The notice that the address asks for; null when there is none of that name.</summary>
    public static PageNotice? Of(PageContext page)
    {
        var name = page.Query("done");
        var key = $"notice.{name}";
        return name.Length is > 0 and < 40 && PageContext.HasText(key) ? new PageNotice(name.StartsWith("no", StringComparison.Ordinal) ? "off" : "ok", page.T(key)) : null;
    }
}
