using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Charts.Svg;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting.Chapters;
using Ncez.Workflows.Reporting.Ledger;
using Ncez.Workflows.Reporting.Roadmaps;

namespace Ncez.Workflows.Reporting;

/// <summary>Parts of the report as HTML in one language, for pages that show them: chapters, tables, roadmaps, explanations.</summary>
public static class PageParts
{
    /// <summary>The report's answer in one sentence.</summary>
    public static LocalText AnswerOf(ReportInput input) => Answer.Of(input);

    /// <summary>What the numbers rest on, in one line: boundary, gases, GWP, electricity, factor sets.</summary>
    public static LocalText BasisOf(ReportInput input) => BasisLine.TextOf(input);

    /// <summary>What of the report's year is not estimated: in words, and how many rows.</summary>
    public static (LocalText Names, int Rows) MissingIn(ReportInput input) => InventorySums.NotEstimated(input.Inventory, input.Year.Year) is var missing
        ? (ReportTexts.Join("、", ", ", missing.Select(m => m.Name.InSentence)), missing.Sum(m => m.Lines)) : default;

    /// <summary>A chapter of the report; empty when it has nothing to say.</summary>
    /// <param name="id">Chapter id.</param>
    /// <param name="input">What it is written from.</param>
    /// <param name="language">Language.</param>
    /// <param name="zonePath">Path of the zone's pages, to which its links lead.</param>
    /// <exception cref="ArgumentException">No such chapter.</exception>
    public static string Chapter(string id, ReportInput input, Language language, string zonePath)
    {
        var chapter = ReportChapters.All.FirstOrDefault(c => c.Id == id) ?? throw new ArgumentException($"The report has no chapter '{id}'.", nameof(id));
        return chapter.Applies(input) ? Html(language, html => chapter.Write(html, input), zonePath).Replace("href=\"#findings\"", $"href=\"{zonePath}/findings\"", StringComparison.Ordinal) : "";
    }

    /// <summary>Width of a label of a picture in the size of pictures' labels [px].</summary>
    public static double LabelWidth(string text) => TextWidth.Of(text, SvgCanvas.FontSize);

    /// <summary>The inventory by scope and category over the years.</summary>
    public static string ByScope(ReportInput input, Language language, string zonePath) => Html(language, html => InventoryChapter.ByScope(html, input), zonePath);

    /// <summary>The gross emissions of the report's year by gas.</summary>
    public static string ByGas(ReportInput input, Language language, string zonePath) => Html(language, html => StructureChapter.GasTable(html, input, "below"), zonePath);

    /// <summary>Findings as a list.</summary>
    public static string Findings(ImmutableArray<Diagnostic> findings, int count, Language language, string zonePath) => Html(language, html => FindingsChapter.List(html, findings, count), zonePath);

    /// <summary>True when a chapter has something to say.</summary>
    public static bool Applies(string id, ReportInput input) => ReportChapters.All.Any(c => c.Id == id && c.Applies(input));

    /// <summary>A result table as a panel.</summary>
    public static string Table(ResultTable table, Language language) => Html(language, html => TablePanel.Write(html, table));

    /// <summary>A roadmap as a panel whose rows lead to a sheet.</summary>
    /// <param name="figure">The roadmap.</param>
    /// <param name="language">Language.</param>
    /// <param name="sheet">Of a row: the page with its sheet open, and the sheet alone.</param>
    /// <param name="answerStandsAbove">True where the page's title is the figure's answer.</param>
    public static string Roadmap(RoadmapFigure figure, Language language, Func<RoadmapRow, (string Page, string Sheet)> sheet, bool answerStandsAbove = false) =>
        Html(language, html => new RoadmapPanel(html, figure, sheet).Write(answerStandsAbove));

    /// <summary>Where the number of a line comes from; null when the inventory has no such line.</summary>
    /// <param name="report">The report with its inventory and the corrections of its rows.</param>
    /// <param name="lineId">Id of the line.</param>
    /// <param name="language">Language.</param>
    public static ExplainedLine? Explain(ReportInput report, string lineId, Language language)
    {
        var inventory = report.Inventory;
        var line = LedgerLine.All(inventory).FirstOrDefault(l => l.Line.Id == lineId);
        return line is null ? null : new ExplainedLine(
            line.Line.Id, line.Name, ChartTexts.Scope(line.Line.Scope), line.Year, line.Line.Co2eT, line.ShareOfGross(inventory),
            line.Offset is null ? SumId.Of(line.Year, line.Line.Scope, line.Line.Plan!.Category.Id) : SumId.Of(line.Year, Model.Zones.Scope.Offset), line.Category.IsEmpty ? line.Name : line.Category.AtStart, Html(language, html => Explanation.Write(html, inventory, line, report.Get<CorrectionsMade>())));
    }

    /// <summary>A sum unfolded by one level; null when the inventory has no such sum.</summary>
    public static ExplainedSum? Unfold(Inventory inventory, string sum) => SumId.Parse(sum) is { } id ? new UnfoldSum(inventory, id).Find() : null;

    /// <summary>A small square in the colour of a role.</summary>
    public static string Swatch(string role) => Icons.Swatch(role);

    /// <summary>Formula of a gas as printed: CO₂, CH₄.</summary>
    public static string GasName(string gas) => gas.Length == 0 ? Numbers.None : Gases.Name(gas);

    /// <summary>Name of a scope.</summary>
    public static LocalText ScopeName(Model.Zones.Scope scope) => ChartTexts.Scope(scope);

    /// <summary>A small square in the colour of a scope.</summary>
    public static string ScopeSwatch(Model.Zones.Scope scope) => Icons.Swatch(ChartTexts.Role(scope));

    private static string Html(Language language, Action<HtmlWriter> write, string zonePath = "")
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(new HtmlWriter(text, language, zonePath: zonePath));
        return text.ToString();
    }
}

/// <summary>A line explained.</summary>
/// <param name="Id">Line id.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Scope">Scope.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Co2eT">Result [t CO2e].</param>
/// <param name="ShareOfGross">Share of the year's gross [0–1]; NaN outside gross.</param>
/// <param name="Sum">The sum it is a line of.</param>
/// <param name="SumName">Name of that sum.</param>
/// <param name="Html">Activity, factor, equation, source.</param>
public sealed record ExplainedLine(string Id, LocalText Name, LocalText Scope, int Year, double Co2eT, double ShareOfGross, SumId Sum, LocalText SumName, string Html);
