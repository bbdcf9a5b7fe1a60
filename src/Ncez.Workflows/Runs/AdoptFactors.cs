using System.Globalization;
using System.Text;
using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>Takes over the factors of a newer year: first the difference it makes, then, when asked, zone.yaml, with the old figures kept as a frozen run.</summary>
public sealed class AdoptFactors(ShippedData shipped)
{
    /// <summary>So many inventories are made before the difference is known: as it is, with the newest factors, with those of the year.</summary>
    public const int Inventories = 3;

    private const string Key = "factor_year:";

    /// <summary>What the factors of a year would change; nothing is written.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="year">Last year whose dated factors are to be used; null for the newest that any line would take.</param>
    /// <param name="findings">Collects what stands in the way.</param>
    /// <param name="step">Told how many of the <see cref="Inventories"/> inventories are there.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public FactorAdoption? Propose(string folder, int? year, Findings findings, Action<int>? step = null, CancellationToken cancellation = default)
    {
        step?.Invoke(0);
        var account = new AccountZone(shipped).Account(folder, cancellation);
        if (account.Input is not { } input || account.Inventory is not { } now)
        {
            findings.Add(account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
            return null;
        }

        step?.Invoke(1);
        if (Under(input, null, findings, cancellation) is not { } newest || Newest(newest) is not { } last)
        {
            findings.Error("RUN-012", new Place(folder));
            return null;
        }

        if (year is { } asked && YearsOf(newest) is var years && !years.Contains(asked))
        {
            findings.Error("FAC-016", new Place(folder), ("year", asked), ("oldest", years.Min), ("newest", years.Max), ("years", Ranges(years)));
            return null;
        }

        step?.Invoke(2);
        var wanted = year ?? last;
        if (Under(input, wanted, findings, cancellation) is not { } then)
        {
            return null;
        }

        var (threshold, basis) = RecalculationThreshold.Of(null, now.Zone.RecalculationThreshold, folder);
        var (before, after, units) = (RunManifestBuilder.ToCompare(now), RunManifestBuilder.ToCompare(then), shipped.Library.Units);
        var (changes, course) = (RunDifference.Of(before, after, units, threshold), BaseYearCourse.Of(folder, after.Zone, after.BaseYear, threshold, units));
        return new FactorAdoption(now.Zone.FactorYear, wanted, course.Fixed is null ? changes : course.Held(changes, after, units, threshold), basis);
    }

    /// <summary>Adopts the factors: the run as it was is frozen into <c>runs/</c>, then zone.yaml names the year.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="adoption">What was proposed and looked at.</param>
    /// <param name="step">Who, when, why.</param>
    /// <param name="options">Language, date, version.</param>
    /// <param name="findings">Collects what stands in the way.</param>
    /// <returns>Folder of the frozen run that keeps the old figures; null when nothing was changed.</returns>
    public string? Apply(string folder, FactorAdoption adoption, RunStepBy step, RunOptions options, Findings findings)
    {
        var path = Path.Combine(folder, "zone.yaml");
        return Freeze(folder, adoption.After, step, options, findings) is { } frozen && OutputFile.Attempt(path, findings, () => FileVersions.Replace(path, frozen.After)) ? frozen.Kept : null;
    }

    private (string Kept, byte[] After)? Freeze(string folder, int year, RunStepBy step, RunOptions options, Findings findings) =>
        Change(folder, year, findings) is { } change && FreezeNow.Do(shipped, folder, step, options, findings) is { } kept ? (kept, change.After) : null;

    /// <summary>zone.yaml as it is, and as it is to be under the factors of a year; null and a finding when it has no place for the year.</summary>
    internal static (byte[] Before, byte[] After)? Change(string folder, int year, Findings findings)
    {
        var before = FileVersions.Read(Path.Combine(folder, "zone.yaml"));
        if (WithYear(before, year) is not { } after)
        {
            findings.Error("RUN-013", new Place("zone.yaml"));
            return null;
        }

        return (before, after);
    }

    private Inventory? Under(ZoneInput input, int? year, Findings findings, CancellationToken cancellation)
    {
        var own = new Findings();
        var inventory = InventoryEngine.Account(input with { Zone = input.Zone with { FactorYear = year } }, shipped.Library, shipped.Template(input.Zone.Domain), own, cancellation);
        findings.Add(own.Sorted().Where(f => f.Severity == Severity.Error));
        return inventory;
    }

    // The zone's own factors are its own: a product's update does not touch them.
    private static int? Newest(Inventory inventory) => inventory.Plans.SelectMany(p => p.Factors).Select(f => f.Choice.Pick)
        .Where(f => f is { YearFrom: not null } && f.Set != "zone").Max(f => (int?)Math.Min(f!.YearTo ?? f.YearFrom!.Value, inventory.Years[^1].Year));

    // Years that any row is of which the zone's dated lines could take: of its sets, for its region.
    private SortedSet<int> YearsOf(Inventory inventory)
    {
        var steps = shipped.Library.Regions.Steps(inventory.Zone.Region);
        var asked = inventory.Plans.SelectMany(p => p.Factors).Select(f => f.Choice.Pick).OfType<Factor>().Where(f => f.YearFrom is not null && f.Set != "zone").Select(f => (f.Item, f.Parameter, f.Region)).Distinct();
        return
        [
            .. asked.SelectMany(a => inventory.Zone.FactorSets.SelectMany(set => shipped.Library.Rows(set, a.Item, a.Parameter)).Where(r => r.YearFrom is not null && (r.Region == a.Region || steps.Contains(r.Region))))
                .SelectMany(r => Enumerable.Range(r.YearFrom!.Value, Math.Max(1, (r.YearTo ?? r.YearFrom.Value) - r.YearFrom.Value + 1))),
        ];
    }

    // 2005, 2008–2012, 2021
    private static string Ranges(SortedSet<int> years) => string.Join(", ", years.Select((y, i) => (Year: y, Run: y - i)).GroupBy(y => y.Run, y => y.Year)
        .Select(g => g.First() == g.Last() ? string.Create(CultureInfo.InvariantCulture, $"{g.First()}") : string.Create(CultureInfo.InvariantCulture, $"{g.First()}–{g.Last()}")));

    // The line of the key, or a new one above "factors:"; every other byte stays.
    private static byte[]? WithYear(byte[] file, int year)
    {
        var text = Encoding.Latin1.GetString(file);
        var line = string.Create(CultureInfo.InvariantCulture, $"{Key} {year}");
        var known = At(text, Key);
        if (known >= 0)
        {
            var end = text.IndexOfAny(['\r', '\n'], known);
            return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, known), line, end < 0 ? "" : text.AsSpan(end)));
        }

        var at = At(text, "factors:");
        return at < 0 ? null : Encoding.Latin1.GetBytes(text.Insert(at, line + (text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n")));
    }

    private static int At(string text, string key) => text.StartsWith(key, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + key, StringComparison.Ordinal) is var at and >= 0 ? at + 1 : -1;
}

/// <summary>What adopting the factors of a year changes.</summary>
/// <param name="Before">Year adopted so far; null when the zone takes the newest.</param>
/// <param name="After">Year to adopt.</param>
/// <param name="Changes">Old and new figures, by cause and line.</param>
/// <param name="ThresholdBasis">Where the threshold of the base year was read.</param>
public sealed record FactorAdoption(int? Before, int After, RunChanges Changes, string ThresholdBasis);
