using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Charts.Targets;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Schemes;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Schemes;

/// <summary>The annual assessment report (report 7.3.9): emissions of the year and the years before, targets, verdicts of the schemes, verification, proposals.</summary>
public static class AnnualAssessment
{
    /// <summary>The report.</summary>
    /// <param name="evaluation">The zone judged.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="units">Units.</param>
    public static Papers Of(ZoneEvaluation evaluation, ZoneTargets targets, UnitTable units)
    {
        var (inventory, zone) = (evaluation.Account.Inventory!, evaluation.Account.Input!.Zone);
        var year = evaluation.Assessments.Select(a => a.Year).DefaultIfEmpty(inventory.Years[^1].Year).Max();
        var register = ActionRegister.Of(evaluation.Account.Input);
        return new Papers(SchemeTexts.Of("annual.title", ("year", year)), zone.Name,
            [
                new PaperChapter(1, SchemeTexts.Of("annual.emissions"), [Moved(inventory, year)], [Emissions(inventory, year)])
                {
                    Charts = [.. new[] { InventoryCharts.Build("trend", inventory, year), InventoryCharts.Build("category-bars", inventory, year) }.OfType<ChartSpec>()],
                },
                new PaperChapter(1, SchemeTexts.Of("annual.targets"), Nothing(targets.Followed.Length), TargetTables.All(targets with { Guidance = [] })) { Charts = TargetChart.Build(targets.Followed, inventory) },
                new PaperChapter(1, SchemeTexts.Of("annual.verdicts"), Nothing(evaluation.Assessments.Length), [SchemeTables.BriefResults(evaluation.Assessments), .. evaluation.Assessments.Select(SchemeTables.Brief)]),
                new PaperChapter(1, SchemeTexts.Of("annual.verification"), [SchemeTexts.Of("annual.warnings", ("count", evaluation.Account.Findings.Sorted().Count(f => f.Severity == Model.Diagnostics.Severity.Warning)))],
                    [VerificationTables.Quality(PlanVerification.Of("", evaluation.Account, inventory, units))]),
                new PaperChapter(1, SchemeTexts.Of("annual.proposals"), [], [.. evaluation.Assessments.Select(a => Advice(evaluation, a.Scheme)).Where(t => t.Rows.Length > 0), .. register is null ? Array.Empty<ResultTable>() : [ActionTables.Of(register, "")]]),
            ]);
    }

    // Beside the tables of other schemes: each says whose it is.
    private static ResultTable Advice(ZoneEvaluation evaluation, Scheme scheme) => AdviceTable.Of(evaluation, scheme) with { Title = SchemeTexts.Of("annual.advice", ("scheme", scheme.Name)) };

    private static ImmutableArray<LocalText> Nothing(int count) => count == 0 ? [SchemeTexts.Of("pack.nothing")] : [];

    private static LocalText Moved(Inventory inventory, int year)
    {
        var (now, before) = (inventory.Years.FirstOrDefault(y => y.Year == year), inventory.Years.LastOrDefault(y => y.Year < year));
        return now is null ? default : before is null ? SchemeTexts.Of("annual.first", ("year", year), ("net", Numbers.Co2e(now.Net.T)))
            : SchemeTexts.Of("annual.moved", ("year", year), ("net", Numbers.Co2e(now.Net.T)), ("before", before.Year), ("change", $"{Numbers.WithSign(((now.Net.T / before.Net.T) - 1) * 100, 1)}%"));
    }

    private static ResultTable Emissions(Inventory inventory, int year) => new("emissions", SchemeTexts.Of("annual.emissions"),
        [
            new TableColumn("year", SchemeTexts.Of("annual.year")), new TableColumn("directT", SchemeTexts.Of("annual.direct"), IsNumber: true), new TableColumn("indirectT", SchemeTexts.Of("annual.indirect"), IsNumber: true),
            new TableColumn("grossT", SchemeTexts.Of("annual.gross"), IsNumber: true), new TableColumn("sinkT", SchemeTexts.Of("annual.sink"), IsNumber: true), new TableColumn("exportT", SchemeTexts.Of("annual.export"), IsNumber: true),
            new TableColumn("offsetT", SchemeTexts.Of("annual.offset"), IsNumber: true), new TableColumn("netT", SchemeTexts.Of("annual.net"), IsNumber: true),
        ],
        [.. inventory.Years.Where(y => y.Year <= year).Select(y => ImmutableArray.Create<TableCell>([
            y.Year.ToString(CultureInfo.InvariantCulture), y.Direct.T, y.Indirect.T, y.Gross.T, y.Sink.T, y.ExportCredit.T, y.Offset.T, y.Net.T]))]);
}
