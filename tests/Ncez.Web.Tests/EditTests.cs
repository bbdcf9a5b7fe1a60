using System.Collections.Immutable;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Saving activity data: what is kept, what is refused, what survives a kill.</summary>
public sealed class EditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-edit-").FullName;
    private Workbench _workbench;

    public EditTests()
    {
        _workbench = Open();
        Assert.Equal(AccountProblem.None, _workbench.Accounts.CreateFirst("王磊", "a long sentence", Model.Texts.Language.Zh));
        _workbench.Zones.AddExamples(By, new Model.Diagnostics.Findings());
    }

    private Account By => _workbench.Accounts.All[0];

    private Account Other => By with { Name = "李敏", NameKey = "李敏" };

    private RegisteredZone Zone => _workbench.Zones.Find("guangdong-parks-2016")!;

    private string File => Path.Combine(_folder, "zones", "guangdong-parks-2016", "activities.csv");

    [Fact]
    public void A_save_changes_the_row_and_nothing_else()
    {
        var before = System.IO.File.ReadAllLines(File);
        Assert.Equal(SaveState.Saved, Save("2965", "3000").State);
        var after = System.IO.File.ReadAllLines(File);
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(1, before.Zip(after).Count(p => p.First != p.Second));
        Assert.Equal(before[0], after[0]);

        var entry = _workbench.Audit.Page(null, Zone.Id, 1).Single();
        Assert.Equal(("王磊", "activities.saved"), (entry.Account, entry.Action));
        Assert.Equal("1", AuditTrail.FactsOf(entry)["changed"]);
        Assert.Null(_workbench.Audit.Verify().FirstBroken);
    }

    [Fact]
    public void An_error_is_not_saved_unless_asked_for()
    {
        var before = System.IO.File.ReadAllBytes(File);
        var refused = Save("2965", "many");
        Assert.Equal(SaveState.Refused, refused.State);
        Assert.Contains(refused.Check.InGrid, f => f is { Row: 0, Finding.Code: "TAB-002" });
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));

        var grid = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(By, Zone, new GridEdit(grid.Hash, grid.Tabs.Replace("2965", "many", StringComparison.Ordinal), EvenWithErrors: true)).State);
        Assert.Null(_workbench.Inventories.Of(Zone)!.Report);
        Assert.Equal(UndoState.Done, Undo(By).State);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.NotNull(_workbench.Inventories.Of(Zone)!.Report);
    }

    [Fact]
    public void Two_who_edit_different_fields_at_once_both_find_their_values()
    {
        var both = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Save(By, both, ("2965", "3000")).State);
        var late = Save(Other, both, ("2560", "2600"));
        Assert.Equal((SaveState.Saved, 1), (late.State, late.Merged));
        var text = System.IO.File.ReadAllText(File);
        Assert.Contains("3000", text, StringComparison.Ordinal);
        Assert.Contains("2600", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_who_edit_the_same_field_are_asked_and_nothing_is_lost_silently()
    {
        var both = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Save(By, both, ("2965", "3000")).State);
        var asked = Save(Other, both, ("2965", "3100"), ("2560", "2600"));
        Assert.Equal(SaveState.Asks, asked.State);
        var field = asked.Conflicts.Single(c => c.Conflict.Column is "quantity");
        Assert.Equal(("2965", "3100", "3000", "王磊"), (field.Conflict.Before, field.Conflict.Mine, field.Conflict.Theirs, field.Other!.Account));
        Assert.DoesNotContain("2600", System.IO.File.ReadAllText(File), StringComparison.Ordinal);

        // While the second one chooses, a third value is saved: it is asked again, about that one.
        var edit = new GridEdit(both.Hash, both.Tabs.Replace("2965", "3100", StringComparison.Ordinal).Replace("2560", "2600", StringComparison.Ordinal)) { Choices = asked.Conflicts.ToDictionary(c => c.Conflict, _ => true) };
        Assert.Equal(SaveState.Saved, Save(By, _workbench.Activities.Open(Zone)!, ("3000", "3050")).State);
        var again = _workbench.Activities.Save(Other, Zone, edit);
        Assert.Equal((SaveState.Asks, "3050"), (again.State, again.Conflicts.Single(c => c.Conflict.Column is "quantity").Conflict.Theirs));
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(Other, Zone, edit with { Choices = again.Conflicts.ToDictionary(c => c.Conflict, _ => true) }).State);
        Assert.Contains("3100", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Contains("2600", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_changed_the_field_is_named_and_not_who_saved_the_row_last()
    {
        var both = _workbench.Activities.Open(Zone)!;
        var (row, source) = (both.Rows.First(r => r.Contains("2965")), both.Header.IndexOf("source"));
        Assert.Equal(SaveState.Saved, Save(By, both, ("2965", "3000")).State);
        var third = By with { Name = "zm", NameKey = "zm" };
        var now = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(third, Zone, Tabs(now, r => r.Contains("3000") ? r.SetItem(source, "meter book") : r)).State);
        Assert.Equal("zm", _workbench.Activities.Open(Zone)!.LastSave!.Account);
        var mine = Tabs(both, r => r == row ? [.. r.Select(c => c == "2965" ? "3100" : c).Select((c, i) => i == source ? "invoice" : c)] : r);
        var asked = _workbench.Activities.Save(Other, Zone, mine);
        Assert.Equal([("quantity", "王磊"), ("source", "zm")], asked.Conflicts.Select(c => (c.Conflict.Column, c.Other!.Account)));

        // What was changed from outside was changed by nobody we know.
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("3000", "3001", StringComparison.Ordinal));
        Assert.Equal([("quantity", null), ("source", "zm")], _workbench.Activities.Save(Other, Zone, mine).Conflicts.Select(c => (c.Conflict.Column, c.Other?.Account)));

        static GridEdit Tabs(ActivityGrid grid, Func<ImmutableArray<string>, ImmutableArray<string>> change) =>
            new(grid.Hash, (grid with { Rows = [.. grid.Rows.Select(change)] }).Tabs, EvenWithErrors: true);
    }

    [Fact]
    public void A_file_that_cannot_be_put_together_is_not_overwritten()
    {
        var began = _workbench.Activities.Open(Zone)!;
        System.IO.File.AppendAllText(File, "\n");
        Assert.Equal(SaveState.Conflict, Save(By, began, ("2965", "3000")).State);
        Assert.DoesNotContain("3000", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Saves_are_taken_back_one_after_the_other()
    {
        var before = System.IO.File.ReadAllBytes(File);
        Save("2965", "3000");
        Save("2560", "2600");
        Assert.Equal(UndoState.Done, Undo(By).State);
        Assert.Contains("3000", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Equal(UndoState.Done, Undo(By).State);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal(UndoState.Nothing, Undo(By).State);
    }

    [Fact]
    public void A_save_that_was_not_seen_is_not_taken_back()
    {
        Assert.Equal(SaveState.Saved, Save("2965", "3000").State);
        var seen = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Save(Other, seen, ("2560", "2600")).State);
        var undone = _workbench.Activities.Undo(By, Zone, new UndoRequest(seen.Hash));
        Assert.Equal((UndoState.Stale, "李敏"), (undone.State, undone.Of!.Account));
        Assert.Equal(UndoState.Stale, _workbench.Activities.Undo(By, Zone, new UndoRequest("")).State);
        Assert.Contains("2600", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_elses_save_is_taken_back_only_by_who_says_so()
    {
        Assert.Equal(SaveState.Saved, Save(Other, _workbench.Activities.Open(Zone)!, ("2965", "3000")).State);
        Assert.Equal((UndoState.Others, "李敏"), (Undo(By).State, Undo(By).Of!.Account));
        Assert.Contains("3000", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Equal(UndoState.Done, Undo(By, evenOthers: true).State);
        Assert.DoesNotContain("3000", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantity_and_its_unit_are_not_put_together_from_two_edits()
    {
        var both = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Save(By, both, ("2965\t万tce", "2965\ttce")).State);
        var asked = Save(Other, both, ("2965\t万tce", "3100\t万tce"));
        Assert.Equal(SaveState.Asks, asked.State);
        Assert.Equal(("quantity + unit", "3100 | 万tce", "2965 | tce"), asked.Conflicts.Select(c => (c.Conflict.Column, c.Conflict.Mine, c.Conflict.Theirs)).Single());
        Assert.DoesNotContain("3100", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_cut_short_before_the_file_stood_is_finished_at_the_next_start()
    {
        var before = System.IO.File.ReadAllBytes(File);
        Save("2965", "3000");
        var after = System.IO.File.ReadAllBytes(File);

        // The moment of the kill: recorded, but the file not yet put in place.
        System.IO.File.WriteAllBytes(File, before);
        _workbench = Open();
        Assert.Equal(after, System.IO.File.ReadAllBytes(File));

        // A file that was changed from outside since is left alone.
        System.IO.File.WriteAllText(File, "id,period\n");
        _workbench = Open();
        Assert.Equal("id,period\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_zone_edited_here_gives_the_numbers_of_the_same_files_elsewhere()
    {
        var gross = _workbench.Inventories.Of(Zone)!.Report!.Year.Gross.T;
        Assert.Equal(303_460_000, gross, 1e3);
        Save("2965", "5930");
        var doubled = _workbench.Inventories.Of(Zone)!.Report!.Year.Gross.T;

        // Emissions are proportional to quantity: doubling the coal adds the half of its new emissions.
        var line = _workbench.Inventories.Of(Zone)!.Account.Inventory!;
        Assert.Equal(Model.Inventories.InventoryLine.At(line, 0).Co2eT / 2, doubled - gross, 1.0);
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private UndoOutcome Undo(Account who, bool evenOthers = false) => _workbench.Activities.Undo(who, Zone, new UndoRequest(_workbench.Activities.Open(Zone)!.Hash, evenOthers));

    private Workbench Open() => Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);

    private SaveOutcome Save(string what, string by)
    {
        var grid = _workbench.Activities.Open(Zone)!;
        return Save(By, grid, (what, by));
    }

    private SaveOutcome Save(Account who, ActivityGrid grid, params (string What, string By)[] changes) =>
        _workbench.Activities.Save(who, Zone, new GridEdit(grid.Hash, changes.Aggregate(grid.Tabs, (t, c) => t.Replace(c.What, c.By, StringComparison.Ordinal))));
}
