namespace Ncez.Workflows.Reporting;

/// <summary>Writes the report of a zone: the chapters that apply, each from a file of its own, on one page.</summary>
public static class ReportWriter
{
    /// <summary>Writes the whole page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="input">What the report is written from.</param>
    /// <param name="forPaper">For a printer at once: in one language, without what only a script would read.</param>
    /// <exception cref="ArgumentException">The inventory has no year.</exception>
    public static void Write(TextWriter output, ReportInput input, bool forPaper = false)
    {
        if (input.Inventory.Years.IsEmpty)
        {
            throw new ArgumentException("An inventory without a year cannot be reported.", nameof(input));
        }

        new ReportPage(input.Inventory.Zone.Name, ReportTexts.Of("page.title"), input.Language, input.Program, input.GeneratedOn).Write(output,
            [.. ReportChapters.All.Where(c => c.Applies(input)).Select(c => new PageSection(c.Id, c.Title, html => c.Write(html, input), CountOf(c, input)))], forPaper);
    }

    private static int CountOf(IReportChapter chapter, ReportInput input) => chapter.Id == "findings" ? Math.Max(input.FindingsCount, input.Findings.Length) : 0;
}
