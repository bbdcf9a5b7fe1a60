using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Samples;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Tests.Reporting;

/// <summary>The report as a file: closed to the outside, safe, complete, in both languages.</summary>
public sealed partial class ReportTests
{
    private static readonly string Full = Write(SampleInventory.Full());
    private static readonly string Parks = Write(SampleInventory.Parks2016());

    [Fact]
    public void Nothing_is_fetched_from_outside()
    {
        // Names of formats look like addresses; nobody goes there.
        var markup = Full.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http://schemas.openxmlformats.org/", "", StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://", markup);
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base)\\b", markup);
        Assert.DoesNotMatch("@import|\\burl\\((?!#)", markup);
    }

    [Fact]
    public void The_policy_names_the_hashes_of_the_only_style_and_script()
    {
        var policy = PolicyContent().Match(Full).Groups[1].Value.Replace("&#x27;", "'", StringComparison.Ordinal).Replace("&#x2B;", "+", StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(Assert.Single(Style().Matches(Full)).Groups[1].Value)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(Assert.Single(Script().Matches(Full)).Groups[1].Value)}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void No_element_carries_style_or_a_handler() => Assert.DoesNotMatch("<[^>]*\\s(style|on[a-z]+)=", WithoutBlocks(Full));

    [Fact]
    public void All_ids_are_unique_and_every_anchor_leads_somewhere()
    {
        var ids = Id().Matches(WithoutBlocks(Full)).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Anchor().Matches(WithoutBlocks(Full)).Select(m => m.Groups[1].Value), a => Assert.Contains(a, ids));
    }

    [Fact]
    public void Totals_of_every_year_are_printed_in_full()
    {
        foreach (var year in SampleInventory.Full().Years)
        {
            Assert.All([year.Direct.T, year.Indirect.T, year.Gross.T, year.Sink.T, year.ExportCredit.T, year.Offset.T, year.Net.T], t => Assert.Contains($">{Numbers.Fixed(t)}<", Full, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_first_sentence_is_the_answer()
    {
        Assert.Contains("<h1><span class=\"zh\" lang=\"zh-CN\">2016 年总排放 3.03 亿 tCO₂e，56% 来自外购电力；另有 2,024 万 tce 的其他能源未估算</span>", Plain(Parks), StringComparison.Ordinal);
        Assert.Contains("<span class=\"en\" lang=\"en\">Gross emissions were 303.5 Mt CO₂e in 2016, 56% from purchased electricity; another 20.24 Mtce of other energy is not estimated</span>", Plain(Parks), StringComparison.Ordinal);
        Assert.Contains("比 2023 年少 33.6%", Plain(Full), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_estimated_prints_its_energy_and_no_zero()
    {
        var row = Regex.Match(Plain(Parks), "<tr data-key=\"x3\">.*?</tr>", RegexOptions.Singleline).Value;
        Assert.Contains("2,024", row, StringComparison.Ordinal);
        Assert.Contains(">–</a>", row, StringComparison.Ordinal);
        Assert.DoesNotContain(">0<", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_on_renewables_their_cover_is_no_data()
    {
        Assert.Contains("no data on on-site renewables", Parks, StringComparison.Ordinal);
        Assert.DoesNotContain("no data on on-site renewables", Full, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sink_that_grew_is_larger_and_offsets_that_shrank_are_smaller()
    {
        // −10 → −12 t of sinks are a fifth more; −20 → −15 t of offsets a quarter less. Net of 80 → 60 t is a quarter less too.
        var full = SampleInventory.Full();
        static Co2e T(double tonnes) => new(tonnes, "AR5");
        var html = Plain(Write(full with
        {
            Years = [.. full.Years.Select(y => y.Year == full.Zone.Baseline ? y with { Sink = T(-10), Offset = T(-20) } : y.Year == full.Years[^1].Year ? y with { Sink = T(-12), Offset = T(-15) } : y)],
        }));
        string Change(string role) => Regex.Match(html, $"<tr class=\"group\">(?:(?!</tr>).)*{role}(?:(?!</tr>).)*<td class=\"n\">([^<]*)</td>\\s*</tr>", RegexOptions.Singleline).Groups[1].Value.Replace("&#x2B;", "+", StringComparison.Ordinal);
        Assert.Equal(("+20.0", "−25.0"), (Change("scope-sink"), Change("scope-offset")));
    }

    [Fact]
    public void A_confidential_line_keeps_its_quantity_and_factor()
    {
        // D3 of 2023: 5,250 t of limestone × 0.44 = 2,310 t.
        Assert.DoesNotMatch("\\b5,?250\\b", Full);
        Assert.DoesNotContain("limestone", Full, StringComparison.Ordinal);
        Assert.Contains(">2,310<", Full, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_cannot_break_out_of_the_page()
    {
        const string evil = "</script><script>alert(1)</script>\"'<img src=x onerror=alert(2)>";
        var html = Write(SampleInventory.Parks2016(evil));
        Assert.Single(Script().Matches(html));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_block_is_whole_and_holds_every_line()
    {
        using var data = JsonDocument.Parse(Regex.Match(Full, "id=\"ledger-data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
        var inventory = SampleInventory.Full();
        Assert.Equal(inventory.Lines.Count + inventory.OffsetLines.Length, data.RootElement.GetProperty("lines").GetArrayLength());
        Assert.Equal(inventory.Plans.Length, data.RootElement.GetProperty("plans").GetArrayLength());
    }

    [Fact]
    public void Every_text_has_both_languages()
    {
        foreach (var language in new[] { "zh", "en" })
        {
            Assert.DoesNotMatch($"<span class=\"{language}\"[^>]*>\\[", Full);
        }

        Assert.Equal(Regex.Count(Full, "<span class=\"zh\""), Regex.Count(Full, "<span class=\"en\""));
    }

    [Fact]
    public void Too_many_lines_are_summed_and_the_page_says_so()
    {
        var small = SampleInventory.Parks2016();
        const int count = 100_001;
        var lines = new LineTable(new int[count], new int[count], new double[count], new double[count]);
        var html = Write(small with { Lines = lines });
        Assert.Contains("inventory.csv", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ledger-data\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_stand_with_place_and_fix()
    {
        var finding = Diagnostic.Of("ACT-001", Severity.Warning, new Place("activities.csv", 5, 3), ("category", "<b>"), ("known", "a"), ("near", "b"));
        var html = Write(SampleInventory.Full(), [finding]);
        Assert.Contains("activities.csv:5:3", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Chapters_have_ids_of_their_own() => Assert.Equal(ReportChapters.All.Length, ReportChapters.All.Select(c => c.Id).Distinct().Count());

    private static string Write(Inventory inventory, ImmutableArray<Diagnostic> findings = default)
    {
        using var writer = new StringWriter();
        ReportWriter.Write(writer, new ReportInput
        {
            Inventory = inventory,
            Findings = findings.IsDefault ? [] : findings,
            Program = LocalText.Same("Ncez 0.1.0"),
            GeneratedOn = "2026-03-18",
        });
        return writer.ToString();
    }

    private static string Plain(string html) => html.Replace('\u00a0', ' ').Replace("&#xA0;", " ", StringComparison.Ordinal);

    private static string WithoutBlocks(string html) => Regex.Replace(html, "<(style|script)[^>]*>.*?</\\1>", "", RegexOptions.Singleline);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex PolicyContent();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Anchor();
}
