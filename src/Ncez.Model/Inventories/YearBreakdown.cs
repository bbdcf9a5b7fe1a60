using System.Collections.Immutable;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>
/// A year of an inventory by category and by gas, summed from the plans. Categories leave memo items out and carry the
/// offsets, so they add up to net; gases are those of gross emissions, so they add up to gross.
/// </summary>
/// <param name="Categories">In the order of the template.</param>
/// <param name="Gases">In alphabetical order.</param>
public sealed record YearBreakdown(ImmutableArray<CategoryTotal> Categories, ImmutableArray<GasTotal> Gases)
{
    /// <summary>Category id of offsets when the template names none.</summary>
    public const string OffsetCategory = "offset";

    /// <summary>The breakdown of one calendar year.</summary>
    public static YearBreakdown Of(Inventory inventory, int year)
    {
        var categories = new Dictionary<(string Id, Scope Scope), CategoryTotal>();
        var gases = new SortedDictionary<string, GasTotal>(StringComparer.Ordinal);
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            var (plan, total) = (inventory.Plans[p], inventory.PlanTotals[p]);
            if (plan.Year != year || plan.Scope == Scope.Memo)
            {
                continue;
            }

            var key = (plan.Category.Id, plan.Scope);
            var category = categories.GetValueOrDefault(key, new CategoryTotal(plan.Category, plan.Scope, double.NaN));
            categories[key] = category with { Co2eT = Sum(category.Co2eT, total.Co2eT) };
            if (plan.Gas.Length > 0 && plan.Scope is Scope.Direct or Scope.Indirect)
            {
                var gas = gases.GetValueOrDefault(plan.Gas, new GasTotal(plan.Gas, double.NaN, double.NaN));
                gases[plan.Gas] = gas with { MassT = Sum(gas.MassT, total.MassT), Co2eT = Sum(gas.Co2eT, total.Co2eT) };
            }
        }

        AddOffsets(inventory, year, categories);
        var order = inventory.Template.Categories.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return new YearBreakdown(
            [.. categories.Values.OrderBy(c => order.GetValueOrDefault(c.Category.Id, int.MaxValue)).ThenBy(c => c.Scope)],
            [.. gases.Values]);
    }

    private static void AddOffsets(Inventory inventory, int year, Dictionary<(string Id, Scope Scope), CategoryTotal> categories)
    {
        var lines = inventory.OffsetLines.Where(o => o.Year == year).ToImmutableArray();
        if (lines.Length > 0)
        {
            var rule = OffsetRule(inventory.Template);
            categories[(rule.Id, Scope.Offset)] = new CategoryTotal(rule, Scope.Offset, -lines.Sum(o => o.UsedT));
        }
    }

    /// <summary>The template's category of offsets, or a plain one.</summary>
    public static CategoryRule OffsetRule(BoundaryTemplate template) =>
        template.Categories.FirstOrDefault(c => c.Scope == Scope.Offset)
        ?? new CategoryRule(OffsetCategory, new("外部减排量抵消", "Offsets"), Scope.Offset, "", default, []);

    // What is not estimated (NaN) is left out of a sum; a sum of nothing but such lines stays "not estimated".
    private static double Sum(double known, double next) => double.IsNaN(known) ? next : double.IsNaN(next) ? known : known + next;
}

/// <summary>A category in a year.</summary>
/// <param name="Category">The category.</param>
/// <param name="Scope">Where its lines stand.</param>
/// <param name="Co2eT">Tonnes of CO₂e; NaN = not estimated.</param>
public sealed record CategoryTotal(CategoryRule Category, Scope Scope, double Co2eT);

/// <summary>A gas in a year.</summary>
/// <param name="Gas">Gas id.</param>
/// <param name="MassT">Tonnes of the gas; NaN = not estimated.</param>
/// <param name="Co2eT">Tonnes of CO₂e; NaN = not estimated.</param>
public sealed record GasTotal(string Gas, double MassT, double Co2eT);
