using Ncez.Data.Import;
using Ncez.Model.Scenarios;

namespace Ncez.Data.Export;

/// <summary>Expressions as a CSV file of <c>scenarios/</c>.</summary>
public static class ScenarioRowsCsv
{
    /// <summary>Writes the file with its canonical headers.</summary>
    public static void Write(IEnumerable<ModelExpression> expressions, Stream stream)
    {
        using var csv = new CsvOutput(stream);
        foreach (var column in FileSchema.Of("scenario-expressions.csv").Columns)
        {
            csv.Text(column.Name);
        }

        csv.EndRow();
        foreach (var e in expressions)
        {
            foreach (var text in (string[])[e.Scenario, e.Region, e.Branch, e.Variable, e.Unit, e.Text, e.Source, BasisOf(e.Basis), e.Note])
            {
                csv.Text(text);
            }

            csv.EndRow();
        }
    }

    private static string BasisOf(ExpressionBasis basis) => basis == ExpressionBasis.Unstated ? "" : basis.ToString().ToLowerInvariant();
}
