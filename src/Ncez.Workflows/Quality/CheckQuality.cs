using System.Collections.Immutable;
using Ncez.Accounting;
using Ncez.Kernels.Statistics;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Quality;

/// <summary>Looks at an inventory as a checker does: gaps without a reason, a second method beside the first, fuel balances, values far from their own history.</summary>
public sealed class CheckQuality(ShippedData shipped)
{
    // A balance and the use it explains agree when they differ by no more than their last printed digits would.
    private const double SameRatio = 0.005;

    /// <summary>Published sets that may serve as the second method, in this order: the first that the zone does not use itself and that has all it needs.</summary>
    private static readonly string[] SecondSets = ["ipcc-2006", "gbt-32151-2015", "guides-2015-batch3", "provincial-guide-2011"];

    /// <summary>Checks an accounted zone; what must be looked at joins the findings.</summary>
    public QualityReport Of(ZoneAccount account, Inventory inventory, CancellationToken cancellation = default) => new(
        ExpectedCategories.Gaps(inventory), Second(account, inventory, cancellation), Balances(account, inventory), HistoryCheck.Of(inventory, shipped.Library, account.Findings))
    {
        TopDown = TopDownCheck.Of(account.Input!, inventory, account.Findings),
        Benchmarks = new BenchmarkCheck(shipped).Of(account.Input!, inventory, account.Findings),
    };

    // R20: the same activities under another published guideline; an alternative of zone.yaml comes first.
    private SetComparison? Second(ZoneAccount account, Inventory inventory, CancellationToken cancellation)
    {
        if (!account.Comparisons.IsEmpty)
        {
            return account.Comparisons[0];
        }

        foreach (var set in SecondSets.Except(inventory.Zone.FactorSets))
        {
            var second = new AlternativeSets(set, LocalText.Same(set), [set, .. inventory.Zone.FactorSets], inventory.Zone.Proxies);
            var input = account.Input! with { Zone = inventory.Zone with { Alternatives = [second] } };
            var comparison = FactorSetComparison.Of(input, inventory, shipped.Library, inventory.Template, new Findings(), cancellation).FirstOrDefault();

            // A set without a row for any of the zone's fuels compares the first method with itself.
            if (comparison is not null && comparison.Years.Any(y => y.Lines.Any(l => !l.MainT.Equals(l.OtherT))))
            {
                return comparison;
            }
        }

        account.Findings.Info("QLT-011", new Place("activities.csv"), ("sets", string.Join(", ", SecondSets)));
        return null;
    }

    private ImmutableArray<FuelBalance> Balances(ZoneAccount account, Inventory inventory)
    {
        if (account.Input!.Tables.GetValueOrDefault("fuel_stocks.csv") is not { } table)
        {
            return [];
        }

        var balances = ImmutableArray.CreateBuilder<FuelBalance>();
        foreach (var row in table.Rows)
        {
            double Cell(string column) => table.Number(row, column) ?? 0;
            if (shipped.Library.FindItem(table.Text(row, "item")) is not { } item || table.Whole(row, "year") is not { } year || !shipped.Library.Units.TryParse(table.Text(row, "unit"), out var unit))
            {
                continue;
            }

            var balance = OutlierKernels.BalanceT(Cell("opening"), Cell("purchased"), Cell("produced"), Cell("sold"), Cell("closing"));
            var rows = inventory.Plans.Zip(inventory.PlanTotals, (plan, total) => (Plan: plan, Total: total, Kind: inventory.Activities.Kinds[plan.Kind]))
                .Where(p => p.Plan.Year == year && p.Plan.Item?.Id == item.Id && p.Plan.CarriesEnergy && p.Kind.Direction == Direction.Use && p.Kind.Unit.Dimension == unit.Dimension).ToList();
            var others = inventory.Plans.Select(plan => (Plan: plan, Kind: inventory.Activities.Kinds[plan.Kind]))
                .Where(p => p.Plan.Year == year && p.Plan.Item?.Id == item.Id && p.Plan.CarriesEnergy && p.Kind.Direction == Direction.Use && p.Kind.Unit.Dimension != unit.Dimension).Select(p => p.Kind.Unit.Symbol).Distinct().ToList();
            if (others.Count > 0)
            {
                // Of another kind of quantity – energy, a gas at another temperature – a balance says nothing until both are written alike.
                account.Findings.Warning("QLT-013", row.Where, ("item", item.Name), ("year", year), ("unit", unit.Symbol), ("others", string.Join(", ", others)));
                continue;
            }

            var uses = rows.Select(p => p.Total.Quantity * p.Kind.Unit.ToCanonical / unit.ToCanonical).ToList();

            // A fuel that no row uses is what the balance is to find: bought, and nowhere burnt. Of confidential rows it is told whether it fits, not how much.
            var (used, isWithheld) = (uses.Count == 0 ? 0 : PlanTotal.SumOfKnown(uses), rows.Exists(p => p.Plan.Status == ActivityStatus.Confidential));
            if (!(Math.Abs(balance - used) <= SameRatio * Math.Abs(balance)))
            {
                account.Findings.Warning("QLT-002", row.Where, ("item", item.Name), ("year", year), ("balance", balance), TextArg.OrWithheld("used", used, isWithheld), TextArg.OrWithheld("difference", balance - used, isWithheld), ("unit", unit.Symbol));
            }

            used = isWithheld ? double.NaN : used;
            balances.Add(new FuelBalance(year, item.Name, balance, used, unit.Symbol));
        }

        return balances.ToImmutable();
    }
}
