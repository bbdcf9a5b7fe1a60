using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Registers;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Registers;

/// <summary>Registers and checked equipment as tables.</summary>
public static class RegisterTables
{
    private static readonly TextArea Area = TextArea.Of(typeof(RegisterTables).Assembly, "Registers");

    /// <summary>Registers whose id, name, number or issuer holds a text; all without one.</summary>
    public static ResultTable Registers(ImmutableArray<RegisterEntry> registers, string query)
    {
        var wanted = FactorLibrary.FoldName(query);
        bool Holds(string text) => FactorLibrary.FoldName(text).Contains(wanted, StringComparison.Ordinal);
        return new ResultTable("registers", Text("registers.title"), [Column("kind"), Column("name"), Column("issuer"), Column("number"), Column("dated"), Column("source")],
            [.. registers.Where(r => wanted.Length == 0 || new[] { r.Id, r.Name.Zh, r.Name.En, r.Number, r.Issuer.Zh, r.Issuer.En }.Any(Holds)).Select(r => ImmutableArray.Create<TableCell>([
                Text($"kind.{r.Kind}"), r.Name, r.Issuer, r.Number, r.Dated, r.Source]))]);
    }

    /// <summary>Each piece of equipment and the list it is on.</summary>
    public static ResultTable Equipment(ImmutableArray<CheckedEquipment> equipment) => new("equipment", Text("equipment.title"),
        [Column("id"), Column("equipment"), Column("model"), new TableColumn("count", Text("column.count"), IsNumber: true), Column("verdict"), Column("entry"), Column("dated"), Column("until"), Column("source")],
        [.. equipment.Select(e => ImmutableArray.Create<TableCell>([
            e.Id, e.Name, e.Model, e.Count ?? double.NaN, e.Kind is { } kind ? Text($"verdict.{kind}") : Text("verdict.none"), e.Entry, e.Dated, e.Until, e.Source]))]);

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    private static TableColumn Column(string id) => new(id, Text($"column.{id}"));
}
