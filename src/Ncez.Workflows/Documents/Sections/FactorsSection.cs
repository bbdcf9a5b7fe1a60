using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>Every factor that was used, with its value, unit, confidence and source.</summary>
public sealed class FactorsSection : IDocumentSection
{
    /// <inheritdoc />
    public int Order => 80;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        var used = UsedFactors.Of(input.Inventory);
        document.Heading(1, ReportTexts.Of("chapter.factors"));
        document.Table(ReportTexts.Of("factors.title", ("count", used.Rows.Length), ("sets", used.Sets)),
            [(ReportTexts.Of("factors.item"), false, 1), (ReportTexts.Of("factors.parameter"), false, 1), (ReportTexts.Of("factors.value"), true, 0.9), (DocumentTexts.Of("unit"), false, 0.9), (ReportTexts.Of("factors.where"), false, 0.8), (ReportTexts.Of("factors.confidence"), false, 0.9), (ReportTexts.Of("factors.source"), false, 3.2)],
            used.Rows.Select(u =>
            {
                var (plan, factor) = u;
                var name = plan.Item is not null && plan.Item.Id == factor.Item ? plan.Item.Name : LocalText.Same(factor.Item);
                var source = string.Join(" · ", new[] { FactorText.Publication(factor), FactorText.Row(factor) }.Where(t => t.Length > 0));
                return ((IReadOnlyList<LocalText>)
                [
                    name.AtStart, ReportTexts.OrSame($"parameter.{factor.Parameter}", factor.Parameter), LocalText.Same(Numbers.Full(factor.Value)), LocalText.Same(factor.UnitText),
                    LocalText.Same(string.Join(" ", new[] { factor.Region, FactorText.Years(factor) }.Where(t => t.Length > 0))), DocumentTexts.Of($"confidence.{factor.Confidence}"), LocalText.Same(source),
                ], false);
            }));
    }
}
