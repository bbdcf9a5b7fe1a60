using System.Xml.Linq;
using Ncez.Charts.Inventories;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Samples;

namespace Ncez.Charts.Tests;

/// <summary>Every chart of both samples, in both languages and at every width.</summary>
public sealed class ChartPictureTests
{
    private static readonly Dictionary<string, Inventory> Samples = new() { ["parks"] = SampleInventory.Parks2016(), ["full"] = SampleInventory.Full() };
    private static readonly double[] Widths = [SvgOptions.Wide, SvgOptions.Broad, SvgOptions.Half, SvgOptions.Slim, SvgOptions.Narrow];

    public static TheoryData<string, string, Language, double> Pictures()
    {
        var data = new TheoryData<string, string, Language, double>();
        foreach (var (sample, inventory) in Samples)
        {
            foreach (var chart in InventoryCharts.All.Select(c => c.Build(inventory, inventory.Years[^1].Year)).OfType<ChartSpec>())
            {
                foreach (var width in Widths.Where(w => chart.Form != ChartForm.Sankey || w >= SvgOptions.Half))
                {
                    data.Add(sample, chart.Id, Language.Zh, width);
                    data.Add(sample, chart.Id, Language.En, width);
                }
            }
        }

        return data;
    }

    public static TheoryData<string, string, Language> Charts()
    {
        var data = new TheoryData<string, string, Language>();
        foreach (var row in Pictures().Select(r => r.Take(3).ToArray()).DistinctBy(r => string.Join('/', r)))
        {
            data.Add((string)row[0], (string)row[1], (Language)row[2]);
        }

        return data;
    }

    [Fact]
    public void A_flow_whose_name_is_too_long_for_its_margin_keeps_its_value()
    {
        var spec = Spec("parks", "flow-sankey");
        spec = spec with { Nodes = [.. spec.Nodes.Select(n => n.Column == 0 ? n with { Name = LocalText.Same("A source whose name is far too long for the margin") } : n)] };
        var svg = XElement.Parse(ChartSvg.Inline(spec, new SvgOptions(Language.En, SvgTheme.Page, SvgOptions.Half)));
        var texts = DrawnTexts.Of(svg);
        foreach (var node in spec.Nodes.Where(n => n.Column == 0))
        {
            Assert.Contains(Numbers.Headline(spec.Scale.In(spec.Flows.Where(f => f.From == node.Id).Sum(f => f.Value), Language.En)), texts.Select(t => t.Text));
        }

        Assert.All(texts, t => Assert.True(t.Left >= -1, $"“{t.Text}” leaves the sheet"));
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Labels_do_not_overlap_and_stay_inside(string sample, string chart, Language language, double width)
    {
        var svg = XElement.Parse(ChartSvg.Inline(Spec(sample, chart), new SvgOptions(language, SvgTheme.Page, width)));
        var boxes = DrawnTexts.Of(svg);
        Assert.NotEmpty(boxes);
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(boxes[i].Left >= -1 && boxes[i].Right <= width + 1, $"“{boxes[i].Text}” leaves the sheet: {boxes[i]}");
            for (var k = i + 1; k < boxes.Count; k++)
            {
                Assert.False(boxes[i].Overlaps(boxes[k]), $"{boxes[i]} overlaps {boxes[k]}");
            }
        }
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Attributes_hold_finite_invariant_numbers_and_no_style(string sample, string chart, Language language, double width)
    {
        var svg = XElement.Parse(ChartSvg.Inline(Spec(sample, chart), new SvgOptions(language, SvgTheme.Page, width)));
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.NotEmpty((string?)svg.Attribute("aria-label") ?? "");
        foreach (var attribute in svg.DescendantsAndSelf().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is not ("aria-label" or "class" or "id")))
        {
            Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", attribute.Value, StringComparison.Ordinal);
            Assert.NotEqual("style", attribute.Name.LocalName);
        }
    }

    [Theory, MemberData(nameof(Charts))]
    public void Saved_pictures_are_as_approved(string sample, string chart, Language language)
    {
        var theme = language == Language.Zh ? SvgTheme.Light : SvgTheme.Dark;
        var svg = ChartSvg.File(Spec(sample, chart), new SvgOptions(language, theme) { Caption = new LocalText("示例", "Sample") });
        Approved.Equal($"charts/{sample}-{chart}.{(language == Language.Zh ? "zh" : "en")}.svg", svg);
    }

    [Theory, MemberData(nameof(Charts))]
    public void Saved_pictures_need_no_style_sheet(string sample, string chart, Language language)
    {
        var svg = XElement.Parse(ChartSvg.File(Spec(sample, chart), new SvgOptions(language, SvgTheme.Light)));
        Assert.DoesNotContain(svg.Descendants(), e => e.Attribute("class") is not null);
        Assert.Contains(DrawnTexts.Of(svg), b => Spec(sample, chart).Title.In(language).StartsWith(b.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_are_escaped()
    {
        var spec = Spec("parks", "energy-structure") with { Title = LocalText.Same("<script>alert(1)</script> & \"x\"\u0001") };
        spec = spec with { Series = [.. spec.Series.Select(s => s with { Name = LocalText.Same("</text><script>") })] };
        var svg = XElement.Parse(ChartSvg.Inline(spec, new SvgOptions(Language.En, SvgTheme.Page)));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
    }

    private static ChartSpec Spec(string sample, string chart) => InventoryCharts.Build(chart, Samples[sample], Samples[sample].Years[^1].Year)!;
}
