using System.Collections.Immutable;
using Ncez.Model.Evidence;
using Ncez.Model.Zones;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench.Identity;

namespace Ncez.Workflows.Evidence;

/// <summary>
/// Maker, checker and verifier are three people, line by line: whoever changed a line or froze the run that holds it does not verify
/// it, whoever accepted it does not either, and what a verifier asked is settled by a verifier.
/// </summary>
/// <param name="said">What was said, of lines, files and years.</param>
/// <param name="revisions">revisions.csv; null when the zone has none.</param>
/// <param name="freezer">Who froze the last run; null when none was frozen.</param>
/// <param name="isLine">True for the id of a row.</param>
internal sealed class ReviewersApart(IEnumerable<LineReview> said, ZoneTable? revisions, RunFreezer? freezer, Func<string, bool> isLine)
{
    private const string Verifier = "verifier";

    // As it happened, whatever the order of the rows.
    private readonly ImmutableArray<LineReview> _inOrder = [.. said.OrderBy(r => r.At, StringComparer.Ordinal)];

    /// <summary>True when somebody speaks as a verifier of something.</summary>
    public static bool IsVerifying(LineReview review) => review.State == "verified" || (review.Role == Verifier && review.State != LineReview.Comment);

    /// <summary>Reviews by somebody who should not have said it: code, review, and for a question who asked. One that still stands weighs on a statement.</summary>
    public IEnumerable<(string Code, LineReview Review, string Asked, bool Stands)> Wrong()
    {
        foreach (var subject in _inOrder.GroupBy(r => r.Line))
        {
            var reviews = subject.ToList();
            var last = reviews.LastOrDefault(r => r.State != LineReview.Comment);
            foreach (var (review, i) in reviews.Select((r, i) => (r, i)))
            {
                var (before, stands) = (reviews.Take(i).ToList(), ReferenceEquals(review, last));
                if (review.State is "accepted" or "verified" && IsChanger(review, before))
                {
                    yield return ("EVD-005", review, "", stands);
                }

                if (review.State == "verified" && before.Any(r => r.State == "accepted" && AccountNames.AreOne(r.By, review.By)))
                {
                    yield return ("EVD-022", review, "", stands);
                }

                if (IsVerifying(review) && IsFreezer(freezer, review))
                {
                    yield return ("EVD-025", review, "", stands);
                }
            }

            if (last is { State: "verified" or "resolved" } && Unsettled(reviews) is { } question)
            {
                yield return ("EVD-026", last, question.By, true);
            }
        }
    }

    /// <summary>Subjects that a verifier questions and that no verifier has settled, whoever else said what.</summary>
    public IEnumerable<string> UnsettledSubjects() => _inOrder.GroupBy(r => r.Line).Where(g => Unsettled([.. g]) is not null).Select(g => g.Key);

    /// <summary>True when somebody verifies what they froze.</summary>
    public bool IsFreezer(RunFreezer? of, LineReview review) => of is not null && (isLine(review.Line) ? of.Made(review.By, review.Line) : AccountNames.AreOne(of.By, review.By));

    private LineReview? Unsettled(List<LineReview> reviews)
    {
        var asked = reviews.FindLastIndex(r => r.IsOpenQuestion && r.Role == Verifier);
        return asked < 0 || reviews.Skip(asked + 1).Select((r, i) => (Review: r, Before: reviews.Take(asked + 1 + i).ToList()))
            .Any(r => r.Review.State is "accepted" or "verified" or "resolved" && IsVerifier(r.Review, r.Before)) ? null : reviews[asked];
    }

    // By what the row says, or by having asked as one; and not by whoever made the line.
    private bool IsVerifier(LineReview review, List<LineReview> before) =>
        (review.Role == Verifier || before.Any(r => r.Role == Verifier && AccountNames.AreOne(r.By, review.By))) && !IsChanger(review, before) && !IsFreezer(freezer, review);

    private bool IsChanger(LineReview review, List<LineReview> before) => before.Any(r => r.State == "corrected" && AccountNames.AreOne(r.By, review.By))
        || (revisions is not null && revisions.Rows.Any(r => revisions.Text(r, "activity") == review.Line && AccountNames.AreOne(revisions.Text(r, "author"), review.By)));
}
