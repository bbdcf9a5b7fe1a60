using Ncez.Data.Import.Runs;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>A quantity that was frozen once changes only with a row in revisions.csv that says who, when and why.</summary>
internal sealed class CheckRevisions(ShippedData shipped)
{
    /// <summary>Compares a run with the last frozen one of its zone.</summary>
    public void Against(string zoneFolder, RunManifest run, Findings findings)
    {
        if (LastFrozen(zoneFolder) is not var (last, frozenOn))
        {
            return;
        }

        var reading = ZoneReader.Read(zoneFolder, shipped.Library, shipped.Template);
        var revisions = reading.Input?.Tables.GetValueOrDefault("revisions.csv");
        var before = last.Lines.Where(l => l.Scope != "offset").DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        foreach (var line in run.Lines)
        {
            if (before.TryGetValue(line.Id, out var old) && (!old.Quantity.Equals(line.Quantity) || old.Unit != line.Unit) && !IsRevised(revisions, old, line.Quantity, frozenOn))
            {
                findings.Error("RUN-010", new Place("activities.csv"), ("id", line.Id), ("old", old.Quantity), ("oldUnit", old.Unit), ("new", line.Quantity), ("newUnit", line.Unit));
            }
        }

        foreach (var gone in Gone(before.Values, run, reading.Input).Where(l => !IsRevised(revisions, l, 0, frozenOn)))
        {
            findings.Error("RUN-014", new Place("activities.csv"), ("id", gone.Id), ("old", gone.Quantity), ("oldUnit", gone.Unit));
        }
    }

    // Rows of years that the zone still accounts for, which were taken out or got another id; of the gases of a row the first speaks for all.
    private static IEnumerable<RunLine> Gone(IEnumerable<RunLine> before, RunManifest run, ZoneInput? input)
    {
        if (input is null || run.Lines.Any(l => l.Id.StartsWith("kind:", StringComparison.Ordinal)))
        {
            return [];
        }

        HashSet<string> rows = [.. Enumerable.Range(0, input.Activities.Count).Select(input.Activities.Texts.Id)];
        var years = run.Years.Select(y => y.Year).ToHashSet();
        return before.Where(l => years.Contains(l.Year) && !RowIds(l.Id).Any(rows.Contains)).DistinctBy(l => RowIds(l.Id).Last());
    }

    private static IEnumerable<string> RowIds(string line)
    {
        yield return line;
        for (var dot = line.LastIndexOf('.'); dot > 0; dot = line.LastIndexOf('.', dot - 1))
        {
            yield return line[..dot];
        }
    }

    // A revision says from what to what, since the figure was frozen: an old one does not stand for changes to come. Gases of one row stand under
    // the row's id with a suffix.
    private static bool IsRevised(ZoneTable? revisions, RunLine old, double quantity, string frozenOn) => revisions is not null && revisions.Rows.Any(r =>
        revisions.Text(r, "activity") is var id && (id == old.Id || old.Id.StartsWith(id + ".", StringComparison.Ordinal)) && revisions.Text(r, "reason").Length > 0
        && (revisions.Number(r, "old_quantity") is not { } before || before.Equals(old.Quantity)) && (revisions.Number(r, "new_quantity") ?? 0).Equals(quantity)
        && string.CompareOrdinal(revisions.Text(r, "date"), frozenOn) >= 0);

    private static (RunManifest Run, string On)? LastFrozen(string zoneFolder)
    {
        var runs = Path.Combine(zoneFolder, "runs");
        var frozen = !Directory.Exists(runs) ? [] : Directory.EnumerateDirectories(runs).Where(d => !Path.GetFileName(d).StartsWith('.'))
            .Select(d => (Run: RunReader.Manifest(d)?.Run, History: RunReader.History(d))).Where(r => r.Run is not null && r.History is not null)
            .Select(r => (Run: r.Run!, r.History!.Entries.First(e => e.State != RunState.Draft).At)).OrderBy(r => r.At, StringComparer.Ordinal).ToList();
        return frozen is [.., var last] ? (last.Run, last.At[..Math.Min(last.At.Length, "yyyy-MM-dd".Length)]) : null;
    }
}
