using System.Xml.Linq;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Charts.Tests;

/// <summary>Cost curve and tornado: nothing overlaps or leaves the sheet at any width, and blocks are as wide and high as their values.</summary>
public sealed class CurveFormTests
{
    private static readonly (string Name, double T, double Cost)[] Blocks =
        [("屋顶光伏", 4800, -466), ("余热锅炉", 2100, -366), ("绿电直供", 18500, 33), ("热泵", 8400, 179), ("车辆", 1100, 318), ("围护结构", 340, 2361), ("微电网", 380, 5494)];

    private static readonly ChartSpec Curve = Spec(ChartForm.CostCurve) with
    {
        Nodes = [new ChartNode("near", new LocalText("自身盈利", "pays for itself"), "scenario-3", 0), new ChartNode("long", new LocalText("高于碳价", "above the carbon price"), "scenario-2", 0)],
        Series = [.. Blocks.Select(b => new ChartSeries(LocalText.Same(b.Name), b.Cost < 0 ? "scenario-3" : "scenario-2", [b.T, b.Cost]))],
    };

    private static readonly ChartSpec Tornado = Spec(ChartForm.Tornado) with
    {
        Categories = [new LocalText("投资", "Investment"), new LocalText("年节约", "Yearly saving"), new LocalText("折现率", "Discount rate")],
        Series =
        [
            new ChartSeries(LocalText.Same("base"), "gross", [-2454, -2454, -2454]),
            new ChartSeries(new LocalText("减 20%", "20% less"), "scenario-1", [260, -5194, -1208]),
            new ChartSeries(new LocalText("增 20%", "20% more"), "scenario-3", [-5168, 286, -3509]),
        ],
    };

    public static TheoryData<string, Language, double> Cases()
    {
        var data = new TheoryData<string, Language, double>();
        foreach (var width in (double[])[SvgOptions.Wide, SvgOptions.Broad, SvgOptions.Half, SvgOptions.Slim, SvgOptions.Narrow])
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                data.Add("curve", language, width);
                data.Add("tornado", language, width);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Labels_do_not_overlap_and_stay_inside(string chart, Language language, double width)
    {
        var svg = XElement.Parse(ChartSvg.Inline(chart == "curve" ? Curve : Tornado, new SvgOptions(language, SvgTheme.Page, width)));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        var boxes = DrawnTexts.Of(svg);
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(boxes[i].Left >= -1 && boxes[i].Right <= width + 1, $"“{boxes[i].Text}” leaves the sheet: {boxes[i]}");
            for (var k = i + 1; k < boxes.Count; k++)
            {
                Assert.False(boxes[i].Overlaps(boxes[k]), $"{boxes[i]} overlaps {boxes[k]}");
            }
        }
    }

    [Fact]
    public void A_saved_curve_and_tornado_are_as_approved()
    {
        foreach (var (id, spec) in new[] { ("cost-curve", Curve), ("tornado", Tornado) })
        {
            Approved.Equal($"charts/{id}.zh.svg", ChartSvg.File(spec, new SvgOptions(Language.Zh, SvgTheme.Light) { Caption = new LocalText("示例", "Sample") }));
        }
    }

    private static ChartSpec Spec(ChartForm form) => new()
    {
        Id = "sample",
        Form = form,
        Title = new LocalText("示例", "Sample"),
        Subtitle = new LocalText("示例", "Sample"),
        Unit = new LocalText("元/t", "CNY/t"),
        DataUnit = LocalText.Same("t"),
        Scale = form == ChartForm.CostCurve ? Magnitude.OfTonnes(36_000) : Magnitude.One,
    };
}
