using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Evidence;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// The review of lines: handed in, accepted, questioned, corrected, verified, each step a row of the zone's reviews.csv.
/// Whoever made a line neither accepts nor verifies it, and whoever accepted it or froze the run that holds it does not verify it.
/// </summary>
public sealed class ReviewLines
{
    /// <summary>Longest reason [characters].</summary>
    public const int LongestWhy = 1_000;

    private const int BytesOfLine = 180;

    private static readonly string[] Shown = ["period", "category", "item", "quantity", "unit"];
    private readonly ZoneFiles _files;
    private readonly ActivityGrids _grids;
    private readonly MemberTable _members;
    private readonly Members _rights;
    private readonly TimeProvider _clock;
    private readonly KeptValues<string, ImmutableArray<LineInReview>> _kept;

    internal ReviewLines(ZoneFiles files, ActivityGrids grids, MemberTable members, Members rights, TimeProvider clock, long mostBytes) =>
        (_files, _grids, _members, _rights, _clock, _kept) = (files, grids, members, rights, clock, new(mostBytes));

    private string Today => _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How every line of a zone stands.</summary>
    public ImmutableArray<LineInReview> Of(RegisteredZone zone) =>
        _kept.Get(zone.Id, _files.StampOf(zone, EditActivities.File, ReviewTable.File), () => Read(zone), lines => BytesOfLine * lines.Length);

    private ImmutableArray<LineInReview> Read(RegisteredZone zone)
    {
        if (_grids.Of(zone) is not { } text || TableMerge.IdColumn(EditActivities.File, text.Header) is not (>= 0 and var id))
        {
            return [];
        }

        var history = Said(zone).ToLookup(r => r.Line, StringComparer.Ordinal);
        var makers = _members.Makers(zone.Id);
        var columns = Shown.Select(c => TableMerge.Column(EditActivities.File, text.Header, c)).ToArray();
        return
        [
            .. text.Rows.Where(r => r[id].Length > 0).DistinctBy(r => r[id]).Select(r => new LineInReview(
                r[id], [.. columns.Select(c => c < 0 ? "" : r[c])], StateOf(history[r[id]]), [.. history[r[id]]], MakersOf(history[r[id]], makers[r[id]].Concat(makers[LineChange.Every])))),
        ];
    }

    // Whoever changed a row here, and whoever its review names as having handed it in or answered for it.
    private static ImmutableArray<string> MakersOf(IEnumerable<LineReview> history, IEnumerable<string> here) =>
        [.. here.Concat(history.Where(h => h.State is "open" or "corrected").Select(h => h.By)).Where(n => n.Length > 0).DistinctBy(Accounts.KeyOf, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // The file is only added to here: a row that no save here added came with the files, or was written into them from outside.
    private IEnumerable<LineReview> Said(RegisteredZone zone)
    {
        var now = _files.Read(zone, ReviewTable.File);
        var brought = new Dictionary<LineReview, int>();
        var (revisions, after) = (_files.Revisions(zone, ReviewTable.File), FileVersions.HashOf([]));
        foreach (var revision in revisions.Reverse())
        {
            Add(revision.PreviousHash == after ? [] : Rows(_files.Find(revision.PreviousHash)), Rows(_files.Find(after)));
            after = revision.Hash;
        }

        Add(FileVersions.HashOf(now) == after ? [] : Rows(now), Rows(_files.Find(after)));
        foreach (var row in Rows(now))
        {
            var isBrought = brought.TryGetValue(row, out var left) && left > 0;
            brought[row] = left - 1;
            yield return row with { IsBrought = isBrought };
        }

        static IEnumerable<LineReview> Rows(byte[]? content) => content is { Length: > 0 } ? ReviewTable.Read(content)?.Rows() ?? [] : [];

        // What stands in one content and not in the one before it.
        void Add(IEnumerable<LineReview> found, IEnumerable<LineReview> known)
        {
            var left = new Dictionary<LineReview, int>();
            foreach (var row in found)
            {
                if (left.Count == 0)
                {
                    left = known.CountBy(r => r).ToDictionary();
                }

                if (left.TryGetValue(row, out var count) && count > 0)
                {
                    left[row] = count - 1;
                }
                else
                {
                    brought[row] = brought.GetValueOrDefault(row) + 1;
                }
            }
        }
    }

    /// <summary>Lets go of the rows of an id, whose zone is another one now.</summary>
    internal void Forget(string zoneId) => _kept.Forget(zoneId);

    /// <summary>Lets go of rows that are kept.</summary>
    internal void Trim() => _kept.Trim(0);

    /// <summary>Takes a step for lines; all of them or none.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="lines">Ids of rows.</param>
    /// <param name="act">The step.</param>
    /// <param name="why">Why; needed by some steps.</param>
    public (ReviewProblem Problem, string Line) Take(Account by, RegisteredZone zone, ImmutableArray<string> lines, ReviewAct act, string why)
    {
        why = string.Join(' ', why.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!_rights.RightsIn(by, zone.Id).Has(ReviewSteps.Needs(act)))
        {
            return (ReviewProblem.Forbidden, "");
        }

        if (why.Length > LongestWhy || (!Reasons.IsGiven(why) && ReviewSteps.AsksWhy(act)))
        {
            return (ReviewProblem.Why, "");
        }

        lock (_files.Saving)
        {
            var known = Of(zone).ToDictionary(l => l.Line, StringComparer.Ordinal);
            var freezer = RunFreezer.Last(_files.FolderOf(zone));
            foreach (var line in lines)
            {
                if (ProblemOf(by, known.GetValueOrDefault(line), act, freezer) is var problem and not ReviewProblem.None)
                {
                    return (problem, line);
                }
            }

            if (lines.IsEmpty)
            {
                return (ReviewProblem.Unknown, "");
            }

            var role = RoleOf(by, zone, act);
            var file = Added(zone, lines.Select(l => Seen(new LineReview(l, ReviewSteps.StateAfter(act), by.Name, role, Today, why), known[l], act)));
            _files.Put(by, zone, new FileChange("review." + act.ToString().ToLowerInvariant(), [file], []), ("lines", string.Join(", ", lines.Take(20))), ("count", lines.Length.ToString(CultureInfo.InvariantCulture)), ("why", why.Length > 200 ? why[..200] : why));
            return (ReviewProblem.None, "");
        }
    }

    /// <summary>Steps that an account may take now for a line.</summary>
    public IEnumerable<ReviewAct> Open(Account by, RegisteredZone zone, LineInReview line)
    {
        var (rights, freezer) = (_rights.RightsIn(by, zone.Id), RunFreezer.Last(_files.FolderOf(zone)));
        return Enum.GetValues<ReviewAct>().Where(a => rights.Has(ReviewSteps.Needs(a)) && ProblemOf(by, line, a, freezer) == ReviewProblem.None);
    }

    /// <summary>
    /// What reviews.csv becomes when data of lines change: what was accepted, verified or questioned is corrected now and must
    /// be looked at again. Nothing when no such line is among them.
    /// </summary>
    internal ImmutableArray<ReplacedFile> AfterChange(Account by, RegisteredZone zone, ImmutableArray<string> lines) => Corrected(by, zone, lines, ReviewReasons.DataChanged);

    /// <summary>The same when other factors change what comes of lines.</summary>
    internal ImmutableArray<ReplacedFile> AfterFactors(Account by, RegisteredZone zone, ImmutableArray<string> lines) => Corrected(by, zone, lines, ReviewReasons.FactorsChanged);

    private ImmutableArray<ReplacedFile> Corrected(Account by, RegisteredZone zone, ImmutableArray<string> lines, string why)
    {
        if (lines.IsEmpty || Table(zone) is not { } table)
        {
            return [];
        }

        var history = table.Rows().ToLookup(r => r.Line, StringComparer.Ordinal);
        var reviewed = lines.Where(l => StateOf(history[l]) is "accepted" or "verified" or "questioned").ToList();
        return reviewed.Count == 0 ? [] : [Added(zone, reviewed.Select(l => new LineReview(l, "corrected", by.Name, "maker", Today, why)))];
    }

    private static ReviewProblem ProblemOf(Account by, LineInReview? line, ReviewAct act, RunFreezer? freezer)
    {
        if (line is null)
        {
            return ReviewProblem.Unknown;
        }

        if (!ReviewSteps.From(act).Contains(line.State))
        {
            return ReviewProblem.State;
        }

        if (act is not (ReviewAct.Accept or ReviewAct.Verify))
        {
            return ReviewProblem.None;
        }

        return line.Makers.Any(m => Same(m, by)) ? ReviewProblem.Maker
            : act == ReviewAct.Verify && Same(line.History.LastOrDefault(h => h.State == "accepted")?.By ?? "", by) ? ReviewProblem.Checker
            : act == ReviewAct.Verify && freezer?.Made(by.Name, line.Line) == true ? ReviewProblem.Freezer
            : ReviewProblem.None;
    }

    // Whoever accepts or verifies says of which quantity; a later change then shows.
    private static LineReview Seen(LineReview review, LineInReview line, ReviewAct act) =>
        act is ReviewAct.Accept or ReviewAct.Verify ? review with { SeenQuantity = line.Cells[3], SeenUnit = line.Cells[4] } : review;

    private string RoleOf(Account by, RegisteredZone zone, ReviewAct act) => act switch
    {
        ReviewAct.Submit or ReviewAct.Correct => "maker",
        ReviewAct.Accept => "checker",
        ReviewAct.Verify => "verifier",
        _ => _rights.RightsIn(by, zone.Id) is var rights && rights.Has(Rights.Verify) ? "verifier" : rights.Has(Rights.Check) ? "checker" : "maker",
    };

    private ReviewTable? Table(RegisteredZone zone) => ReviewTable.Read(_files.Read(zone, ReviewTable.File));

    private ReplacedFile Added(RegisteredZone zone, IEnumerable<LineReview> further)
    {
        var before = _files.Read(zone, ReviewTable.File);
        return new ReplacedFile(ReviewTable.File, before, (ReviewTable.Read(before) ?? throw new InvalidOperationException("reviews.csv is no text")).With(further));
    }

    private static string StateOf(IEnumerable<LineReview> history) => history.LastOrDefault(h => h.State != LineReview.Comment)?.State ?? "";

    private static bool Same(string name, Account account) => Accounts.KeyOf(name) == account.NameKey;
}
