using System.Collections.Immutable;
using System.Globalization;
using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Data.Import.Zones;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>A row that was frozen once – its quantity, and what it is a quantity of – changes only with a row in revisions.csv that says who, when and why.</summary>
internal sealed class CheckRevisions(ShippedData shipped)
{
    // How lines of a very large inventory are called: one for each kind of activity.
    private const string OfKind = "kind:";

    // Two figures of one value in two units differ by less.
    private const double Rounding = 1e-12;

    /// <summary>The file of revisions.</summary>
    internal const string File = "revisions.csv";

    /// <summary>Its columns, in the order they are read and written here.</summary>
    internal static readonly ImmutableArray<string> Columns = ["activity", "date", "author", "old_quantity", "new_quantity", "reason", "note"];

    /// <summary>Compares a run with the last frozen one of its zone.</summary>
    /// <param name="zoneFolder">Zone folder with its runs and revisions.</param>
    /// <param name="run">The run.</param>
    /// <param name="step">Who freezes it, and when.</param>
    /// <param name="findings">Collects what nobody explained.</param>
    public void Against(string zoneFolder, RunManifest run, RunStepBy step, Findings findings)
    {
        if (FrozenRun.Last(zoneFolder) is { } last)
        {
            var (open, input) = (OpenedRun.Of(zoneFolder, shipped, run), ZoneReader.Read(zoneFolder, shipped.Library, shipped.Template).Input);
            ImmutableArray<FrozenChange> unexplained = [.. Unexplained(zoneFolder, last.Opened(), open, input)];
            findings.Add(unexplained.Select(c => c.Finding));
            Strange(NewRevisions(zoneFolder, last), last, input, findings);
            Unfit(NewRevisions(zoneFolder, last), unexplained, step, findings);
        }
    }

    /// <summary>What an account changes of the quantities of the last frozen run, one for each row and quantity; empty when nothing was frozen or the account holds errors.</summary>
    /// <param name="zoneFolder">Zone folder with its runs and revisions.</param>
    /// <param name="account">Account of the zone, or of a draft of it.</param>
    internal static ImmutableArray<FrozenChange> Unexplained(string zoneFolder, ZoneAccount account) =>
        account.Inventory is { } inventory && FrozenRun.Last(zoneFolder) is { } last
            ? [.. Unexplained(zoneFolder, last.Opened(), RunManifestBuilder.ToCompare(inventory), account.Input).DistinctBy(c => (c.Row, c.New, c.NewUnit))] : [];

    // A reason for a row that never was explains nothing, and somebody meant another one.
    private static void Strange(ImmutableArray<ImmutableArray<string>> revisions, FrozenRun last, ZoneInput? input, Findings findings)
    {
        HashSet<string> known = input is null || revisions.IsEmpty ? [] : [.. Enumerable.Range(0, input.Activities.Count).Select(input.Activities.Texts.Id), .. last.RowIds()];
        foreach (var revision in known.Count == 0 ? [] : revisions.Where(r => !known.Contains(r[0])))
        {
            findings.Warning("RUN-024", new Place(File), ("id", revision[0].Length > 60 ? revision[0][..60] : revision[0]), ("date", revision[1]));
        }
    }

    // Why a row of revisions.csv does not stand for the change somebody wrote it for; and what is dated in days to come was not so yet.
    private static void Unfit(ImmutableArray<ImmutableArray<string>> revisions, ImmutableArray<FrozenChange> unexplained, RunStepBy step, Findings findings)
    {
        // Steps are dated in UTC: where the day begins earlier, a reason may be of the next one.
        var latest = DateTimeOffset.Parse(step.At, CultureInfo.InvariantCulture).UtcDateTime.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var revision in revisions)
        {
            if (string.CompareOrdinal(revision[1], latest) > 0)
            {
                findings.Error("RUN-031", new Place(File), ("id", revision[0]), ("date", revision[1]), ("on", step.At[..10]));
            }

            if (!Reasons.IsGiven(revision[5]))
            {
                findings.Warning("RUN-032", new Place(File), ("id", revision[0]), ("date", revision[1]), ("reason", revision[5]));
            }
            else if (unexplained.Any(c => c.Row == revision[0]))
            {
                // Its quantities are not repeated: they may be confidential.
                findings.Warning("RUN-033", new Place(File), ("id", revision[0]), ("date", revision[1]));
            }
        }
    }

    private static IEnumerable<FrozenChange> Unexplained(string zoneFolder, FrozenRun last, RunManifest run, ZoneInput? input)
    {
        var revisions = NewRevisions(zoneFolder, last);
        if (last.Run.Lines.Concat(run.Lines).Any(l => l.Id.StartsWith(OfKind, StringComparison.Ordinal)))
        {
            // Of a very large inventory the run keeps sums; its rows are those of the files.
            foreach (var change in FrozenRows.Changed(Path.Combine(last.Folder, VerifyRun.Inputs), zoneFolder).Where(c => !IsRevised(revisions, c.Old, double.IsNaN(c.New) && c.NewUnit.Length == 0 ? 0 : c.New, last.On)))
            {
                yield return new FrozenChange(change.Old.Id, change.Old.Quantity, change.Old.Unit, double.IsNaN(change.New) ? null : change.New, change.NewUnit, Diagnostic.Of(
                    double.IsNaN(change.New) ? "RUN-014" : "RUN-010", Severity.Error, new Place("activities.csv"), ("id", change.Old.Id), ("old", Shown(change.Old)), ("oldUnit", change.Old.Unit), ("new", Shown(change.Old with { Quantity = change.New })), ("newUnit", change.NewUnit)));
            }

            yield break;
        }

        var before = last.Run.Lines.Where(l => l.Scope != "offset").DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        HashSet<string> rows = input is null ? [] : [.. Enumerable.Range(0, input.Activities.Count).Select(input.Activities.Texts.Id)];
        foreach (var line in run.Lines)
        {
            if (!before.TryGetValue(line.Id, out var old) || IsRevised(revisions, old, line.Quantity, last.On))
            {
                continue;
            }

            // A confidential quantity that could not be opened is known by its result only.
            var isSame = OpenedRun.IsWithheld(old) || OpenedRun.IsWithheld(line) ? old.Co2eT.Equals(line.Co2eT) : old.Quantity.Equals(line.Quantity);
            if (!isSame || old.Unit != line.Unit)
            {
                yield return new FrozenChange(RowOf(line.Id, rows), old.Quantity, old.Unit, line.Quantity, line.Unit, Diagnostic.Of(
                    "RUN-010", Severity.Error, new Place("activities.csv"), ("id", line.Id), ("old", Shown(old)), ("oldUnit", old.Unit), ("new", Shown(line)), ("newUnit", line.Unit)));
            }
            else if (Moved(last.Run, old, run, line) is { Length: > 0 } moved)
            {
                yield return new FrozenChange(RowOf(line.Id, rows), old.Quantity, old.Unit, line.Quantity, line.Unit, Diagnostic.Of("RUN-019", Severity.Error, new Place("activities.csv"), ("id", line.Id), ("moved", moved))) { Moved = moved };
            }
        }

        List<RunLine> gone = [.. (input is null ? [] : Gone(before.Values, run, rows)).Where(l => !IsRevised(revisions, l, 0, last.On))];
        var frozenRows = gone.Count > 0 ? last.RowIds() : [];
        foreach (var line in gone)
        {
            yield return new FrozenChange(RowOf(line.Id, frozenRows), line.Quantity, line.Unit, null, "", Diagnostic.Of(
                "RUN-014", Severity.Error, new Place("activities.csv"), ("id", line.Id), ("old", Shown(line)), ("oldUnit", line.Unit)));
        }
    }

    // What a quantity is of and how it counts: year, category, item and status; within one boundary its scope too, which the boundary decides as well.
    // What a boundary leaves out, or takes in again, it says itself and why. Parameters of a row, and the region it names, are data as its quantity is.
    private static string Moved(RunManifest before, RunLine old, RunManifest after, RunLine now)
    {
        var isSameBoundary = before.BoundaryVersion == after.BoundaryVersion;
        var isByBoundary = !isSameBoundary && RunDifference.IsLeftOut(old) != RunDifference.IsLeftOut(now);
        return string.Join(", ", new[]
        {
            (old.Year.ToString(CultureInfo.InvariantCulture), now.Year.ToString(CultureInfo.InvariantCulture)), (old.Category, now.Category), (old.Item, now.Item), isByBoundary ? default : (old.Status, now.Status),
            isSameBoundary ? (old.Scope, now.Scope) : default, old.Region is null || now.Region is null ? default : (Or(old.Region), Or(now.Region)),
        }.Where(p => p.Item1 != p.Item2).Select(p => $"{p.Item1} → {p.Item2}").Concat(isByBoundary ? [] : Parameters(Given(before, old), Given(after, now))));

        static string Or(string text) => text.Length > 0 ? text : Numbers.None;
    }

    private static IEnumerable<string> Parameters(Dictionary<string, FactorCopy> old, Dictionary<string, FactorCopy> now) =>
        from name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
        let change = (Old: old.GetValueOrDefault(name), New: now.GetValueOrDefault(name))
        where change.Old is null || change.New is null || Math.Abs(change.Old.Canonical - change.New.Canonical) > Rounding * Math.Abs(change.Old.Canonical)
        select $"{name} {Shown(change.Old)} → {Shown(change.New)}";

    private static string Shown(FactorCopy? given) => given is null ? Numbers.None : given.Unit == "1" ? Written(given.Value) : $"{Written(given.Value)} {given.Unit}";

    private static Dictionary<string, FactorCopy> Given(RunManifest run, RunLine line) => run.Factors.Where(f => f.Key.Contains("/parameters.csv:", StringComparison.Ordinal) && line.Factors.Contains(f.Key))
        .DistinctBy(f => f.Parameter).ToDictionary(f => f.Parameter, StringComparer.Ordinal);

    // Rows of years that the zone still accounts for, which were taken out or got another id; of the gases of a row the first speaks for all.
    private static IEnumerable<RunLine> Gone(IEnumerable<RunLine> before, RunManifest run, HashSet<string> rows)
    {
        var years = run.Years.Select(y => y.Year).ToHashSet();
        return before.Where(l => years.Contains(l.Year) && !RowIds(l.Id).Any(rows.Contains)).DistinctBy(l => RowIds(l.Id).Last());
    }

    // Gases of one row stand under the row's id with a suffix.
    private static IEnumerable<string> RowIds(string line)
    {
        yield return line;
        for (var dot = line.LastIndexOf('.'); dot > 0; dot = line.LastIndexOf('.', dot - 1))
        {
            yield return line[..dot];
        }
    }

    private static string RowOf(string line, HashSet<string> rows) => RowIds(line).FirstOrDefault(rows.Contains) ?? line;

    // A revision says from what to what, since the figure was frozen: an old one does not stand for changes to come.
    // Several that lead from one to the next are one, from the frozen quantity to that of today.
    private static bool IsRevised(ImmutableArray<ImmutableArray<string>> revisions, RunLine old, double quantity, string frozenOn)
    {
        List<ImmutableArray<string>> own = [.. revisions.Where(r => RowIds(old.Id).Contains(r[0], StringComparer.Ordinal) && Reasons.IsGiven(r[5]) && string.CompareOrdinal(r[1], frozenOn) >= 0)];
        return Enumerable.Range(0, own.Count).Any(i => IsTo(old, Number(own[i][4]), quantity) && IsFromFrozen(i));

        bool IsFromFrozen(int i) => Number(own[i][3]) is not { } before || OpenedRun.IsWithheld(old) || before.Equals(old.Quantity)
            || Enumerable.Range(0, i).Any(e => Number(own[e][4]) is { } led && led.Equals(before) && IsFromFrozen(e));
    }

    // All its digits, as a revision has to name it; or that it is confidential, or none.
    private static string Shown(RunLine line) => OpenedRun.IsConfidential(line) ? line.Status : double.IsNaN(line.Quantity) ? Numbers.None : Written(line.Quantity);

    private static string Written(double quantity) => quantity.ToString("R", CultureInfo.InvariantCulture);

    // Of a confidential row nobody need write down the quantity, only why it is another one.
    private static bool IsTo(RunLine old, double? written, double quantity) =>
        double.IsNaN(quantity) ? written is null : (written is null && OpenedRun.IsConfidential(old)) || (written ?? 0).Equals(quantity);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    // A reason that was given before the freeze was given for another change.
    private static ImmutableArray<ImmutableArray<string>> NewRevisions(string zoneFolder, FrozenRun last)
    {
        var old = Rows(Path.Combine(last.Folder, VerifyRun.Inputs)).CountBy(Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. Rows(zoneFolder).Where(r => !old.TryGetValue(Key(r), out var left) || (old[Key(r)] = left - 1) < 0)];

        static string Key(ImmutableArray<string> row) => string.Join('\u001f', row);

        static IEnumerable<ImmutableArray<string>> Rows(string folder) => AddedRows.Read(File, FileVersions.Read(Path.Combine(folder, File)), Columns)?.Rows() ?? [];
    }
}

/// <summary>A frozen quantity that is another one now, and nobody has said why.</summary>
/// <param name="Row">Id of the row of activities.csv.</param>
/// <param name="Old">Quantity in the last frozen run.</param>
/// <param name="OldUnit">Its unit.</param>
/// <param name="New">Quantity now; null when the row is gone.</param>
/// <param name="NewUnit">Its unit.</param>
/// <param name="Finding">The same as a finding: what freezing would refuse.</param>
public sealed record FrozenChange(string Row, double Old, string OldUnit, double? New, string NewUnit, Diagnostic Finding)
{
    /// <summary>What the quantity is of that it was not of before, as "old → new"; empty when that is the same.</summary>
    public string Moved { get; init; } = "";

    /// <summary>The row of revisions.csv that gives the reason.</summary>
    internal ImmutableArray<string> Revision(string date, string author, string reason) =>
        [Row, date, author, Written(Old), Written(New ?? 0), reason, OldUnit == NewUnit ? Moved : $"{Written(Old)} {OldUnit} → {(New is { } now ? $"{Written(now)} {NewUnit}" : "–")}"];

    private static string Written(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
