using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;

namespace Ncez.Workflows.Programmes;

/// <summary>Transfers between zones, and zones against the zones inside them.</summary>
internal static class ConsolidationTables
{
    /// <summary>Both sides of every transfer, and what is eliminated.</summary>
    public static ResultTable Transfers(ProgrammeStanding standing) => new("transfers", ProgrammeTables.Text("transfers.title"),
        [
            new TableColumn("year", ProgrammeTables.Text("year")),
            new TableColumn("from", ProgrammeTables.Text("from")),
            new TableColumn("to", ProgrammeTables.Text("to")),
            new TableColumn("item", ProgrammeTables.Text("item")),
            new TableColumn("given", ProgrammeTables.Text("given"), IsNumber: true),
            new TableColumn("taken", ProgrammeTables.Text("taken"), IsNumber: true),
            new TableColumn("difference", ProgrammeTables.Text("difference"), IsNumber: true),
            new TableColumn("unit", ProgrammeTables.Text("unit")),
            new TableColumn("importT", ProgrammeTables.Text("importT"), IsNumber: true),
            new TableColumn("eliminated", ProgrammeTables.Text("counts")),
        ],
        [.. standing.Consolidation.Transfers.Select(t => ImmutableArray.Create<TableCell>([
            Year(t.Year), t.From, t.To, t.Name, t.Given, t.Taken, t.Difference, t.Unit, t.ImportT, ProgrammeTables.Text(!t.IsBetween ? "counts.inside" : t.IsEliminated ? "counts.eliminated" : "counts.nothing")]))]);

    /// <summary>Zones against the zones inside them: residual and coverage.</summary>
    public static ResultTable Nesting(ProgrammeStanding standing) => new("nesting", ProgrammeTables.Text("nesting.title"),
        [
            new TableColumn("year", ProgrammeTables.Text("year")),
            new TableColumn("parent", ProgrammeTables.Text("parent")),
            new TableColumn("children", ProgrammeTables.Text("children"), IsNumber: true),
            new TableColumn("parentGrossT", ProgrammeTables.Text("parentGross"), IsNumber: true),
            new TableColumn("childrenGrossT", ProgrammeTables.Text("childrenGross"), IsNumber: true),
            new TableColumn("eliminatedT", ProgrammeTables.Text("eliminated"), IsNumber: true),
            new TableColumn("residualT", ProgrammeTables.Text("residual"), IsNumber: true),
            new TableColumn("coveragePercent", ProgrammeTables.Text("coverageShare"), IsNumber: true),
        ],
        !standing.IsAdditive ? [] : [.. standing.Consolidation.Nesting.Select(n => ImmutableArray.Create<TableCell>([
            Year(n.Year), n.Parent, n.Children, n.ParentGrossT, n.ChildrenGrossT, n.EliminatedT, n.ResidualT, n.CoverageFraction * 100]))]);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
