using Ncez.Model.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Tests;

/// <summary>Arithmetic folded into formulas gives what the same arithmetic gives on single numbers, and can be unfolded again.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData(2000, 2010)]
    [InlineData(2000, 2006)]
    [InlineData(1, 9_000)]
    [InlineData(1, 300_000)]
    public void Random_arithmetic_is_that_of_single_numbers_to_the_last_bit(int first, int last)
    {
        var random = new Random(20161128);
        for (var i = 0; i < (last - first > 100 ? 3 : 300); i++)
        {
            var (text, value) = Tree(random, 1 + random.Next(30));
            var run = new ModelOf(first, first, last).Scenario("s").Key("x", "y").Says("current", "Key\\y", "1", "year").Says("current", "Key\\x", "1", text).Run("s");
            var found = run.ValueOf("Key\\x", "Value");
            for (var t = 0; t < found.Length; t++)
            {
                Assert.True(value(first + t).Equals(found[t]), $"{text} in {first + t}: {value(first + t):R}, not {found[t]:R}");
            }
        }
    }

    [Fact]
    public void What_only_an_expression_needs_has_no_instruction_of_its_own()
    {
        var program = new ModelOf().Scenario("s").Key("x", "y").Says("current", "Key\\y", "1", "year").Says("current", "Key\\x", "1", "(Key\\y + 1) * (Key\\y - 2) / 7").Program("s");
        Assert.DoesNotContain(program.Tape.Instructions, i => i.Op is Op.Add or Op.Subtract or Op.Divide or Op.Multiply or Op.Scale);
        Assert.Equal([Op.Add, Op.Subtract, Op.Multiply, Op.Divide], Assert.Single(program.Tape.Formulas).Steps.Select(s => s.Op));
    }

    [Fact]
    public void A_cell_inside_an_expression_keeps_its_row()
    {
        var run = new ModelOf().Scenario("s").Key("x", "y", "z").Says("current", "Key\\y", "1", "year").Says("current", "Key\\z", "1", "Key\\y + 1").Says("current", "Key\\x", "1", "Key\\z * 2").Run("s");
        Assert.Equal(2001, run.ValueOf("Key\\z", "Value")[0]);
        Assert.Equal(4002, run.ValueOf("Key\\x", "Value")[0]);
    }

    [Fact]
    public void A_formula_unfolds_into_its_steps()
    {
        var run = new ModelOf().Scenario("s").Key("x", "y").Says("current", "Key\\y", "1", "year").Says("current", "Key\\x", "1", "(Key\\y + 1) * (Key\\y - 2)").Run("s");
        var whole = run.Explain("Key\\x")!;
        Assert.Equal("×", whole.How);
        Assert.Equal(["+", "−"], whole.Parts.Select(p => p.How));
        Assert.Equal([2001, 1998], whole.Parts.Select(p => p.Values[0]));
        Assert.Equal(2001.0 * 1998, whole.Values[0]);
        Assert.Contains(Leaves(whole), p => p.What.StartsWith("Key\\y:Value", StringComparison.Ordinal));
    }

    private static IEnumerable<CellExplanation> Leaves(CellExplanation node) => node.Parts.SelectMany(Leaves).Append(node);

    // Text and meaning are built side by side, so the meaning knows nothing of the parser, the folding and the vectors.
    private static (string Text, Func<double, double> Value) Tree(Random random, int operations)
    {
        if (operations == 0)
        {
            var number = random.Next(1, 100);
            return random.Next(3) == 0 ? (number.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => number) : ("Key\\y", y => y);
        }

        var inLeft = random.Next(operations);
        var (left, right) = (Tree(random, inLeft), Tree(random, operations - 1 - inLeft));
        return random.Next(4) switch
        {
            0 => ($"({left.Text} + {right.Text})", y => left.Value(y) + right.Value(y)),
            1 => ($"({left.Text} - {right.Text})", y => left.Value(y) - right.Value(y)),
            2 => ($"({left.Text} * {right.Text})", y => left.Value(y) * right.Value(y)),
            _ => ($"({left.Text} / {right.Text})", y => left.Value(y) / right.Value(y)),
        };
    }
}
