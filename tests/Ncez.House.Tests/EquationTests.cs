using System.Text.RegularExpressions;

namespace Ncez.House.Tests;

/// <summary>One equation, one method, one home: marked, unique, sourced, and checked against a value from outside.</summary>
public sealed partial class EquationTests
{
    [Fact]
    public void Every_public_kernel_is_an_equation() =>
        Rule.Holds("These public kernels have no [Equation]:", Equations.Methods.Where(m => Equations.Of(m) is null).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));

    [Fact]
    public void Equation_ids_are_unique_and_well_formed() =>
        Rule.Holds("These ids are used twice or are not like ACC-01:",
            Equations.All.GroupBy(e => e.Id).Where(g => g.Count() > 1 || !Id().IsMatch(g.Key)).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Method.Name))}"));

    [Fact]
    public void Every_equation_states_formula_unit_and_source() =>
        Rule.Holds("These equations leave formula, unit or source empty:",
            Equations.All.Where(e => string.IsNullOrWhiteSpace(e.Formula) || string.IsNullOrWhiteSpace(e.Unit) || string.IsNullOrWhiteSpace(e.Source)).Select(e => e.Id));

    [Fact]
    public void Every_equation_has_a_reference_case_from_outside() =>
        Rule.Holds("These equations have no tests/Golden/<id>/*.json with \"kind\": \"reference\" and a source:",
            Equations.All.Where(e => !GoldenCases.Of(e.Id).Any(c => c.Kind == "reference" && !string.IsNullOrWhiteSpace(c.Source))).Select(e => $"{e.Id} ({e.Method.Name})"));

    [Fact]
    public void No_equation_is_pinned_to_its_own_output() =>
        Rule.Holds("A pinned value proves nothing about an equation:",
            Equations.All.SelectMany(e => GoldenCases.Of(e.Id)).Where(c => c.Kind != "reference").Select(c => $"{c.File}: kind {c.Kind}"));

    [Fact]
    public void Equation_ids_in_the_code_exist() =>
        Rule.Holds("No kernel declares these ids:",
            from file in House.Files("src", "*.cs")
            from Match id in QuotedId().Matches(File.ReadAllText(file))
            where !Equations.All.Any(e => e.Id == id.Groups[1].Value) && Equations.All.Any(e => e.Id.StartsWith(id.Groups[1].Value[..4], StringComparison.Ordinal)) && id.Groups[1].Length == 6
            select $"{House.Relative(file)}: {id.Groups[1].Value}");

    [Fact]
    public void The_equation_pages_are_current()
    {
        Generated.Matches("docs/equations.md", Equations.PageEn());
        Generated.Matches("docs/equations.zh-CN.md", Equations.PageZh());
    }

    [GeneratedRegex("^[A-Z]{3}-[0-9]{2}$")]
    private static partial Regex Id();

    [GeneratedRegex("\"([A-Z]{3}-[0-9]{2})\"")]
    private static partial Regex QuotedId();
}
