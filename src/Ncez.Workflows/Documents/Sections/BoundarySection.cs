using System.Globalization;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>What is counted and what is not, with every choice and its reason, and by which rules.</summary>
public sealed class BoundarySection : IDocumentSection
{
    /// <inheritdoc />
    public int Order => 50;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        var (inventory, template) = (input.Inventory, input.Inventory.Template);
        document.Heading(1, ReportTexts.Of("chapter.boundary"));
        document.Paragraph(Named("boundary.definition", template.Definition));
        document.Paragraph(Named("boundary.space", template.Space));
        document.Paragraph(Named("boundary.period", LocalText.Same(string.Join(", ", inventory.Years.Select(y => y.Year.ToString(CultureInfo.InvariantCulture))))));
        document.Paragraph(Named("basis.gwp", LocalText.Same(inventory.Zone.Gwp)));
        document.Paragraph(Named("basis.sets", LocalText.Same(string.Join(" → ", inventory.Zone.FactorSets))));
        document.Table(ReportTexts.Of("chapter.boundary"),
            [(DocumentTexts.Of("kind"), false, 0.7), (ReportTexts.Of("boundary.subject"), false, 1.3), (ReportTexts.Of("boundary.text"), false, 2), (ReportTexts.Of("boundary.reason"), false, 2)],
            inventory.Boundary.Select(s => ((IReadOnlyList<LocalText>)[ReportTexts.OrSame($"kind.{s.Kind}", s.Kind), s.Subject.AtStart, s.Text.AtStart, s.Reason], false)));
    }

    private static LocalText Named(string key, LocalText value) =>
        value.IsEmpty ? default : new LocalText($"{ReportTexts.Of(key).Zh}：{value.Zh}", $"{ReportTexts.Of(key).En}: {value.En}");
}
