using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;

namespace Ncez.Data.Import.Scenarios;

/// <summary>Rows of the CSV files of a scenario model.</summary>
internal static class ScenarioRows
{
    /// <summary>Expressions in the order of the file; the place is the one of the expression's cell.</summary>
    public static IEnumerable<ModelExpression> Expressions(Sheet sheet) => sheet.Rows.Where(r => r.IsSound).Select(r => new ModelExpression(
        r.Text("scenario"), r.Text("region"), r.Text("branch"), r.Text("variable"), r.Text("unit"), r.Text("expression"), r.Text("source"), r.Text("note"),
        r.PlaceOf("expression"))
    {
        Basis = r.Option("basis") is { Length: > 0 } basis ? Enum.Parse<ExpressionBasis>(basis, ignoreCase: true) : ExpressionBasis.Unstated,
    });

    /// <summary>Series by name; a year that stands twice is an error.</summary>
    public static ImmutableSortedDictionary<string, ModelSeries> Series(Sheet sheet, Findings findings)
    {
        var series = ImmutableSortedDictionary.CreateBuilder<string, ModelSeries>(StringComparer.Ordinal);
        foreach (var group in sheet.Rows.Where(r => r.IsSound).GroupBy(r => r.Text("series"), StringComparer.Ordinal))
        {
            var points = new SortedDictionary<int, double>();
            var first = group.First();
            foreach (var row in group)
            {
                if (row.Text("unit") != first.Text("unit"))
                {
                    findings.Error("SCN-007", row.PlaceOf("unit"), ("series", Shown.Cell(group.Key)), ("unit", Shown.Cell(row.Text("unit"))), ("first", Shown.Cell(first.Text("unit"))));
                }
                else if (row.Year("year") is { } year && row.Number("value") is { } value && !points.TryAdd(year, value))
                {
                    findings.Error("SCN-006", row.PlaceOf("year"), ("series", Shown.Cell(group.Key)), ("year", year));
                }
            }

            series[group.Key] = new ModelSeries(group.Key, [.. points.Select(p => (p.Key, p.Value))], first.Text("unit"), first.Text("source"));
        }

        return series.ToImmutable();
    }
}
