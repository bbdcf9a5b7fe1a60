using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ncez.Model.Diagnostics;
using Ncez.Testing;
using Ncez.Workflows.Programmes;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Programmes;

public sealed class ProgrammeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-programme").FullName;

    [Fact]
    public void The_shipped_programme_stands_and_its_total_is_the_sum_of_its_zones()
    {
        var (standing, findings) = new RunProgramme(new ShippedData(Shipped.Data)).Run(Path.Combine(Shipped.Data, "zones"));
        Assert.NotNull(standing);
        Assert.False(findings.HasErrors);
        Assert.Equal(5, standing.Zones.Length);
        var totals = ProgrammeTables.Of(standing, Shipped.Library.Units).Single(t => t.Id == "totals");
        Assert.Equal(standing.Zones.Where(z => z.Last.Year == 2024).Sum(z => z.Last.Gross.T), totals.Rows.Single(r => r[0].Text.En == "2024")[2].Number, 6);
        var text = new StringWriter();
        var report = new ProgrammeReport(standing, findings.Sorted(), Shipped.Library.Units, new RunOptions { GeneratedOn = "2026-01-01" });
        report.Html(text);
        Assert.Contains("示例近零碳工厂", text.ToString(), StringComparison.Ordinal);

        using var document = new MemoryStream();
        report.Docx(document, new Findings());
        using var word = WordprocessingDocument.Open(document, isEditable: false);
        Assert.Contains("示例近零碳工厂", word.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator().Validate(word));
    }

    [Fact]
    public void The_report_of_one_year_keeps_the_baselines_and_names_zones_without_it()
    {
        var programme = new RunProgramme(new ShippedData(Shipped.Data));
        var (standing, findings) = programme.Run(Path.Combine(Shipped.Data, "zones"), year: 2023);
        Assert.All(standing!.Zones, z => Assert.Equal(2023, z.Last.Year));
        Assert.Contains(standing.Zones, z => double.IsFinite(z.GrossRatio));
        Assert.Contains(findings.Sorted(), f => f.Code == "PRG-016");
        var text = new StringWriter();
        new ProgrammeReport(standing, findings.Sorted(), Shipped.Library.Units, new RunOptions { GeneratedOn = "2026-01-01" }).Html(text);
        Assert.Contains("2023 年度总报告", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("PRG-017", programme.Run(Path.Combine(Shipped.Data, "zones"), year: 1950).Findings.Sorted().Single(f => f.Severity == Severity.Error).Code);
    }

    [Theory]
    [InlineData("gross", 286_443)]
    [InlineData("net@2023", 286_443)]
    public void A_total_unfolds_into_its_outer_zones_less_what_they_count_twice(string id, double totalT)
    {
        var (standing, findings) = new RunProgramme(new ShippedData(Shipped.Data)).Run(Path.Combine(Shipped.Data, "programmes", "nested"));
        var (answer, tables) = ExplainProgramme.Of(standing!, id, findings)!.Value;
        var parts = tables.Single();
        Assert.Equal(totalT, parts.Rows.Sum(r => r[2].Number), 1.0);

        // Town and heat works, less the 300 000 GJ of heat that the town takes from them, at 0.11 t.
        Assert.Equal(3, parts.Rows.Length);
        Assert.Equal(-33_000, parts.Rows[^1][2].Number, 1e-6);
        Assert.Contains("2023", answer.En, StringComparison.Ordinal);
        Assert.Null(ExplainProgramme.Of(standing!, "gross@1999", findings));
        Assert.Contains(findings.Sorted(), f => f.Code == "EXP-002");
    }

    [Fact]
    public void Import_and_credit_of_a_transfer_are_parts_of_their_own()
    {
        const string Rows = "id,period,category,item,quantity,unit,direction,source\n";
        Zone("giver", "enterprise", 100, "export_credit: all");
        Zone("taker", "enterprise", 1);
        File.WriteAllText(Path.Combine(_folder, "giver", "activities.csv"), Rows + "D,2020,stationary_combustion,烟煤,1000,t,use,test\nX,2020,exported_energy,热力,5000.3,GJ,export,test\n");
        File.WriteAllText(Path.Combine(_folder, "taker", "activities.csv"), Rows + "D,2020,purchased_heat,热力,8000.7,GJ,import,test\n");
        foreach (var zone in new[] { "giver", "taker" })
        {
            File.WriteAllText(Path.Combine(_folder, zone, "transfers.csv"), "period,from,to,item,quantity,unit,source\n2020,giver,taker,热力,4999.9,GJ,test\n");
        }

        var standing = Run("zones: [giver, taker]").Standing!;
        var findings = new Findings();
        var (answer, tables) = ExplainProgramme.Of(standing, "net", findings)!.Value;
        var parts = tables.Single().Rows;
        Assert.Equal(4, parts.Length);
        Assert.Equal([-549.989, 549.989], parts[2..].Select(r => Math.Round(r[2].Number, 9)));
        Assert.Contains("export credit", parts[3][1].Text.En, StringComparison.Ordinal);
        Assert.Equal(standing.Consolidation.Years[^1].NetT, parts.Sum(r => r[2].Number), 1e-6);

        // Of gross the credit is no part.
        Assert.Equal([-549.989], ExplainProgramme.Of(standing, "gross", findings)!.Value.Tables.Single().Rows[2..].Select(r => Math.Round(r[2].Number, 9)));
    }

    [Fact]
    public void A_zone_inside_another_one_counts_once()
    {
        Zone("park", "park", 100);
        Zone("plant", "enterprise", 40, "parent: park");
        var (standing, findings) = Run("zones: [park, plant]");
        Assert.DoesNotContain("plant", standing!.Consolidation.Years[^1].Counted);
        var totals = ProgrammeTables.Of(standing, Shipped.Library.Units).Single(t => t.Id == "totals");
        Assert.Equal(standing.Zones[0].Last.Gross.T, totals.Rows[0][2].Number, 9);
        Assert.Contains(findings.Sorted(), f => f.Code == "PRG-009");
    }

    [Fact]
    public void Tonnes_of_several_GWP_sets_are_not_added()
    {
        Zone("a", "park", 100);
        Zone("b", "park", 100, gwp: "SAR");
        var (standing, findings) = Run("zones: [a, b]");
        Assert.False(standing!.IsAdditive);
        Assert.DoesNotContain(ProgrammeTables.Of(standing, Shipped.Library.Units), t => t.Id == "totals");
        Assert.Contains(findings.Sorted(), f => f.Code == "PRG-008");
    }

    [Fact]
    public void A_zone_with_errors_is_left_out_and_named_and_the_coverage_says_so()
    {
        Zone("a", "park", 100);
        Zone("b", "park", -1);
        Zone("c", "enterprise", -1, "parent: a");
        Zone("d", "park", 1, "nonsense");
        var (standing, findings) = Run("zones: [a, b, c, d]");
        Assert.Single(standing!.Zones);
        Assert.Equal(3, findings.Sorted().Count(f => f.Code == "PRG-007" && f.Severity == Severity.Warning));
        var tables = ProgrammeTables.Of(standing, Shipped.Library.Units);

        // c stands inside a: the total would not add it. Nothing is known of d, so the total may lack it.
        Assert.Equal("1 of 3 zones", tables.Single(t => t.Id == "totals").Rows.Single()[1].Text.En);
        var register = tables.Single(t => t.Id == "zones");
        Assert.Equal("Register: 1 of 4 zones", register.Title.En);
        Assert.Equal(["a", "b", "c", "d"], register.Rows.Select(r => r[0].Text.En));
        Assert.All(register.Rows.Skip(1), r => Assert.True(double.IsNaN(r[7].Number) && double.IsNaN(r[8].Number) && r[5].Text.En.StartsWith("left out", StringComparison.Ordinal)));
        Assert.All(register.Rows, r => Assert.Equal(register.Columns.Length, r.Length));
    }

    [Fact]
    public void Parts_of_a_zone_with_errors_do_not_stand_for_it_silently()
    {
        Zone("a", "park", 100);
        Zone("b", "park", -1);
        Zone("c", "enterprise", 40, "parent: b");
        var (standing, findings) = Run("zones: [a, b, c]");
        Assert.Contains("\"b\" is left out, and the zones inside it count in its place: c", findings.Sorted().Single(f => f.Code == "ACC-048").Found.En, StringComparison.Ordinal);
        Assert.Equal("1 of 2 zones; 1 inside zones that are left out, counted in their place", ProgrammeTables.Of(standing!, Shipped.Library.Units).Single(t => t.Id == "totals").Rows.Single()[1].Text.En);
    }

    [Fact]
    public void A_zone_without_data_of_the_year_is_missing_in_the_coverage_of_that_year()
    {
        Zone("a", "park", 100);
        Zone("b", "park", 100, years: "2021");
        var standing = Run("zones: [a, b]", 2020).Standing!;
        Assert.Equal((1, 2), (standing.Consolidation.Years.Single().Zones, standing.Consolidation.Years.Single().AllZones));
    }

    [Theory]
    [InlineData("zones: [a, b, a]")]
    [InlineData("zones: [a, b, ./a]")]
    [InlineData("zones: [a, a/, b]")]
    public void A_zone_named_twice_counts_once(string yaml)
    {
        Zone("a", "park", 100);
        Zone("b", "park", 50);
        var (standing, findings) = Run(yaml);
        Assert.Equal(["a", "b"], standing!.Zones.Select(z => z.Inventory.Zone.Id));
        Assert.Equal(standing.Zones.Sum(z => z.Last.Gross.T), standing.Consolidation.Years.Single().GrossT, 9);
        Assert.Equal("PRG-005", Assert.Single(findings.Sorted()).Code);
        Assert.False(findings.HasErrors);
    }

    [Fact]
    public void A_transfer_that_one_side_states_alone_is_not_called_eliminated()
    {
        Zone("a", "park", 100);
        Zone("b", "park", 100);
        foreach (var zone in new[] { "a", "b" })
        {
            var both = "2020,a,b,热力,10,GJ,test\n";
            File.WriteAllText(Path.Combine(_folder, zone, "transfers.csv"), "period,from,to,item,quantity,unit,source\n" + both + (zone == "a" ? "2020,a,b,电力,10,MWh,test\n" : ""));
        }

        File.WriteAllText(Path.Combine(_folder, "b", "activities.csv"), "id,period,category,item,quantity,unit,direction,source\nB,2020,purchased_heat,热力,10,GJ,import,test\n");
        var transfers = ProgrammeTables.Of(Run("zones: [a, b]").Standing!, Shipped.Library.Units).Single(t => t.Id == "transfers");
        var words = transfers.Rows.ToDictionary(r => r[3].Text.Zh, r => r[9].Text.En);
        Assert.StartsWith("nothing eliminated", words["电力"], StringComparison.Ordinal);
        Assert.Equal("eliminated", words["热力"]);
    }

    [Theory]
    [InlineData("zones: [a, nowhere]", "PRG-004")]
    [InlineData("zones: [../outside]", "PRG-004")]
    [InlineData("zones: []", "PRG-003")]
    [InlineData("zones: [a]\nweights: { base: -1 }", "PRG-006")]
    public void A_wrong_programme_is_refused_with_its_place(string yaml, string code)
    {
        Zone("a", "park", 100);
        var (standing, findings) = Run(yaml);
        Assert.Null(standing);
        Assert.Contains(findings.Sorted(), f => f.Code == code && f.Severity == Severity.Error && f.Where.Line > 0);
    }

    [Fact]
    public void Nobody_is_ranked_overall_without_weights_or_with_a_figure_missing()
    {
        Zone("a", "park", 100);
        Zone("b", "park", 50);
        Assert.All(Ranking.Of(Run("zones: [a, b]").Standing!), r => Assert.Null(r.Overall));
        Assert.All(Ranking.Of(Run("zones: [a, b]\nweights: { ease: 1 }").Standing!), r => Assert.Null(r.Overall));
    }

    [Fact]
    public void No_programme_file_is_an_error() => Assert.Equal("PRG-001", Assert.Single(new RunProgramme(new ShippedData(Shipped.Data)).Run(_folder).Findings.Sorted()).Code);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (ProgrammeStanding? Standing, Findings Findings) Run(string yaml, int? year = null)
    {
        File.WriteAllText(Path.Combine(_folder, "programme.yaml"), "ncez: 1\nid: p\nname: { zh: 项目, en: programme }\n" + yaml + "\n");
        return new RunProgramme(new ShippedData(Shipped.Data)).Run(_folder, year: year);
    }

    private void Zone(string id, string domain, double coalT, string more = "", string gwp = "AR5", string years = "2020")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "zone.yaml"), $"ncez: 1\nid: {id}\nname: {{ zh: 甲, en: {id} }}\ndomain: {domain}\nregion: CN-GD\nyears: [{years}]\ngwp: {gwp}\nfactors: [gbt-32151-2015, cn-heat]\n{more}\n");
        File.WriteAllText(Path.Combine(folder, "activities.csv"), $"id,period,category,item,quantity,unit,source\nA,{years},stationary_combustion,烟煤,{coalT.ToString(System.Globalization.CultureInfo.InvariantCulture)},t,test\n");
    }
}
