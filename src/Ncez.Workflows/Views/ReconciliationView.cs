using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>From what enterprises report to the emissions trading system to the area inventory: each difference named and quantified.</summary>
public sealed class ReconciliationView : IInventoryView
{
    /// <inheritdoc />
    public string Id => "reconciliation";

    /// <inheritdoc />
    public int Order => 44;

    /// <inheritdoc />
    public LocalText Title => Of("reconciliation.title");

    /// <inheritdoc />
    public LocalText Note => Of("reconciliation.note");

    /// <inheritdoc />
    public LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables)
    {
        var last = input.Inventory.Reconciliations[^1];
        var (verified, unexplainedT) = (last.Steps.Where(s => s.Kind == StepKinds.Verified).ToList(), last.Steps.Where(s => s.Kind == StepKinds.Unexplained).Sum(s => Math.Abs(s.Co2eT)));
        return Of("reconciliation.answer", ("year", last.Year), ("count", verified.Count), ("verified", Model.Texts.Numbers.Co2e(verified.Sum(s => s.Co2eT))),
            ("gross", Model.Texts.Numbers.Co2e(last.Steps.Where(s => s.Kind == StepKinds.Gross).Sum(s => s.Co2eT))), ("unexplained", Model.Texts.Numbers.Co2e(unexplainedT)));
    }

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input) => input.Inventory.Reconciliations.IsEmpty ? [] :
    [
        new ResultTable("reconciliation", Of("reconciliation.walk"),
            [
                Column("year", "year"), Column("enterprise", "enterprise"), Column("kind", "step"), Numbers("differenceT", "differenceT"), Numbers("totalT", "totalT"),
                Column("detail", "detail"), Column("source", "source"),
            ],
            [.. input.Inventory.Reconciliations.SelectMany(r => r.Steps.Select(s => ImmutableArray.Create<TableCell>(
                [Year(r.Year), s.Enterprise, Of($"step.{s.Kind}"), s.IsTotal ? double.NaN : s.Co2eT, s.IsTotal ? s.Co2eT : double.NaN, s.Detail, s.Source])))]),
    ];
}
