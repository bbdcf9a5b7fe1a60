using Ncez.Model.Tables;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Status;

/// <summary>Class and grade of a town by urban population, of a community by residents (R33).</summary>
public sealed class SizeTable : IStatusTable
{
    /// <inheritdoc />
    public int Order => 70;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input)
    {
        var (kind, indicator) = input.Zone.Zone.Domain switch
        {
            Domain.Town => ("town", "urban_population"),
            Domain.Community => ("community", "population"),
            _ => ("", ""),
        };
        var rows = input.Zone.Indicators.Where(i => i.Indicator == indicator)
            .Select(i => (Value: i, Class: input.SizeClasses.FirstOrDefault(c => c.Kind == kind && c.Holds(i.Value)))).Where(r => r.Class is not null && r.Value.Value > 1).ToList();
        return rows.Count == 0 ? null : new ResultTable("size", StatusTexts.Of("size.title"),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                new TableColumn("people", StatusTexts.Of("people"), IsNumber: true),
                new TableColumn("class", StatusTexts.Of("class")),
                new TableColumn("grade", StatusTexts.Of("grade")),
                new TableColumn("source", StatusTexts.Of("source")),
            ],
            [.. rows.Select(r => System.Collections.Immutable.ImmutableArray.Create<TableCell>([StatusTexts.Year(r.Value.Year), r.Value.Value, r.Class!.Class, r.Class.Grade, r.Class.Source]))]);
    }
}
