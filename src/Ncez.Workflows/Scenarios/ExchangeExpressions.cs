using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Data.Import.Scenarios;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>Expressions to and from a workbook in LEAP's column layout.</summary>
public sealed class ExchangeExpressions(ShippedData shipped)
{
    /// <summary>The expressions of a model as a table in LEAP's columns.</summary>
    public static ResultTable Sheet(ScenarioModel model)
    {
        string[] columns = ["Branch Path", "Variable", "Scenario", "Region", "Scale", "Units", "Per...", "Expression", "Source", "Note"];
        return new ResultTable("expressions", LocalText.Same("expressions"), [.. columns.Select(c => new TableColumn(c, LocalText.Same(c)))], [.. model.Expressions.Select(Row)]);
    }

    /// <summary>Reads a workbook; null when it cannot be used. Functions that the language does not have are listed by name.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="stream">The workbook.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public ImmutableArray<ModelExpression>? Read(string file, Stream stream, Findings findings)
    {
        var expressions = LeapSheetReader.Read(file, stream, shipped.Library.Units, findings);
        var unknown = (expressions ?? []).SelectMany(e => ExpressionLanguage.UnknownFunctions(e.Text).Select(f => (Function: f, e.Where)))
            .GroupBy(u => u.Function, StringComparer.OrdinalIgnoreCase);
        foreach (var function in unknown)
        {
            findings.Warning("SCN-090", function.First().Where, ("function", function.Key), ("count", function.Count()));
        }

        return expressions;
    }

    /// <summary>Writes expressions as a CSV file of <c>scenarios/</c>.</summary>
    public static void Csv(IEnumerable<ModelExpression> expressions, Stream stream) => ScenarioRowsCsv.Write(expressions, stream);

    private static ImmutableArray<TableCell> Row(ModelExpression e)
    {
        var slash = e.Unit.IndexOf('/', StringComparison.Ordinal);
        var (unit, per) = slash > 0 ? (e.Unit[..slash], e.Unit[(slash + 1)..]) : (e.Unit, "");
        return [e.Branch, e.Variable, e.Scenario == ScenarioModel.Current ? "Current Accounts" : e.Scenario, e.Region, "", unit, per, e.Text, e.Source, e.Note];
    }
}
