using System.Net;
using System.Text.RegularExpressions;

namespace Ncez.Web.Pages;

/// <summary>Headings of the report's parts, one level up where a page puts them right under its own.</summary>
public static partial class Headings
{
    /// <summary>Panels under a page's title: third level becomes second.</summary>
    public static string Raise(string html) => html.Replace("<h3", "<h2", StringComparison.Ordinal).Replace("</h3>", "</h2>", StringComparison.Ordinal);

    private const string Lead = "<p class=\"lead\">";
    private const int LongestAnswer = 140;

    /// <summary>A chapter as a page: its answer is the title where it fits one, with the topic above; else the topic.</summary>
    public static string Answered(string topic, string rest)
    {
        rest = rest.TrimStart();
        var end = rest.StartsWith(Lead, StringComparison.Ordinal) ? rest.IndexOf("</p>", StringComparison.Ordinal) : -1;
        return end > 0 && WebUtility.HtmlDecode(rest[Lead.Length..end]).Length <= LongestAnswer
            ? $"<p class=\"topic\">{topic}</p><h1>{rest[Lead.Length..end]}</h1>{Raise(rest[(end + 4)..])}"
            : $"<h1>{topic}</h1>{Raise(rest)}";
    }

    /// <summary>The answer of a page's first heading as plain text.</summary>
    public static string? AnswerIn(string html)
    {
        var (start, end) = (html.IndexOf("<h1", StringComparison.Ordinal), html.IndexOf("</h1>", StringComparison.Ordinal));
        return start < 0 || end < start ? null : WebUtility.HtmlDecode(Markup().Replace(html[(html.IndexOf('>', start) + 1)..end], "")).Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>An answer that fits the title of a tab: as many of its clauses as do, else of its words; a number is never cut, nor parted from its unit.</summary>
    public static string ForTab(string answer)
    {
        if (answer.Length <= LongestAnswer)
        {
            return answer;
        }

        var start = answer[..LongestAnswer];
        var end = Math.Max(start.LastIndexOfAny(['；', '，', '。', '：']), Clause().Matches(start).LastOrDefault()?.Index ?? 0);
        return (end > 0 ? start[..end] : start.LastIndexOf(' ') is > 0 and var word ? start[..word] : start).TrimEnd() + "…";
    }

    /// <summary>Steps under a drawer's title: fourth level becomes third.</summary>
    public static string RaiseSteps(string html) => html.Replace("<h4", "<h3", StringComparison.Ordinal).Replace("</h4>", "</h3>", StringComparison.Ordinal);

    [GeneratedRegex("[;,:.] ")]
    private static partial Regex Clause();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
