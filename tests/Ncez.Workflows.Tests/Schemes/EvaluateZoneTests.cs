using System.Text;
using Ncez.Model.Diagnostics;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Schemes;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Schemes;

public sealed class EvaluateZoneTests : IDisposable
{
    private static readonly ShippedData Data = new(Shipped.Data);
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-evaluate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_example_park_is_judged_with_its_evidence()
    {
        var evaluation = new EvaluateZone(Data).Evaluate(Path.Combine(Shipped.Data, "zones", "example-park"), []);
        Assert.False(evaluation.Account.Findings.HasErrors);
        var hunan = evaluation.Assessments[0];
        Assert.Equal((SchemeOutcome.Failed, 6, 6, 2027), (hunan.Outcome, hunan.Assessed, hunan.Assessable, hunan.Milestone));

        // 86 000 MWh × 0.8325 = 71 595 t, and the fuels' CO2, over 36 900 tce; the treatment's total, not the inventory's.
        var core = hunan.Rows[0];
        var total = hunan.Inputs[0];
        Assert.Equal(71_595, (double)total.Value!.Value.Value - FuelCo2T(evaluation), 1e-6);
        Assert.Equal((VerdictState.NotMet, "H1"), (core.State, Assert.Single(hunan.Vetoes).Id));
        Assert.Equal([VerdictState.NotMet, VerdictState.Met, VerdictState.Met, VerdictState.NotMet, VerdictState.Met, VerdictState.Excluded, VerdictState.NotMet], hunan.Rows.Select(r => r.State));
        Assert.Equal(["H3", "H5"], hunan.Rows.Where(r => r.IsAtLimit).Select(r => r.Row.Id));
        var table = SchemeTables.Rows(hunan);
        Assert.Contains("evaluation.csv:10", table.Rows[6][8].Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C4,direct_supply,2023,7000", 7_000)]
    [InlineData("C4,direct_supply,2023,700000", 64_000)]
    public void Green_supply_counts_as_far_as_accounting_lets_it(string row, double expectedMWh)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Shipped.Data, "zones", "example-electricity")))
        {
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(file)), File.ReadAllText(file).Replace("C4,direct_supply,2023,7000", row, StringComparison.Ordinal));
        }

        var account = new AccountZone(Data).Account(_folder);
        var facts = ZoneFacts.Of(account.Input!, account.Inventory!, null, 2023, Shipped.Library.Units);
        Assert.Equal(expectedMWh, (double)facts.Series["energy.green_direct_supply"].Values[^1].Value, 1e-6);
        Assert.Equal(expectedMWh < 64_000 ? 6_000 : 0, (double)facts.Series["energy.green_certificates"].Values[^1].Value, 1e-6);
    }

    [Theory, InlineData(Language.Zh, "一票否决"), InlineData(Language.En, "overridden by")]
    public void The_papers_of_an_acceptance_name_what_decided(Language language, string word)
    {
        var evaluation = new EvaluateZone(Data).Evaluate(Path.Combine(Shipped.Data, "zones", "example-park"), []);
        using var docx = new MemoryStream();
        AcceptancePack.Of(evaluation).Docx(docx, language, "2026-01-01");
        using var zip = new System.IO.Compression.ZipArchive(docx);
        using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = System.Text.RegularExpressions.Regex.Replace(body.ReadToEnd(), "<[^>]+>", "");
        Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains("H1", text, StringComparison.Ordinal);
        Assert.Contains("evaluation.csv:10", text, StringComparison.Ordinal);
        Assert.All(AcceptancePack.Tables(evaluation.Assessments[0], evaluation.Account.Input!.Zone), t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Length, r.Length)));
    }

    private static double FuelCo2T(ZoneEvaluation evaluation)
    {
        var inventory = evaluation.Account.Inventory!;
        return inventory.Plans.Zip(inventory.PlanTotals).Where(p => p.First is { Scope: Model.Zones.Scope.Direct, Gas: "CO2" }).Sum(p => p.Second.MassT);
    }

    [Fact]
    public void A_scheme_made_of_data_alone_is_loaded_and_judged_with_every_kind_of_rule()
    {
        var zone = Zone("baseline: 2020\nschemes: [my-scheme]");
        Directory.CreateDirectory(Path.Combine(zone, "schemes"));
        File.Copy(Path.Combine(Shipped.Root, "tests", "Ncez.Workflows.Tests", "Schemes", "my-scheme.yaml"), Path.Combine(zone, "schemes", "my-scheme.yaml"));
        File.Copy(Path.Combine(Shipped.Root, "tests", "Ncez.Workflows.Tests", "Schemes", "my-scheme.csv"), Path.Combine(zone, "evaluation.csv"));
        var evaluation = new EvaluateZone(Data).Evaluate(zone, []);
        Assert.Equal([], evaluation.Account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Code} {f.Found}"));
        var assessment = Assert.Single(evaluation.Assessments);
        Assert.Equal(25, assessment.Rows.Length);
        Assert.All(assessment.Rows, r => Assert.True(r.State == VerdictState.Met, $"{r.Row.Id}: {r.State} {r.Reason} {r.Value} {r.Limit}"));
        Assert.Equal((100m, "excellent", SchemeOutcome.Passed), (assessment.Score, assessment.Grade!.Id, assessment.Outcome));
        using var json = new MemoryStream();
        SaveEvaluation.Json(evaluation, json, Language.Zh);
        Assert.Contains("\"grade\":\"excellent\"", Encoding.UTF8.GetString(json.ToArray()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_scheme_made_of_data_uses_every_kind_of_rule_there_is()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Shipped.Data, "schemas", "scheme.schema.json")));
        var known = schema.RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties").GetProperty("kind").GetProperty("enum").EnumerateArray().Select(k => k.GetString()!).ToHashSet();
        var yaml = File.ReadAllText(Path.Combine(Shipped.Root, "tests", "Ncez.Workflows.Tests", "Schemes", "my-scheme.yaml"));
        var used = System.Text.RegularExpressions.Regex.Matches(yaml, @"kind: ([a-z_]+)").Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(25, known.Count);
        Assert.Equal([], known.Except(used));
    }

    [Theory]
    [InlineData("domain: town", "iso-14068-1-2023-carbon-neutrality", "SCM-022")]
    [InlineData("domain: park", "iso-14068-1-2023-carbon-neutrality", "SCM-023")]
    [InlineData("domain: park", "nobody", "SCM-021")]
    [InlineData("domain: park", "", "SCM-020")]
    public void What_cannot_be_judged_is_refused(string domain, string scheme, string code)
    {
        var evaluation = new EvaluateZone(Data).Evaluate(Zone("", domain), scheme.Length == 0 ? [] : [scheme]);
        Assert.Empty(evaluation.Assessments);
        Assert.Contains(evaluation.Account.Findings.Sorted(), f => f.Code == code);
    }

    [Fact]
    public void A_park_below_every_class_is_not_evaluable_and_direct_supply_is_reported_in_principle()
    {
        var zone = Zone("");
        File.WriteAllText(Path.Combine(zone, "instruments.csv"), "id,type,period,quantity,unit\nI1,direct_supply,2021,60,MWh\n");
        File.WriteAllText(Path.Combine(zone, "evaluation.csv"), "kind,subject,value,unit,evidence,who\nanswer,energy,100000,tce,e,w\n");
        var assessment = Assert.Single(new EvaluateZone(Data).Evaluate(zone, ["cn-national-zero-carbon-park-2025"]).Assessments);
        Assert.Equal(SchemeOutcome.NotEvaluable, assessment.Outcome);
        Assert.Equal(VerdictState.NotEvaluable, Assert.Single(assessment.Rows, r => r.Row.Id == "N1").State);
        var direct = Assert.Single(assessment.Rows, r => r.Row.Strength == RowStrength.InPrinciple);
        Assert.Equal((VerdictState.Met, 0.6m), (direct.State, direct.Value!.Value.Value));
    }

    private string Zone(string further, string domain = "domain: park")
    {
        File.WriteAllText(Path.Combine(_folder, "zone.yaml"), $$"""
            ncez: 1
            id: tested
            name: { zh: 试, en: Tested }
            {{domain}}
            region: CN-GD
            years: [2020, 2021]
            gwp: AR5
            factors: [guides-2015-batch3, gbt-2589-2020, cn-grid]
            {{further}}
            """);
        File.WriteAllText(Path.Combine(_folder, "activities.csv"), "id,period,category,item,quantity,unit,direction\nE1,2021,purchased_electricity,电力,100,MWh,import\nE2,2020,purchased_electricity,电力,120,MWh,import\n");
        return _folder;
    }
}
