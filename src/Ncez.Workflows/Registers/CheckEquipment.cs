using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Registers;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Registers;

/// <summary>
/// Checks the equipment of a zone (equipment.csv) against the lists that the zone keeps (equipment_lists.csv) and the technology tables of the
/// report: what is to be phased out, what is recommended, whose standard has been replaced.
/// </summary>
public sealed class CheckEquipment(ShippedData shipped)
{
    /// <summary>Each piece of equipment with the lists it is on; what is to go is a finding. Empty when the zone has no table.</summary>
    /// <param name="account">The zone; only what its folder says is looked at.</param>
    /// <param name="today">Day of the check, YYYY-MM-DD; empty when nobody says.</param>
    public ImmutableArray<CheckedEquipment> Of(ZoneAccount account, string today)
    {
        if (account.Input?.Tables.GetValueOrDefault("equipment.csv") is not { } table)
        {
            return [];
        }

        var lists = Lists(account.Input.Tables.GetValueOrDefault("equipment_lists.csv"));
        return [.. table.Rows.SelectMany(row => Of(table, row, lists, account.Findings, today))];
    }

    private List<CheckedEquipment> Of(ZoneTable table, ZoneRow row, ImmutableArray<ListEntry> lists, Findings findings, string today)
    {
        CheckedEquipment On(RegisterKind? kind, LocalText entry, string dated, string until, string source) => new(
            table.Text(row, "id"), table.Text(row, "name"), table.Text(row, "model"), table.Number(row, "count"), kind, entry, dated, until, source);
        var found = new List<CheckedEquipment>();
        foreach (var entry in lists.Where(e => Holds(e, table, row)))
        {
            Report(entry, table, row, findings, today);
            found.Add(On(entry.Kind, LocalText.Same(entry.ReplacedBy.Length > 0 ? $"{entry.Name} → {entry.ReplacedBy}" : entry.Name), entry.Dated, entry.Until, entry.Source));
        }

        if (table.Text(row, "technology") is { Length: > 0 } id)
        {
            if (shipped.Technologies.Entries.FirstOrDefault(t => t.Id == id) is { } technology)
            {
                found.Add(On(RegisterKind.Recommended, technology.Name, shipped.Technologies.Source.Id, "", technology.Id));
            }
            else
            {
                findings.Warning("EQP-003", row.Where, ("id", id));
            }
        }

        if (found.Count == 0)
        {
            found.Add(On(null, default, "", "", ""));
        }

        return found;
    }

    // A standard is named by the equipment; other lists name models or kinds of equipment.
    private static bool Holds(ListEntry entry, ZoneTable table, ZoneRow row)
    {
        var wanted = FactorLibrary.FoldName(entry.Matches);
        string[] columns = entry.Kind == RegisterKind.Standard ? ["standard"] : ["model", "name"];
        return wanted.Length > 0 && columns.Any(c => FactorLibrary.FoldName(table.Text(row, c)).Contains(wanted, StringComparison.Ordinal));
    }

    private static void Report(ListEntry entry, ZoneTable table, ZoneRow row, Findings findings, string today)
    {
        TextArg[] args = [("id", table.Text(row, "id")), ("name", table.Text(row, "name")), ("model", table.Text(row, "model")), ("entry", entry.Name), ("until", entry.Until.Length > 0 ? entry.Until : "—"), ("source", entry.Source), ("by", entry.ReplacedBy)];
        var isOver = entry.Until.Length > 0 && today.Length > 0 && string.CompareOrdinal(entry.Until, today) <= 0;
        if (entry.Kind == RegisterKind.PhaseOut)
        {
            findings.Warning(isOver ? "EQP-002" : "EQP-001", row.Where, args);
        }
        else if (entry.Kind == RegisterKind.Standard && entry.ReplacedBy.Length > 0 && (entry.Until.Length == 0 || isOver))
        {
            findings.Warning("EQP-004", row.Where, args);
        }
    }

    private static ImmutableArray<ListEntry> Lists(ZoneTable? table) => table is null ? [] :
    [
        .. table.Rows.Select(r => new ListEntry(table.Text(r, "id"), Enum.Parse<RegisterKind>(table.Text(r, "kind").Replace("_", "", StringComparison.Ordinal), ignoreCase: true), table.Text(r, "name"), table.Text(r, "matches"),
            table.Text(r, "dated"), table.Text(r, "until"), table.Text(r, "replaced_by"), table.Text(r, "source"), r.Where)),
    ];
}
