using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Schemes;

/// <summary>Advice on rows that are not met as a table.</summary>
public static class AdviceTable
{
    /// <summary>A row per indicator of a scheme that is not met; none where all are.</summary>
    public static ResultTable Of(ZoneEvaluation evaluation, Scheme scheme) => new($"advice-{scheme.Id}", SchemeTexts.Of("advice.title"),
        [
            new TableColumn("row", SchemeTexts.Of("column.row")), new TableColumn("gap", SchemeTexts.Of("column.gap")),
            new TableColumn("neededT", SchemeTexts.Of("column.needed"), IsNumber: true), new TableColumn("measures", SchemeTexts.Of("column.measures")), new TableColumn("after", SchemeTexts.Of("column.after")),
        ],
        [.. evaluation.Advice.Where(a => a.Scheme.Id == scheme.Id).SelectMany(a => a.Rows).Select(Row)]);

    private static ImmutableArray<TableCell> Row(RowAdvice advice)
    {
        var row = advice.Verdict.Row;
        return
        [
            SchemeTexts.Of("vetoed", ("row", row.Id), ("name", row.Name)),
            advice.Verdict.Gap is { } gap ? SchemeTables.WithUnit(row.JudgedUnit, gap) : default(LocalText),
            advice.NeededT is { } needed ? (double)needed : double.NaN,
            SchemeTexts.Join("; ", advice.Measures.Select(m => SchemeTexts.Of("advice.measure", ("name", m.Measure.Name), ("used", Numbers.Fixed((double)m.UsedT)), ("share", Numbers.Percent((double)m.ShareFraction, 0))))),
            After(advice),
        ];
    }

    private static LocalText After(RowAdvice advice) => advice.Measures.IsEmpty ? SchemeTexts.Of(advice.NeededT is null ? "advice.noEmission" : "advice.noMeasure")
        : advice.After.State == VerdictState.Met ? SchemeTexts.Of("advice.met")
        : SchemeTexts.Of("advice.best", ("value", SchemeTables.Shown(advice.Verdict.Row.JudgedUnit, advice.After.Value)), ("unit", UnitSymbol.Of(advice.Verdict.Row.JudgedUnit.Text)));
}
