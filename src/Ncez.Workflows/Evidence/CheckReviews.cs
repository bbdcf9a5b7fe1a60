using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Evidence;

/// <summary>What reviews.csv says of lines, and whether it can be so: reasons, people, dates, and the quantity that was seen.</summary>
/// <param name="folder">Zone folder.</param>
/// <param name="input">What the folder says.</param>
/// <param name="inventory">Its inventory.</param>
/// <param name="units">Units.</param>
/// <param name="rows">Row of activities.csv by its id.</param>
/// <param name="today">Date after which nothing can have been said yet (YYYY-MM-DD); empty when nobody knows.</param>
internal sealed class CheckReviews(string folder, ZoneInput input, Inventory inventory, UnitTable units, Dictionary<string, int> rows, string today)
{
    // Two spellings of one quantity differ by their rounding only.
    private const double Rounding = 1e-9;

    private const int MostNamed = 5;

    // In place of a quantity that is confidential, as the inventory writes it.
    private const string Withheld = "C";

    /// <summary>What is questioned or rejected and not settled, of the year or of files; known after <see cref="Read"/>.</summary>
    public ImmutableArray<Misstatement> Misstatements { get; private set; } = [];

    /// <summary>Findings of reviews that hold for the year and were said by somebody who should not; known after <see cref="Read"/>.</summary>
    public ImmutableArray<Diagnostic> Mixed { get; private set; } = [];

    /// <summary>What a verifier questioned, of the year or of files, and no verifier settled; known after <see cref="Read"/>.</summary>
    public ImmutableArray<string> Unsettled { get; private set; } = [];

    /// <summary>Reviews of lines by date, as they were said; one of a quantity that has changed since is outdated.</summary>
    public ImmutableArray<LineReview> Read(Findings findings)
    {
        if (input.Tables.GetValueOrDefault("reviews.csv") is not { } table)
        {
            return [];
        }

        var (reviews, others, said, places) = (new List<LineReview>(), new List<LineReview>(), new List<LineReview>(), new Dictionary<LineReview, Place>(ReferenceEqualityComparer.Instance));
        foreach (var row in table.Rows)
        {
            var review = new LineReview(table.Text(row, "subject"), table.Text(row, "state"), table.Text(row, "reviewer"), table.Text(row, "role"), table.Text(row, "date"), table.Text(row, "note"))
            {
                SeenQuantity = table.Text(row, "seen_quantity"),
                SeenUnit = table.Text(row, "seen_unit"),
                MisstatementT = table.Number(row, "misstatement_t"),
            };
            said.Add(review);
            if (today.Length > 0 && string.CompareOrdinal(review.At, today) > 0)
            {
                findings.Error("EVD-009", row.Where with { Field = "date" }, ("date", review.At), ("today", today));
            }

            if (rows.ContainsKey(review.Line))
            {
                reviews.Add(Shown(review) with { IsOutdated = IsChanged(review) });
                places[reviews[^1]] = row.Where;
            }
            else
            {
                others.Add(review);
                places[review] = row.Where;
                if (!IsFileOrYear(review.Line))
                {
                    findings.Warning("EVD-008", row.Where with { Field = "subject" }, ("line", review.Line));
                }
            }
        }

        Reasoned(reviews, places, findings);
        People(new ReviewersApart([.. reviews, .. others], input.Tables.GetValueOrDefault("revisions.csv"), RunFreezer.Last(folder), rows.ContainsKey), places, findings);
        Changed(reviews, places, findings);
        Unseen(reviews, table.Rows[0], findings);
        Misstatements = [.. said.GroupBy(r => r.Line).Select(Uncorrected).OfType<Misstatement>()];
        return [.. reviews.OrderBy(r => r.At, StringComparer.Ordinal)];
    }

    // The latest amount that anybody stated holds while the question is open.
    private Misstatement? Uncorrected(IGrouping<string, LineReview> of)
    {
        var byDate = of.OrderBy(r => r.At, StringComparer.Ordinal).ToList();
        return byDate.LastOrDefault(r => r.State != LineReview.Comment) is { IsOpenQuestion: true } last && IsOfYear(of.Key)
            ? new Misstatement(of.Key, byDate.LastOrDefault(r => r.MisstatementT is not null)?.MisstatementT ?? double.NaN, last.By, last.At, last.Why)
            : null;
    }

    private bool IsOfYear(string subject)
    {
        var year = inventory.Years[^1].Year;
        return rows.TryGetValue(subject, out var row) ? inventory.Activities.Kinds[inventory.Activities.KindOf[row]].Period.Year == year
            : !int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var of) || of == year;
    }

    private static void Reasoned(List<LineReview> reviews, Dictionary<LineReview, Place> places, Findings findings)
    {
        foreach (var review in reviews.Where(r => r.State is "questioned" or "corrected" && !Reasons.IsGiven(r.Why)))
        {
            findings.Warning("EVD-004", places[review], ("line", review.Line), ("state", review.State));
        }
    }

    private void People(ReviewersApart people, Dictionary<LineReview, Place> places, Findings findings)
    {
        var mixed = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (code, review, asked, stands) in people.Wrong())
        {
            var finding = Diagnostic.Of(code, Severity.Warning, places[review], ("who", review.By), ("line", review.Line), ("asked", asked));
            findings.Add(finding);
            if (stands && IsOfYear(review.Line))
            {
                mixed.Add(finding);
            }
        }

        Mixed = mixed.ToImmutable();
        Unsettled = [.. people.UnsettledSubjects().Where(IsOfYear)];
    }

    private (double Quantity, Unit Unit) Now(string line) => (inventory.Activities.Quantities[rows[line]], inventory.Activities.Kinds[inventory.Activities.KindOf[rows[line]]].Unit);

    // What outputs withhold of a line they do not tell of its reviews either.
    private LineReview Shown(LineReview review) => review.SeenQuantity.Length > 0 && IsConfidential(review.Line) ? review with { SeenQuantity = Withheld, SeenUnit = "" } : review;

    private bool IsConfidential(string line) => inventory.Activities.Kinds[inventory.Activities.KindOf[rows[line]]].Status == ActivityStatus.Confidential;

    private bool IsChanged(LineReview review)
    {
        var (quantity, unit) = Now(review.Line);
        if (!IsJudged(review) || review.SeenQuantity.Length == 0)
        {
            return false;
        }

        var isNumber = double.TryParse(review.SeenQuantity.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var seen);
        return !isNumber || !units.TryParse(review.SeenUnit.Length > 0 ? review.SeenUnit : unit.Symbol, out var seenUnit) || seenUnit.Dimension != unit.Dimension
            || !(Math.Abs((seen * seenUnit.ToCanonical) - (quantity * unit.ToCanonical)) <= Rounding * Math.Abs(quantity * unit.ToCanonical));
    }

    // A quantity that was judged and is another one now waits for a new look.
    private void Changed(List<LineReview> reviews, Dictionary<LineReview, Place> places, Findings findings)
    {
        foreach (var review in Standing(reviews).Where(r => r.IsOutdated))
        {
            var (quantity, unit) = Now(review.Line);
            findings.Warning("EVD-006", places[review] with { Field = "seen_quantity" }, ("line", review.Line), ("state", review.State), ("seen", $"{review.SeenQuantity} {review.SeenUnit}".TrimEnd()), ("now", IsConfidential(review.Line) ? Withheld : string.Create(CultureInfo.InvariantCulture, $"{quantity} {unit.Symbol}")));
        }
    }

    // A review that another one replaced is over.
    private static IEnumerable<LineReview> Standing(List<LineReview> reviews) =>
        reviews.Where(r => r.State != LineReview.Comment).GroupBy(r => r.Line).Select(g => g.OrderBy(r => r.At, StringComparer.Ordinal).Last());

    private static void Unseen(List<LineReview> reviews, ZoneRow first, Findings findings)
    {
        var unseen = Standing(reviews)
            .Where(r => IsJudged(r) && r.SeenQuantity.Length == 0).Select(r => r.Line).ToList();
        if (unseen.Count > 0)
        {
            findings.Warning("EVD-007", first.Where with { Line = 1, Column = 1 }, ("count", unseen.Count), ("lines", string.Join(", ", unseen.Take(MostNamed)) + (unseen.Count > MostNamed ? ", …" : "")));
        }
    }

    private static bool IsJudged(LineReview review) => review.State is "accepted" or "verified";

    // Files and whole years may be reviewed too; only a line has a state here.
    private bool IsFileOrYear(string subject) => inventory.Years.Any(y => y.Year.ToString(CultureInfo.InvariantCulture) == subject)
        || (folder.Length > 0 && subject.IndexOfAny(['/', '\\', '.']) >= 0);
}
