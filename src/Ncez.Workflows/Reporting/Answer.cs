using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting;

/// <summary>The first sentence of the report: how much, made of what, against when, and what is missing.</summary>
internal static class Answer
{
    internal static LocalText Of(ReportInput input)
    {
        var (inventory, year) = (input.Inventory, input.Year);
        if (input.IsWithoutResult)
        {
            return ReportTexts.Of("answer.none", ("year", year.Year));
        }

        var top = InventorySums.ByCategory(inventory, year.Year).Where(c => c.Scope is Scope.Direct or Scope.Indirect && c.Co2eT > 0).MaxBy(c => c.Co2eT);
        var isSame = year.Net.T == year.Gross.T;
        var key = (input.Baseline, isSame) switch
        {
            (null, true) => "answer.gross",
            (null, false) => "answer.net",
            (_, true) => "answer.grossChange",
            _ => "answer.netChange",
        };
        var sentence = ReportTexts.Of(key, ("year", year.Year), ("gross", Numbers.Co2e(year.Gross.T)), ("net", Numbers.Co2e(year.Net.T)),
            ("share", Numbers.Percent((top?.Co2eT ?? 0) / year.Gross.T, 0)), ("top", top?.Category.Name.InSentence ?? default), ("baseline", input.Baseline?.Year ?? 0),
            ("grossChange", input.Baseline is null ? default : ChartTexts.Change(input.Baseline.Gross.T, year.Gross.T)),
            ("netChange", input.Baseline is null ? default : ChartTexts.Change(input.Baseline.Net.T, year.Net.T)));
        return ReportTexts.Join("；", "; ", [sentence, Missing(inventory, year)]);
    }

    /// <summary>What is not estimated, in half a sentence; empty when everything is.</summary>
    private static LocalText Missing(Inventory inventory, YearTotals year)
    {
        var missing = InventorySums.NotEstimated(inventory, year.Year);
        if (missing.IsEmpty)
        {
            return default;
        }

        return missing.Length == 1 && missing[0].EnergyTce > 0
            ? ReportTexts.Of("answer.missingOne", ("energy", Numbers.Tce(missing[0].EnergyTce)), ("what", missing[0].Name.InSentence))
            : ReportTexts.Of(double.IsNaN(year.NotEstimated.EnergyTce) ? "answer.missingUnknown" : "answer.missing", ("count", year.NotEstimated.Lines), ("energy", Numbers.Tce(year.NotEstimated.EnergyTce)));
    }
}
