using Ncez.Data.Export.Docx;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>What a reader should know about the data: each finding with its place and mend.</summary>
public sealed class FindingsSection : IDocumentSection
{
    private const int Most = 100;

    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        document.Heading(1, ReportTexts.Of("chapter.findings"));
        if (input.Findings.IsEmpty)
        {
            document.Paragraph(ReportTexts.Of("findings.none"));
            return;
        }

        document.Table(ReportTexts.Of("chapter.findings"),
            [(DocumentTexts.Of("severity"), false, 0.6), (DocumentTexts.Of("code"), false, 0.7), (DocumentTexts.Of("where"), false, 1.2), (ReportTexts.Of("findings.found"), false, 3), (ReportTexts.Of("findings.fix"), false, 2)],
            input.Findings.Take(Most).Select(f => ((IReadOnlyList<LocalText>)
            [
                ReportTexts.Of(f.Severity switch { Model.Diagnostics.Severity.Error => "severity.error", Model.Diagnostics.Severity.Warning => "severity.warning", _ => "severity.info" }),
                LocalText.Same(f.Code), LocalText.Same(f.Where.ToString()), f.Found, f.Fix,
            ], false)));
        if (input.FindingsCount > Math.Min(Most, input.Findings.Length))
        {
            document.Paragraph(ReportTexts.Of("findings.more", ("shown", Numbers.Fixed(Math.Min(Most, input.Findings.Length))), ("count", Numbers.Fixed(input.FindingsCount))), DocLook.Small);
        }
    }
}
