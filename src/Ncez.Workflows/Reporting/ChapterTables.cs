using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>
/// The tables that a chapter shows, for programs: written once, as the chapter writes them. A result table comes with its full numbers;
/// one that a chapter sets by itself, or that stands behind a chart, as it is printed.
/// </summary>
public static partial class ChapterTables
{
    /// <summary>The tables of a chapter in their order; none where it has nothing to say.</summary>
    /// <param name="chapter">The chapter.</param>
    /// <param name="input">What it is written from.</param>
    /// <param name="language">Language of what is printed.</param>
    public static ImmutableArray<ResultTable> Of(IReportChapter chapter, ReportInput input, Language language)
    {
        if (!chapter.Applies(input))
        {
            return [];
        }

        // A result table leaves a mark where it stands, and is not printed.
        var told = new List<ResultTable>();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        chapter.Write(new HtmlWriter(text, language) { Tables = told }, input);
        var (tables, heading, printed) = (ImmutableArray.CreateBuilder<ResultTable>(), "", 0);
        foreach (Match part in Parts().Matches(text.ToString()))
        {
            if (part.Groups["mark"].Success)
            {
                tables.Add(told[int.Parse(part.Groups["mark"].ValueSpan, CultureInfo.InvariantCulture)]);
            }
            else if (part.Groups["heading"].Success)
            {
                heading = TextOf(part.Groups["heading"].Value);
            }
            else
            {
                printed++;
                tables.Add(Printed($"printed-{printed}", heading, part.Groups["table"].Value));
            }
        }

        return tables.ToImmutable();
    }

    private static ResultTable Printed(string id, string heading, string html)
    {
        var rows = Row().Matches(html).Select(r => Cell().Matches(r.Value).Select(c => (IsNumber: c.Groups["class"].Value.Split(' ').Contains("n"), Text: TextOf(c.Groups["cell"].Value))).ToList()).Where(r => r.Count > 0).ToList();
        var head = rows.Count > 0 ? rows[0] : [];
        var caption = Caption().Match(html) is { Success: true } named ? TextOf(named.Groups["text"].Value) : heading;
        ImmutableArray<TableColumn> columns = [.. head.Select((c, i) => new TableColumn($"c{i + 1}", LocalText.Same(c.Text), c.IsNumber && rows.Skip(1).All(r => i >= r.Count || IsNumber(r[i].Text))))];
        return new ResultTable(id, LocalText.Same(caption), columns, [.. rows.Skip(1).Select(r => columns.Select((c, i) => i >= r.Count ? "" : c.IsNumber ? NumberOf(r[i].Text) : (TableCell)r[i].Text).ToImmutableArray())]);
    }

    private static bool IsNumber(string text) => text.Length == 0 || text == Numbers.None || double.IsFinite(NumberOf(text));

    private static double NumberOf(string text) => double.TryParse(text.Replace('−', '-').Replace("%", "", StringComparison.Ordinal), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")) is var text ? Blanks().Replace(text, " ").Trim() : "";

    [GeneratedRegex("""<h[23][^>]*>(?<heading>.*?)</h[23]>|<i data-table="(?<mark>\d+)"></i>|<table class="data(?<table>.*?)</table>""", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("""<t[hd](?: class="(?<class>[^"]*)")?[^>]*>(?<cell>.*?)</t[hd]>""", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<caption[^>]*>(?<text>.*?)</caption>", RegexOptions.Singleline)]
    private static partial Regex Caption();

    [GeneratedRegex("<svg.*?</svg>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
