using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests;

/// <summary>Expressions go through a workbook in LEAP's columns and come back.</summary>
public class ExpressionSheetTests
{
    private static readonly ShippedData Data = new(Shipped.Data);
    private static readonly string Committed = Path.Combine(Shipped.Root, "tests", "Golden", "scenarios", "expressions.xlsx");

    private static ScenarioModel Model() => Benchmarks.GeneratedModel.Of(520);

    [Fact]
    public void A_committed_sheet_of_many_rows_gives_the_same_expressions()
    {
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            using var made = File.Create(Committed);
            SaveResult.Xlsx(ExchangeExpressions.Sheet(Model()), made, Language.En);
            return;
        }

        var findings = new Findings();
        using var stream = File.OpenRead(Committed);
        var read = new ExchangeExpressions(Data).Read("expressions.xlsx", stream, findings)!.Value;
        Assert.Equal(0, findings.Count);
        Assert.True(read.Length >= 500);
        Assert.Equal(Model().Expressions.Select(Key), read.Select(Key));
    }

    [Fact]
    public void Every_expression_of_the_example_comes_back()
    {
        var projection = new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));
        using var stream = new MemoryStream();
        SaveResult.Xlsx(projection.Sheet!, stream, Language.Zh);
        stream.Position = 0;
        var read = new ExchangeExpressions(Data).Read("x.xlsx", stream, new Findings())!.Value;
        Assert.Equal(projection.Programs[0].Model.Expressions.Select(Key), read.Select(Key));
    }

    [Fact]
    public void Functions_that_are_not_known_are_listed_by_name()
    {
        var model = Model();
        model = model with { Expressions = [model.Expressions[0] with { Text = "WEAPValue(Key\\gdp) + RandomNormal(1, 2)" }] };
        using var stream = new MemoryStream();
        SaveResult.Xlsx(ExchangeExpressions.Sheet(model), stream, Language.En);
        stream.Position = 0;
        var findings = new Findings();
        new ExchangeExpressions(Data).Read("x.xlsx", stream, findings);
        Assert.Equal(["RandomNormal", "WEAPValue"], findings.Sorted().Select(f => f.Args[0].Value.En).Order().ToArray());
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_a_finding()
    {
        var findings = new Findings();
        using var stream = new MemoryStream("no workbook"u8.ToArray());
        Assert.Null(new ExchangeExpressions(Data).Read("x.xlsx", stream, findings));
        Assert.Equal("SCN-092", findings.Sorted()[0].Code);
    }

    private static string Key(ModelExpression e) => string.Join('|', e.Scenario, e.Region, e.Branch, e.Variable, e.Unit, e.Text, e.Source);
}
