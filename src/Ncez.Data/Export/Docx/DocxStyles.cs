using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Docx;

/// <summary>
/// Styles of a document. Latin and Chinese letters have fonts of their own: 宋体 for running text, 黑体 for headings, as the
/// templates of Chinese authorities ask; Chinese paragraphs begin two characters in and stand one and a half lines apart.
/// </summary>
internal static class DocxStyles
{
    public const string Body = "NcezBody";
    public const string Answer = "NcezAnswer";
    public const string Small = "NcezSmall";
    public const string Caption = "Caption";
    public const string Cell = "NcezCell";
    public const string CellHead = "NcezCellHead";
    public const string TableLook = "NcezTable";
    private const string Ink = "1F2933";
    private const string Green = "1B5E3F";

    /// <summary>The style sheet.</summary>
    public static Styles Of(Language language)
    {
        var zh = language == Language.Zh;
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(Serif(), new FontSize { Val = "21" }, new Languages { Val = zh ? "zh-CN" : "en-GB", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault()),
            Paragraph("Normal", "Normal", null, new StyleParagraphProperties(), new StyleRunProperties(), isDefault: true),
            Paragraph(Body, "Ncez Body", "Normal",
                new StyleParagraphProperties(Spacing(before: 0, after: zh ? 60 : 120, line: zh ? 360 : 300), zh ? new Indentation { FirstLineChars = 200, FirstLine = "480" } : new Indentation(), new Justification { Val = zh ? JustificationValues.Both : JustificationValues.Left }),
                Run(zh ? "24" : "22")),
            Paragraph(Answer, "Ncez Answer", "Normal", Framed(), Run("24", isBold: true, font: Sans())),
            Paragraph(Small, "Ncez Small", "Normal", new StyleParagraphProperties(Spacing(40, 120, 260)), Run("18", colour: "52606D")),
            Heading(1, "36", 360, 200),
            Heading(2, "28", 280, 120),
            Heading(3, "24", 200, 80),
            Paragraph("Title", "Title", "Normal", new StyleParagraphProperties(Spacing(2400, 240, 300), new Justification { Val = JustificationValues.Center }), Run("52", isBold: true, colour: Green, font: Sans())),
            Paragraph("Subtitle", "Subtitle", "Normal", new StyleParagraphProperties(Spacing(120, 1200, 300), new Justification { Val = JustificationValues.Center }), Run("32", font: Sans())),
            Paragraph(Caption, "caption", "Normal", new StyleParagraphProperties(new KeepNext(), Spacing(160, 80, 260), new Justification { Val = JustificationValues.Center }), Run("21", isBold: true, font: Sans())),
            Paragraph(Cell, "Ncez Cell", "Normal", new StyleParagraphProperties(Spacing(20, 20, 240)), Run("18")),
            Paragraph(CellHead, "Ncez Cell Head", "Normal", new StyleParagraphProperties(new KeepNext(), Spacing(40, 40, 240)), Run("18", isBold: true, font: Sans())),
            Paragraph("Header", "header", "Normal", new StyleParagraphProperties(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 4, Color = "9AA5B1" }), new Justification { Val = JustificationValues.Center }), Run("18", colour: "52606D")),
            Paragraph("Footer", "footer", "Normal", new StyleParagraphProperties(new Justification { Val = JustificationValues.Center }), Run("18", colour: "52606D")),
            Paragraph("TOCHeading", "TOC Heading", "Normal", new StyleParagraphProperties(Spacing(0, 240, 300), new Justification { Val = JustificationValues.Center }), Run("32", isBold: true, font: Sans())),
            Contents(1, 0),
            Contents(2, 420),
            Table());
    }

    private static RunFonts Serif() => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman", EastAsia = "宋体" };

    private static RunFonts Sans() => new() { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "黑体" };

    private static SpacingBetweenLines Spacing(int before, int after, int line) => new()
    {
        Before = before.ToString(System.Globalization.CultureInfo.InvariantCulture),
        After = after.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Line = line.ToString(System.Globalization.CultureInfo.InvariantCulture),
        LineRule = LineSpacingRuleValues.Auto,
    };

    /// <summary>Adds the styles that inserted blocks are set in to a document that lacks them; its own of the same name stay.</summary>
    public static void Lend(MainDocumentPart main, Language language)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        var known = (part.Styles ??= new Styles()).Elements<Style>().Select(s => s.StyleId?.Value).ToHashSet(StringComparer.Ordinal);
        var hasDefault = part.Styles.Elements<Style>().Any(s => s.Type?.Value == StyleValues.Paragraph && s.Default?.Value == true);
        foreach (var style in Of(language).Elements<Style>().Where(s => !known.Contains(s.StyleId?.Value)).Where(s => s.StyleId?.Value is TableLook or Cell or CellHead or Small or Caption || (s.StyleId?.Value == "Normal" && !hasDefault)))
        {
            part.Styles.Append(style.CloneNode(true));
        }
    }

    private static StyleRunProperties Run(string halfPoints, bool isBold = false, string colour = Ink, RunFonts? font = null)
    {
        var run = new StyleRunProperties(font ?? Serif());
        if (isBold)
        {
            run.Append(new Bold());
        }

        run.Append(new Color { Val = colour }, new FontSize { Val = halfPoints });
        return run;
    }

    private static StyleParagraphProperties Framed() => new(
        new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = Green }),
        new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF5F0" },
        Spacing(120, 200, 340));

    private static Style Paragraph(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }

        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static Style Heading(int level, string halfPoints, int before, int after)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new KeepLines(), Spacing(before, after, 300), new OutlineLevel { Val = level - 1 });
        var style = new Style(new StyleName { Val = $"heading {level}" }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = Body }, new PrimaryStyle(), paragraph, Run(halfPoints, isBold: true, colour: Green, font: Sans()))
        {
            Type = StyleValues.Paragraph,
            StyleId = $"Heading{level}",
        };
        return style;
    }

    private static Style Contents(int level, int indent) => new(
        new StyleName { Val = $"toc {level}" }, new BasedOn { Val = "Normal" }, new UIPriority { Val = 39 },
        new StyleParagraphProperties(
            new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = DocxPage.TextWidthTwips }),
            Spacing(40, 40, 320),
            new Indentation { Left = indent.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
        Run("22"))
    {
        Type = StyleValues.Paragraph,
        StyleId = $"TOC{level}",
    };

    // Three lines, no verticals.
    private static Style Table() => new(
        new StyleName { Val = "Ncez Table" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 12, Color = Ink },
                new BottomBorder { Val = BorderValues.Single, Size = 12, Color = Ink },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 2, Color = "D9E2EC" }),
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        StyleId = TableLook,
    };
}
