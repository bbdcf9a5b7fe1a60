using Ncez.Data.Export.Docx;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Views;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>The views: electricity in two numbers, the walk from emissions trading, energy balance, standard tables.</summary>
public sealed class ViewsSection : IDocumentSection
{
    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        foreach (var view in input.Get<InventoryViews>()?.Views ?? [])
        {
            document.Heading(1, view.View.Title);
            document.Paragraph(view.Answer, DocLook.Answer);
            if (!view.View.Note.IsEmpty)
            {
                document.Paragraph(view.View.Note);
            }

            foreach (var table in view.Tables)
            {
                document.Table(table);
            }
        }
    }
}
