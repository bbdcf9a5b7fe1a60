using Ncez.Model.Activities;
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
        var used = input.Inventory.Plans.Where(p => p.Status != ActivityStatus.Confidential).SelectMany(p => p.Factors.Select(f => (Plan: p, Use: f))).Where(u => u.Use.Choice.Pick is not null)
            .GroupBy(u => (u.Use.Choice.Pick!.Set, u.Use.Choice.Pick.Version, u.Use.Choice.Pick.Id)).OrderBy(g => g.Key.Set, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal).ToList();
        document.Heading(1, ReportTexts.Of("chapter.factors"));
        document.Table(ReportTexts.Of("factors.title", ("count", used.Count), ("sets", used.Select(g => g.Key.Set).Distinct().Count())),
            [(ReportTexts.Of("factors.item"), false, 1), (ReportTexts.Of("factors.parameter"), false, 1), (ReportTexts.Of("factors.value"), true, 0.9), (DocumentTexts.Of("unit"), false, 0.9), (ReportTexts.Of("factors.where"), false, 0.8), (ReportTexts.Of("factors.confidence"), false, 0.9), (ReportTexts.Of("factors.source"), false, 3.2)],
            used.Select(g =>
            {
                var (plan, factor) = (g.First().Plan, g.First().Use.Choice.Pick!);
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
