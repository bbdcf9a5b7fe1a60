using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Quality;

/// <summary>Intensities of a zone beside benchmarks: its own benchmarks.csv, and published values of comparable places.</summary>
internal sealed class BenchmarkCheck(ShippedData shipped)
{
    /// <summary>Every year that the inventory and the indicator both have.</summary>
    public ImmutableArray<Benchmarked> Of(ZoneInput input, Inventory inventory, Findings findings)
    {
        var found = ImmutableArray.CreateBuilder<Benchmarked>();
        foreach (var benchmark in Own(input).Concat(shipped.Benchmarks.Where(b => b.Domains.Contains(inventory.Zone.Domain))))
        {
            // A unit that is not known was refused when the file was read.
            if (!IsSound(benchmark, inventory, findings) || !shipped.Library.Units.TryParseRatio(benchmark.Unit, out var unit))
            {
                continue;
            }

            if (benchmark.Domains.IsEmpty && benchmark.Per.Length > 0 && inventory.Years.All(y => double.IsNaN(Per(input, benchmark.Per, y.Year))))
            {
                findings.Warning("QLT-007", benchmark.Where with { Field = "per" }, ("name", benchmark.Name), ("per", benchmark.Per),
                    ("known", string.Join(", ", input.Indicators.Select(i => i.Indicator).Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("–"))));
            }

            foreach (var year in inventory.Years)
            {
                var ratio = Measure(inventory, year, benchmark.Measure, unit.Numerator) / Per(input, benchmark.Per, year.Year) / unit.ToCanonical;
                if (!double.IsFinite(ratio))
                {
                    continue;
                }

                var compared = new Benchmarked(year.Year, benchmark.Name, ratio, benchmark.Low, benchmark.High, benchmark.Unit, benchmark.Source);
                found.Add(compared);
                Report(compared, benchmark, findings);
            }
        }

        return found.ToImmutable();
    }

    private bool IsSound(Benchmark benchmark, Inventory inventory, Findings findings)
    {
        var (kind, id) = Split(benchmark.Measure);
        var isKnown = kind switch
        {
            "gross" or "net" or "energy" => id.Length == 0,
            "category" => inventory.Template.Categories.Any(c => c.Id == id),
            "item" => shipped.Library.FindItem(id) is not null,
            _ => false,
        };
        if (!isKnown)
        {
            findings.Error("QLT-008", benchmark.Where with { Field = "measure" }, ("name", benchmark.Name), ("measure", benchmark.Measure));
        }

        if (benchmark.Low > benchmark.High)
        {
            findings.Error("QLT-009", benchmark.Where with { Field = "low" }, ("name", benchmark.Name), ("low", benchmark.Low!.Value), ("high", benchmark.High!.Value));
        }

        return isKnown && !(benchmark.Low > benchmark.High);
    }

    private static (string Kind, string Id) Split(string measure) => measure.Split(':', 2) is [var kind, var id] ? (kind.Trim(), id.Trim()) : (measure, "");

    // What a zone's owner expects is a standard; what others published is only a comparison.
    private static void Report(Benchmarked compared, Benchmark benchmark, Findings findings)
    {
        if (!compared.IsOutside)
        {
            return;
        }

        TextArg[] args = [("name", compared.Name), ("year", compared.Year), ("value", compared.Value), ("unit", compared.Unit), ("low", Bound(compared.Low)), ("high", Bound(compared.High)), ("source", compared.Source)];
        if (benchmark.Domains.IsEmpty)
        {
            findings.Warning("QLT-005", benchmark.Where, args);
        }
        else
        {
            findings.Info("QLT-006", benchmark.Where, args);
        }
    }

    private static string Bound(double? bound) => bound is { } b ? Numbers.Significant(b, 5) : Numbers.None;

    private static IEnumerable<Benchmark> Own(ZoneInput input) => input.Tables.GetValueOrDefault("benchmarks.csv") is not { } table ? [] : table.Rows.Select(r => new Benchmark(
        LocalText.Same(table.Text(r, "id")), [], table.Text(r, "measure"), table.Text(r, "per"), table.Number(r, "low"), table.Number(r, "high"), table.Text(r, "unit"), table.Text(r, "source"), r.Where));

    private double Measure(Inventory inventory, YearTotals year, string measure, Unit unit)
    {
        var (kind, id) = Split(measure);
        var plans = inventory.Plans.Zip(inventory.PlanTotals, (plan, total) => (Plan: plan, Total: total)).Where(p => p.Plan.Year == year.Year);
        return (kind, unit.Dimension) switch
        {
            ("gross", Dimension.Mass) => year.Gross.T,
            ("net", Dimension.Mass) => year.Net.T,
            ("energy", Dimension.Energy) => year.EnergyTceCalorific * (shipped.Library.Units.TryParse("tce", out var tce) ? tce.ToCanonical : double.NaN),
            ("category", Dimension.Mass) => PlanTotal.SumOfKnown(plans.Where(p => p.Plan.Category.Id == id && p.Plan.Scope is Scope.Direct or Scope.Indirect).Select(p => p.Total.Co2eT)),
            ("item", _) when plans.Any(p => p.Plan.Item?.Id == shipped.Library.FindItem(id)?.Id && p.Plan.Status == Model.Activities.ActivityStatus.Confidential) => double.NaN,
            ("item", _) => PlanTotal.SumOfKnown(plans.Where(p => p.Plan.IdSuffix.Length == 0 && p.Plan.Item?.Id == shipped.Library.FindItem(id)?.Id && inventory.Activities.Kinds[p.Plan.Kind].Unit.Dimension == unit.Dimension
                && inventory.Activities.Kinds[p.Plan.Kind].Direction is Model.Activities.Direction.Use or Model.Activities.Direction.Import).Select(p => p.Total.Quantity * inventory.Activities.Kinds[p.Plan.Kind].Unit.ToCanonical)),
            _ => double.NaN,
        };
    }

    private static double Per(ZoneInput input, string indicator, int year) => indicator.Length == 0 ? 1 : input.Indicators.FirstOrDefault(i => i.Indicator == indicator && i.Year == year) is { Value: > 0 } found ? found.Value : double.NaN;
}
