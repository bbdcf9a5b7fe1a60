using System.Collections.Immutable;
using System.Globalization;
using Ncez.Accounting.Methods;
using Ncez.Kernels.Emissions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>Walks from the verified emissions of enterprises (ets.csv) to the gross emissions of the inventory; what nothing explains is a step of its own.</summary>
internal sealed class EtsReconciliation
{
    private const double NoteworthyShare = 0.05;
    private static readonly string[] Usual = ["stationary_combustion", "chp_combustion", "industrial_process"];

    private readonly ZoneInput _input;
    private readonly ILookup<string, (LinePlan Plan, PlanTotal Total)> _bySite;
    private readonly ImmutableArray<ReconciliationStep>.Builder _steps = ImmutableArray.CreateBuilder<ReconciliationStep>();

    private EtsReconciliation(ZoneInput input, IEnumerable<(LinePlan Plan, PlanTotal Total)> lines) => (_input, _bySite) =
        (input, lines.ToLookup(l => input.Activities.Kinds[l.Plan.Kind].Site.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>One walk per year that has rows of ets.csv.</summary>
    public static ImmutableArray<Reconciliation> Of(
        ZoneInput input, ImmutableArray<LinePlan> plans, ImmutableArray<PlanTotal> totals, ImmutableArray<YearTotals> years, Findings findings)
    {
        var walks = ImmutableArray.CreateBuilder<Reconciliation>();
        foreach (var year in years.Where(y => input.Ets.Any(e => e.Year == y.Year)))
        {
            var lines = plans.Zip(totals, (plan, total) => (Plan: plan, Total: total))
                .Where(l => l.Plan.Year == year.Year && l.Plan.Scope is Scope.Direct or Scope.Indirect && !double.IsNaN(l.Total.Co2eT));
            walks.Add(new Reconciliation(year.Year, new EtsReconciliation(input, lines).Walk(year, findings)));
        }

        return walks.ToImmutable();
    }

    private ImmutableArray<ReconciliationStep> Walk(YearTotals year, Findings findings)
    {
        var enterprises = _input.Ets.Where(e => e.Year == year.Year).GroupBy(e => e.Enterprise.Trim(), StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var enterprise in enterprises)
        {
            Enterprise(enterprise.Key, [.. enterprise], findings);
        }

        var others = _bySite.Where(s => !enterprises.Any(e => e.Key.Equals(s.Key, StringComparison.OrdinalIgnoreCase))).SelectMany(s => s).ToList();
        Add(StepKinds.OthersDirect, "", others.Where(l => l.Plan.Scope == Scope.Direct).Sum(l => l.Total.Co2eT));
        Add(StepKinds.OthersIndirect, "", others.Where(l => l.Plan.Scope == Scope.Indirect).Sum(l => l.Total.Co2eT));
        Add(StepKinds.Gross, "", year.Gross.T);
        return _steps.ToImmutable();
    }

    private void Enterprise(string name, List<EtsRow> rows, Findings findings)
    {
        var verified = rows.First(r => r.Kind == "verified");
        var lines = _bySite[name].ToList();
        if (lines.Count == 0)
        {
            findings.Warning("ETS-002", verified.Where, ("enterprise", name), ("year", verified.Year));
        }

        var first = _steps.Count;
        Add(StepKinds.Verified, name, verified.Co2eT, LocalText.Same(verified.Boundary), verified.Source);
        foreach (var row in rows.Where(r => r.Kind == "outside"))
        {
            Add(StepKinds.Outside, name, -Math.Abs(row.Co2eT), LocalText.Same(row.Boundary), row.Source);
        }

        Energy(name, rows, "electricity", lines.Where(l => l.Plan.Scope == Scope.Indirect && l.Plan.Item?.Family == ItemFamily.Electricity));
        Energy(name, rows, "heat", lines.Where(l => l.Plan.Scope == Scope.Indirect && l.Plan.Item?.Family is ItemFamily.Heat or ItemFamily.Cooling));
        var covers = verified.Covers.IsEmpty ? [.. Usual] : verified.Covers;
        var notCovered = lines.Where(l => l.Plan.Scope == Scope.Direct && !IsCovered(l.Plan, covers)).ToList();
        var names = notCovered.Select(l => (l.Plan.Category.Name, l.Plan.Gas)).Distinct().ToList();
        Add(StepKinds.NotCovered, name, notCovered.Sum(l => l.Total.Co2eT),
            new LocalText(string.Join("，", names.Select(n => $"{n.Name.Zh} {n.Gas}")), string.Join(", ", names.Select(n => $"{n.Name.En} {n.Gas}"))));
        foreach (var row in rows.Where(r => r.Kind == "other"))
        {
            Add(StepKinds.Other, name, row.Co2eT, LocalText.Same(row.Boundary), row.Source);
        }

        var endT = lines.Sum(l => l.Total.Co2eT);
        var restT = ReconciliationKernels.UnexplainedT(verified.Co2eT, [.. _steps.Skip(first + 1).Select(s => s.Co2eT)], endT);
        if (lines.Count > 0 && Math.Abs(restT) > NoteworthyShare * Math.Abs(verified.Co2eT))
        {
            findings.Warning("ETS-003", verified.Where, ("enterprise", name), ("year", verified.Year), ("rest", restT), ("verified", verified.Co2eT));
        }

        Add(StepKinds.Unexplained, name, restT);
        Add(StepKinds.Enterprise, name, endT);
    }

    // Two effects where both sides state the quantity: the quantity at their factor, then the factor on our quantity.
    private void Energy(string name, List<EtsRow> rows, string kind, IEnumerable<(LinePlan Plan, PlanTotal Total)> lines)
    {
        var (ours, theirs) = (lines.ToList(), rows.Where(r => r.Kind == kind).ToList());
        var (oursT, theirsT) = (ours.Sum(l => l.Total.Co2eT), theirs.Sum(r => r.Co2eT));
        var oursMWh = ours.Where(l => l.Plan.CarriesEnergy).Sum(l => l.Total.Quantity * l.Plan.EnergyMWhPerUnit);
        if (theirs.Count > 0 && theirs.All(r => r.EnergyMWh > 0) && oursMWh > 0)
        {
            var theirsMWh = theirs.Sum(r => r.EnergyMWh!.Value);
            var theirFactor = theirsT / theirsMWh;
            Add(StepKinds.EnergyQuantity, name, (oursMWh - theirsMWh) * theirFactor, Detail(kind, $"({oursMWh:0.###} − {theirsMWh:0.###}) MWh × {theirFactor:0.####} t/MWh"), theirs[0].Source);
            Add(StepKinds.EnergyFactor, name, oursT - (oursMWh * theirFactor), Detail(kind, $"{oursMWh:0.###} MWh × ({oursT / oursMWh:0.####} − {theirFactor:0.####}) t/MWh"), theirs[0].Source);
        }
        else if (ours.Count > 0 || theirs.Count > 0)
        {
            Add(StepKinds.EnergyAmount, name, oursT - theirsT, Detail(kind, $"{oursT:0.###} − {theirsT:0.###} t"), theirs.FirstOrDefault()?.Source ?? "");
        }
    }

    private static LocalText Detail(string kind, FormattableString numbers) =>
        PlanRequest.TextOf($"ets.{kind}", ("numbers", numbers.ToString(CultureInfo.InvariantCulture)));

    private static bool IsCovered(LinePlan plan, ImmutableArray<string> covers) =>
        covers.Contains(plan.Category.Id) && (plan.Gas == "CO2" || covers.Contains(plan.Gas));

    private void Add(string kind, string enterprise, double co2eT, LocalText detail = default, string source = "") =>
        _steps.Add(new ReconciliationStep(kind, enterprise, co2eT, detail, source));
}
