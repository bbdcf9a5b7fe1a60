using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Audit;

/// <summary>Entries of the audit trail as sentences.</summary>
internal static class AuditText
{
    /// <summary>What an entry says.</summary>
    public static string Sentence(PageContext page, AuditEntry entry)
    {
        var facts = AuditTrail.FactsOf(entry);
        var said = facts.Select(f => (TextArg)(f.Key, f.Key == "role" && PageContext.HasText("accounts.role." + f.Value) ? page.T("accounts.role." + f.Value) : f.Key == "active" ? page.T(f.Value == "1" ? "audit.active" : "audit.closed") : f.Value)).ToArray();
        return page.T("audit.action." + entry.Action + Form(entry.Action, facts), said);
    }

    /// <summary>What a changed field is called; of a whole row, whether it is new or gone.</summary>
    public static string FieldOf(PageContext page, ChangedField change) => change.Field.Length > 0 ? GridColumns.NameOf(change.File, change.Field).In(page.Language) : page.T(change.Before.Length == 0 ? "audit.change.new" : "audit.change.gone");

    /// <summary>What a save changed in a field: before → after.</summary>
    public static string Change(PageContext page, ChangedField change) => page.T("audit.line.change",
        ("field", FieldOf(page, change)), ("before", Said(change.Before)), ("after", Said(change.After)));

    private static string Said(string text) => text.Length > 0 ? text : "–";

    // Entries of earlier versions count a changed row as one that went and one that came.
    private static string Form(string action, ImmutableDictionary<string, string> facts) =>
        action == "zone.removed" && facts.ContainsKey("reports") ? ".reports"
        : !facts.ContainsKey("changed") || !PageContext.HasText($"audit.action.{action}.rows") ? "" : facts.ContainsKey("job") ? ".import" : ".rows";
}
