using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;

namespace Ncez.Model.Treatments;

/// <summary>An inventory set out by a treatment, per year.</summary>
/// <param name="Treatment">The treatment.</param>
/// <param name="Inventory">The inventory under its rules.</param>
/// <param name="Years">Its rows by year.</param>
public sealed record TreatmentView(Treatment Treatment, Inventory Inventory, ImmutableArray<TreatmentYear> Years)
{
    /// <summary>Sets the lines out: each stands in the first row it fits, or in the rest.</summary>
    public static TreatmentView Of(Treatment treatment, Inventory inventory) => new(treatment, inventory, [.. inventory.Years.Select(y => Year(treatment, inventory, y.Year))]);

    private static readonly ImmutableSortedDictionary<string, GasAmount> NoGas = ImmutableSortedDictionary.Create<string, GasAmount>(StringComparer.Ordinal);

    private static TreatmentYear Year(Treatment treatment, Inventory inventory, int year)
    {
        var sums = new Dictionary<string, (double Co2eT, int Lines, HashSet<ActivityStatus> States)>(StringComparer.Ordinal);
        var gases = new Dictionary<string, ImmutableSortedDictionary<string, GasAmount>.Builder>(StringComparer.Ordinal);
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            var (plan, total) = (inventory.Plans[p], inventory.PlanTotals[p]);
            if (plan.Year != year)
            {
                continue;
            }

            var row = treatment.Rows.FirstOrDefault(r => r.Fits(plan, inventory.Activities.Kinds[plan.Kind]))?.PrintedIn ?? Treatment.Rest;
            var sum = sums.TryGetValue(row, out var known) ? known : (0, 0, []);
            sum.States.Add(plan.Status);
            var isNumber = !double.IsNaN(total.Co2eT);
            if (isNumber && plan.Gas.Length > 0)
            {
                var amounts = gases.TryGetValue(row, out var there) ? there : gases[row] = ImmutableSortedDictionary.CreateBuilder<string, GasAmount>(StringComparer.Ordinal);
                var group = GasGroup.Of(plan.Gas);
                amounts[group] = amounts.GetValueOrDefault(group) + new GasAmount(total.MassT, total.Co2eT);
            }

            sums[row] = (sum.Co2eT + (isNumber ? total.Co2eT : 0), sum.Lines + (isNumber ? total.Lines : 0), sum.States);
        }

        var rows = treatment.Printed.Select(r => r.Id).Append(Treatment.Rest).ToImmutableSortedDictionary(id => id, id => sums.TryGetValue(id, out var sum)
            ? new TreatmentCell(sum.Lines > 0 ? sum.Co2eT : double.NaN, sum.Lines, sum.Lines > 0 ? "" : KeyOf(sum.States)) { Gases = gases.TryGetValue(id, out var amounts) ? amounts.ToImmutable() : NoGas } : new TreatmentCell(double.NaN, 0, ""), StringComparer.Ordinal);
        return new TreatmentYear(year, rows, treatment.Totals.ToImmutableSortedDictionary(t => t.Id, t => TotalOf(t, rows), StringComparer.Ordinal));
    }

    // A total of rows that all lack a number is no zero.
    private static double TotalOf(TreatmentTotal total, ImmutableSortedDictionary<string, TreatmentCell> rows)
    {
        var known = total.Rows.Select(r => rows[r]).Where(c => c.Lines > 0).ToList();
        return known.Count == 0 ? double.NaN : known.Sum(c => c.Co2eT);
    }

    // A row without a number says why, as far as the zone says it.
    private static string KeyOf(HashSet<ActivityStatus> states) => states.Contains(ActivityStatus.NotEstimated) ? "NE"
        : states.Contains(ActivityStatus.IncludedElsewhere) ? "IE" : states.Contains(ActivityStatus.NotOccurring) ? "NO" : states.Contains(ActivityStatus.NotApplicable) ? "NA" : "";
}

/// <summary>A year of a treatment.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Rows">Row id → what stands there; the rest included.</param>
/// <param name="Totals">Total id → t CO₂e.</param>
public sealed record TreatmentYear(int Year, ImmutableSortedDictionary<string, TreatmentCell> Rows, ImmutableSortedDictionary<string, double> Totals);

/// <summary>A cell of a treatment.</summary>
/// <param name="Co2eT">[t CO₂e]; NaN when no line has a number.</param>
/// <param name="Lines">Lines with a number.</param>
/// <param name="NotationKey">NE, IE, NO or NA where the zone says why there is none; empty when it says nothing.</param>
public sealed record TreatmentCell(double Co2eT, int Lines, string NotationKey)
{
    /// <summary>By group of gases (<see cref="GasGroup"/>): what adds up to the cell.</summary>
    public ImmutableSortedDictionary<string, GasAmount> Gases { get; init; } = ImmutableSortedDictionary<string, GasAmount>.Empty;
}

/// <summary>A group of gases in a cell.</summary>
/// <param name="MassT">Tonnes of gas.</param>
/// <param name="Co2eT">Tonnes of CO₂e.</param>
public readonly record struct GasAmount(double MassT, double Co2eT)
{
    /// <summary>The sum of two amounts.</summary>
    public static GasAmount operator +(GasAmount left, GasAmount right) => new(left.MassT + right.MassT, left.Co2eT + right.Co2eT);

    /// <summary>The sum of two amounts.</summary>
    public static GasAmount Add(GasAmount left, GasAmount right) => left + right;
}
