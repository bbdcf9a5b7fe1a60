using Ncez.Scenarios.Results;

namespace Ncez.Scenarios.Tests;

/// <summary>An explanation leaves nothing out: its steps alone give the same number.</summary>
public class ExplanationTests
{
    [Fact]
    public void Every_cell_calculated_again_from_its_unfolding_is_the_same_double()
    {
        var program = MeasureTests.Model().Program("near_zero");
        var run = program.NewRun();
        run.Run();
        var unfolding = new Unfolding(program, run.Tape);
        var rows = program.Cells.Cells.Values.Select(c => c.Row).Concat(program.Layout.Net.SelectMany(r => r)).Append(program.Layout.NetTotal).Distinct().ToList();
        Assert.True(rows.Count > 12);
        foreach (var row in rows)
        {
            Assert.Equal(run.Tape[row].ToArray(), unfolding.Reevaluated(row));
        }
    }

    [Fact]
    public void A_result_unfolds_to_the_expressions_that_somebody_wrote()
    {
        var run = MeasureTests.Model().Run("near_zero");
        var explanation = run.Explain("net")!;
        var written = Written(explanation).Select(e => e.Text).ToHashSet();
        foreach (var text in (string[])["Growth(6%, 2030, 4%)", "Inherited * 0.7", "300", "0.2", "0.5"])
        {
            Assert.Contains(text, written);
        }

        Assert.Null(run.Explain("Key\\nothing"));
    }

    private static IEnumerable<Model.Scenarios.ModelExpression> Written(Model.Scenarios.CellExplanation node) => node.Expressions.Concat(node.Parts.SelectMany(Written));
}
