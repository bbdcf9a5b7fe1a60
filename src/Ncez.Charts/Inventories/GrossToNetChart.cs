using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>From direct and indirect to gross, and over sinks, export credit and offsets to net.</summary>
public sealed class GrossToNetChart : IInventoryChart
{
    /// <inheritdoc />
    public string Id => "gross-to-net";

    /// <inheritdoc />
    public int Order => 30;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        var totals = InventorySums.Totals(inventory, year);
        if (!double.IsFinite(totals.Gross.T) || !double.IsFinite(totals.Net.T) || totals.Gross.T == 0)
        {
            return null;
        }

        var scale = Magnitude.OfTonnes(totals.Gross.T);
        var cutT = totals.Gross.T - totals.Net.T;
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.Waterfall,
            Title = ChartTexts.Of(cutT == 0 ? "grossnet.titleSame" : "grossnet.title", ("gross", Numbers.Co2e(totals.Gross.T)), ("net", Numbers.Co2e(totals.Net.T)),
                ("cut", Numbers.Co2e(cutT)), ("share", Numbers.Percent(cutT / totals.Gross.T))),
            Subtitle = ChartTexts.Of("grossnet.sub", ("year", year), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series = Steps(totals, year),
            Notes = totals.OffsetCarried.T > 0 ? [ChartTexts.Of("grossnet.carried", ("carried", Numbers.Co2e(totals.OffsetCarried.T)))] : [],
        };
    }

    private static ImmutableArray<ChartSeries> Steps(YearTotals totals, int year)
    {
        ChartSeries Step(string name, string role, double valueT, string sum) => new(ChartTexts.Of(name), role, [valueT]) { Links = [new SumId(year, sum).ToString()] };
        ChartSeries[] steps =
        [
            Step("scope.direct", "scope-direct", totals.Direct.T, nameof(Scope.Direct)), Step("scope.indirect", "scope-indirect", totals.Indirect.T, nameof(Scope.Indirect)), Step("gross", "gross", totals.Gross.T, SumId.Gross),
            Step("scope.sink", "scope-sink", totals.Sink.T, nameof(Scope.Sink)), Step("scope.export", "scope-export", totals.ExportCredit.T, nameof(Scope.Export)), Step("scope.offset", "scope-offset", totals.Offset.T, nameof(Scope.Offset)),
            Step("net", "net", totals.Net.T, SumId.Net),
        ];

        // Sinks, credits and offsets that are not there take no row; both totals always do.
        return [.. steps.Where(s => s.Values[0] != 0 || s.Role is "gross" or "net")];
    }
}
