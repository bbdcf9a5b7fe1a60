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
        if (LastFrozen(zoneFolder) is not { } last)
        {
            return;
        }

        var reading = ZoneReader.Read(zoneFolder, shipped.Library, shipped.Template);
        var revisions = reading.Input?.Tables.GetValueOrDefault("revisions.csv");
        var before = last.Lines.Where(l => l.Scope != "offset").DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        foreach (var line in run.Lines)
        {
            if (before.TryGetValue(line.Id, out var old) && (!old.Quantity.Equals(line.Quantity) || old.Unit != line.Unit) && !IsRevised(revisions, line))
            {
                findings.Error("RUN-010", new Place("activities.csv"), ("id", line.Id), ("old", old.Quantity), ("oldUnit", old.Unit), ("new", line.Quantity), ("newUnit", line.Unit));
            }
        }

        foreach (var gone in Gone(before.Values, run, reading.Input).Where(l => !IsRevised(revisions, l with { Quantity = 0 })))
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

    // Gases of one row stand under the row's id with a suffix.
    private static bool IsRevised(ZoneTable? revisions, RunLine line) => revisions is not null && revisions.Rows.Any(r =>
        revisions.Text(r, "activity") is var id && (id == line.Id || line.Id.StartsWith(id + ".", StringComparison.Ordinal))
        && revisions.Text(r, "reason").Length > 0 && (revisions.Number(r, "new_quantity") is not { } quantity || quantity.Equals(line.Quantity)));

    private static RunManifest? LastFrozen(string zoneFolder)
    {
        var runs = Path.Combine(zoneFolder, "runs");
        return !Directory.Exists(runs) ? null : Directory.EnumerateDirectories(runs).Where(d => !Path.GetFileName(d).StartsWith('.'))
            .Select(d => (Run: RunReader.Manifest(d)?.Run, History: RunReader.History(d))).Where(r => r.Run is not null && r.History is not null)
            .OrderBy(r => r.History!.Entries.First(e => e.State != RunState.Draft).At, StringComparer.Ordinal).LastOrDefault().Run;
    }
}
