using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Scenarios;

namespace Ncez.Cli.Output;

/// <summary>Prints an unfolded cell as a tree: what, how, first, middle and last value, and the expressions with their sources.</summary>
internal static class CellExplanationTree
{
    /// <summary>Prints the tree.</summary>
    public static void Print(CellExplanation explanation, ImmutableArray<int> years, TextWriter text) => Print(explanation, years, text, "");

    private static void Print(CellExplanation node, ImmutableArray<int> years, TextWriter text, string indent)
    {
        var how = node.How.Length == 0 || node.How == node.What ? "" : "  = " + node.How;
        var unit = node.Unit.Length == 0 || node.Unit == "1" ? "" : " [" + node.Unit + "]";
        text.WriteLine($"{indent}{node.What}{unit}{how}  {Values(node.Values, years)}{(node.IsRepeated ? "  ↑" : "")}");
        foreach (var expression in node.Expressions)
        {
            text.WriteLine($"{indent}  “{expression.Text}” [{expression.Unit}]  {expression.Scenario}, {expression.Where}; {expression.Source}");
        }

        foreach (var part in node.Parts)
        {
            Print(part, years, text, indent + "  ");
        }
    }

    private static string Values(ImmutableArray<double> values, ImmutableArray<int> years)
    {
        if (values.Distinct().Count() == 1)
        {
            return Number(values[0]);
        }

        int[] some = [0, years.Length / 2, years.Length - 1];
        return string.Join("  ", some.Distinct().Select(i => $"{years[i].ToString(CultureInfo.InvariantCulture)}: {Number(values[i])}"));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
