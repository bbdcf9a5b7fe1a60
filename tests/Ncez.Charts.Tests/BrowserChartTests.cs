using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ncez.Charts.Browser;
using Ncez.Charts.Inventories;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Samples;

namespace Ncez.Charts.Tests;

/// <summary>Charts as the browser gets them: every form, the same numbers as the picture, colours and functions that exist.</summary>
public sealed partial class BrowserChartTests
{
    private static readonly ChartSpec[] Samples =
    [
        .. from inventory in new[] { SampleInventory.Parks2016(), SampleInventory.Full() }
           from chart in InventoryCharts.All
           let spec = chart.Build(inventory, inventory.Years[^1].Year)
           where spec is not null
           select spec,
        Spec(ChartForm.Line) with { Categories = Years(14), Series = [Series("scenario-1", 14), Series("scenario-baseline", 14)] },
        Spec(ChartForm.Line) with { Categories = Years(3), Series = [Series("scenario-2", 3, double.NaN)] },
        Spec(ChartForm.StackedColumn) with { Categories = Years(3), Series = [Series("sector-energy", 3), Series("scope-offset", 3, -4), Series("net", 3, double.NaN)] },
        Spec(ChartForm.Bar) with { Categories = Years(2), Series = [Series("scope-direct", 2, double.NaN)] },
        Spec(ChartForm.Waterfall) with { Series = [Series("gross", 1), Series("scope-offset", 1, -300), Series("net", 1, -200)] },
        Spec(ChartForm.CostCurve) with { Nodes = [new ChartNode("a", LocalText.Same("a"), "scenario-3", 0)], Series = [Block(-466, 4800), Block(33, 18500), Block(5494, 380)] },
        Spec(ChartForm.Tornado) with { Categories = Years(2), Series = [Series("gross", 2), Series("scenario-1", 2, 60), Series("scenario-3", 2, 140)] },
    ];

    [Fact]
    public void Every_form_has_a_chart_of_the_browser()
    {
        Assert.Equal(Enum.GetValues<ChartForm>().Order(), BrowserChart.Forms.Order());
        Assert.Equal(Enum.GetValues<ChartForm>().Order(), Samples.Select(s => s.Form).Distinct().Order());
    }

    [Fact]
    public void Colours_are_roles_and_functions_those_of_the_script()
    {
        var script = File.ReadAllText(Path.Combine(Approved.Root(), "src", "Ncez.Web", "Assets", "live-charts.js"));
        var known = ScriptFunction().Matches(script).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var text in Written().SelectMany(w => Strings(w.Chart["option"], "")).Where(s => s.Key is not ("name" or "head" or "text" or "more" or "shown" or "data" or "value" or "source" or "target" or "subtext")).Select(s => s.Value))
        {
            Assert.True(text[0] != '@' || Palette.Roles.Contains(text[1..]), $"no colour {text}");
            Assert.True(!text.StartsWith("fn:", StringComparison.Ordinal) || known.Contains(text.Split(':')[1]), $"no function {text}");
            Assert.DoesNotMatch("^#[0-9A-Fa-f]{3,8}$|^rgb", text);
        }
    }

    [Fact]
    public void A_gap_stays_a_gap_and_every_number_is_printed_with_its_unit()
    {
        foreach (var (spec, language, chart) in Written())
        {
            var series = chart["option"]!["series"]!.AsArray();
            Assert.NotEmpty(series);
            foreach (var item in series.SelectMany(s => s!["data"]!.AsArray()).OfType<JsonObject>().Where(i => i["text"] is not null && spec.Form is ChartForm.Line or ChartForm.StackedColumn))
            {
                Assert.Equal((string?)item["text"] == Numbers.None, item["value"] is JsonValue value && value.GetValueKind() == JsonValueKind.String);
                Assert.True((string?)item["text"] == Numbers.None || ((string)item["text"]!).EndsWith(spec.Unit.In(language), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Values_are_those_of_the_specification_in_the_reader_s_multiple()
    {
        var spec = Samples.Last(s => s.Form == ChartForm.StackedColumn) with { Scale = Magnitude.OfTonnes(50_000) };
        foreach (var (language, divisor) in new[] { (Language.Zh, 1e4), (Language.En, 1e3) })
        {
            var first = JsonNode.Parse(BrowserChart.Json(spec, language))!["option"]!["series"]![0]!["data"]!.AsArray();
            Assert.Equal(spec.Series[0].Values.Select(v => v / divisor), first.Select(i => (double)i!["value"]!));
        }
    }

    [Fact]
    public void A_legend_points_at_series_that_are_there()
    {
        foreach (var (_, _, chart) in Written())
        {
            foreach (var place in (chart["legend"]?.AsArray() ?? []).Concat(chart["list"]?.AsArray() ?? []).SelectMany(e => e!["at"]!.AsArray()))
            {
                var data = chart["option"]!["series"]![(int)place![0]!]!["data"]!.AsArray();
                Assert.True(place.AsArray().Count == 1 || (int)place[1]! < data.Count);
            }
        }
    }

    [Fact]
    public void A_value_without_neighbours_is_a_point()
    {
        foreach (var (values, isPoint) in new (double[], bool)[] { ([1, 2, 3, 4], false), ([1, double.NaN, 3, 4], true), ([double.NaN, 2, double.NaN, double.NaN], true), ([double.NaN, 2, 3, double.NaN], false) })
        {
            var spec = Spec(ChartForm.Line) with { Categories = Years(4), Series = [new ChartSeries(LocalText.Same("a"), "scenario-target", [.. values])] };
            Assert.Equal(isPoint, (bool)JsonNode.Parse(BrowserChart.Json(spec, Language.En))!["option"]!["series"]![0]!["showSymbol"]!);
        }
    }

    [Fact]
    public void No_text_ends_the_element_that_carries_it()
    {
        var spec = Samples[0] with { Title = LocalText.Same("</script><script>alert(1)</script>"), Unit = LocalText.Same("<!--") };
        Assert.DoesNotContain("<", BrowserChart.Json(spec, Language.En), StringComparison.Ordinal);
    }

    private static IEnumerable<(ChartSpec Spec, Language Language, JsonNode Chart)> Written() =>
        from spec in Samples from language in Enum.GetValues<Language>() select (spec, language, JsonNode.Parse(BrowserChart.Json(spec, language))!);

    private static IEnumerable<(string Key, string Value)> Strings(JsonNode? node, string key) => node switch
    {
        JsonObject parts => parts.SelectMany(p => Strings(p.Value, p.Key)),
        JsonArray parts => parts.SelectMany(p => Strings(p, key)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && (string)value! is { Length: > 0 } text => [(key, text)],
        _ => [],
    };

    private static ChartSeries Series(string role, int count, double first = 100) => new(LocalText.Same(role), role, [.. Enumerable.Range(0, count).Select(i => i == 0 ? first : 100.0 + i)]);

    private static ChartSeries Block(double cost, double amount) => new(LocalText.Same("block"), "scenario-3", [amount, cost]);

    private static System.Collections.Immutable.ImmutableArray<LocalText> Years(int count) => [.. Enumerable.Range(2020, count).Select(y => LocalText.Same($"{y}"))];

    private static ChartSpec Spec(ChartForm form) => new()
    {
        Id = "sample",
        Form = form,
        Title = LocalText.Same("Sample"),
        Subtitle = LocalText.Same("2025"),
        Unit = LocalText.Same("t"),
        DataUnit = LocalText.Same("t"),
    };

    [GeneratedRegex(@"^    (\w+): (?:\(\)|size|\(size)", RegexOptions.Multiline)]
    private static partial Regex ScriptFunction();
}
