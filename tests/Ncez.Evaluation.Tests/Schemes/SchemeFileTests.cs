using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Schemes;
using Ncez.Model.Zones;
using Ncez.Testing;
using static Ncez.Evaluation.Tests.Schemes.SchemeFixture;

namespace Ncez.Evaluation.Tests.Schemes;

public class SchemeFileTests
{
    [Fact]
    public void The_shipped_schemes_are_read_and_say_where_they_come_from() =>
        Assert.All(All.Value, s => Assert.True(!s.Sources.IsEmpty && !s.Verified.IsEmpty && !s.Domains.IsEmpty && s.Rows.All(r => !r.Provenance.IsEmpty && r.Name is { Zh.Length: > 0, En.Length: > 0 }), s.Id));

    [Fact]
    public void No_scheme_is_named_in_code()
    {
        var code = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        Assert.Equal([], code.Where(f => All.Value.Any(s => File.ReadAllText(f).Contains($"\"{s.Id}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void Territories_are_excluded_from_the_neutrality_standard()
    {
        var iso = Assert.Single(All.Value, s => s.Readiness == SchemeReadiness.Checklist);
        Assert.Equal([Domain.Region, Domain.Town], iso.ExcludedDomains.Order().Reverse());
        Assert.DoesNotContain(iso.Domains, d => d is Domain.Park or Domain.Community);
    }

    [Theory]
    [InlineData("value: x + t", "SCM-014", 10)] // a share and a mass
    [InlineData("value: x * t", "SCM-013", 10)]
    [InlineData("value: nobody", "SCM-011", 10)]
    [InlineData("value: \"x +\"", "SCM-010", 10)]
    [InlineData("value: \"x + 3 [furlong]\"", "SCM-012", 10)]
    [InlineData("applies_when: x", "SCM-010", 10)]
    [InlineData("applies_when: t > 5", "SCM-014", 10)] // a number needs its unit
    [InlineData("rule: { kind: magic }", "SCM-004", 10)]
    [InlineData("rule: { kind: threshold, op: \"=>\", limit: 1 }", "SCM-004", 10)]
    [InlineData("rule: { kind: threshold, op: \">=\" }", "SCM-007", 10)]
    [InlineData("rule: { kind: threshold, op: \">=\", limits: [ { class: none, value: 1 } ] }", "SCM-005", 10)]
    [InlineData("rule: { kind: threshold, op: \">=\", limits: [ { year: 2030, value: 1 } ] }", "SCM-008", 10)]
    [InlineData("rule: { kind: boolean_points, input: x, points: 1 }", "SCM-011", 10)]
    [InlineData("rule: { kind: linear_completion, target: 10, points: many }", "SCM-003", 10)]
    [InlineData("rule: { kind: count_to_lead, lead: 0, points: 3 }", "SCM-006", 10)]
    public void What_is_wrong_in_a_row_is_said_with_its_line(string field, string code, int line)
    {
        var findings = new Findings();
        Assert.Null(Read("  - { id: x, name: x, unit: \"%\" }\n  - { id: t, name: t, unit: t }", $"  - {{ id: A, name: a, unit: \"%\", strength: score, {field} }}", "aggregation: { mode: reported }", findings));
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal((code, line), (finding.Code, finding.Where.Line));
        Assert.True(finding.Where.Column > 0);
    }

    [Theory]
    [InlineData("  - { id: x, name: x, unit: t, result: inventory.grass }", "SCM-015")]
    [InlineData("  - { id: x, name: x, unit: t, result: treatment.total }", "SCM-015")] // no treatment is wanted
    [InlineData("  - { id: x, name: x, unit: tce, result: inventory.gross }", "SCM-013")]
    [InlineData("  - { id: x, name: x, unit: smoot }", "SCM-012")]
    public void An_input_is_checked_against_the_results(string input, string code)
    {
        var findings = new Findings();
        Read(input, "  - { id: A, name: a, strength: score }", "aggregation: { mode: reported }", findings);
        Assert.Equal(code, Assert.Single(findings.Sorted()).Code);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var findings = new Findings();
        Read("  - { id: x, name: x, unit: smoot }", "  - { id: A, name: a, strength: loud, value: y }\n  - { id: A, name: b, strength: score }",
            "aggregation: { mode: additive_points }\ngrades: [ { id: g, name: g, min: 80, requires: [nobody] } ]", findings);
        Assert.Equal(["SCM-005", "SCM-009", "SCM-011", "SCM-012", "SCM-016", "YML-006", "YML-009"], findings.Sorted().Select(f => f.Code).Order());
    }

    [Fact]
    public void The_schema_knows_every_kind_of_rule_and_key()
    {
        var schema = File.ReadAllText(Path.Combine(Shipped.Data, "schemas", "scheme.schema.json"));
        var reader = File.ReadAllText(Path.Combine(Shipped.Root, "src", "Ncez.Data", "Import", "Schemes", "SchemeRuleReader.cs"));
        var kinds = Regex.Matches(reader[..reader.IndexOf("];", StringComparison.Ordinal)], "\"([a-z_]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(25, kinds.Count);
        Assert.Equal([], kinds.Where(k => !schema.Contains($"\"{k}\"", StringComparison.Ordinal)));
    }
}
