using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Schemes;

/// <summary>The results of the engines as named results of schemes: only handed over, never calculated anew.</summary>
public static class ZoneFacts
{
    private static readonly string[] TotalsAsTargets = ["gross", "net", "direct", "net_before_offset", "cumulative_net"];

    /// <summary>The facts of a zone.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="inventory">Its inventory, under the treatment that the scheme wants.</param>
    /// <param name="view">The treatment's own rows and totals; null without a treatment.</param>
    /// <param name="year">The evaluated year.</param>
    /// <param name="units">Units of indicators.csv.</param>
    public static SchemeFacts Of(ZoneInput input, Inventory inventory, TreatmentView? view, int year, UnitTable units)
    {
        var series = new Dictionary<string, FactSeries>(StringComparer.Ordinal);
        var under = view is null ? default : SchemeTexts.Of("evidence.treatment", ("treatment", view.Treatment.Name));
        var evidence = view is null ? SchemeTexts.Of("evidence.inventory") : under;
        foreach (var (name, value) in Totals)
        {
            Add(series, name, inventory.Years.Select(y => (y.Year, value(y))), evidence);
        }

        foreach (var (name, value) in Energies)
        {
            Add(series, name, inventory.Years.Select(y => (y.Year, value(y) * TceMWh(units))), SchemeTexts.Of("evidence.energy"));
        }

        Add(series, "energy.electricity_imported", inventory.Years.Select(y => (y.Year, ElectricityMWh(inventory, y.Year))), SchemeTexts.Of("evidence.energy"));
        Add(series, "inventory.gases", inventory.Years.Select(y => (y.Year, (double)YearBreakdown.Of(inventory, y.Year).Gases.Where(g => !double.IsNaN(g.Co2eT)).Select(g => FamilyOf(g.Gas)).Distinct().Count())), evidence);
        AddInstruments(series, inventory);
        AddTreatment(series, view, under);
        AddIndicators(series, input, units);
        AddPlans(series, input, inventory);
        if (CompareYears.Of(input, inventory, units, null, new Findings()) is { BaseYear: not null } comparison)
        {
            Add(series, "comparison.one_sided_categories", comparison.Years.Select(y => (y.Year, (double)y.OneSided.Length)), SchemeTexts.Of("evidence.comparison"));
        }

        return new SchemeFacts(input.Zone.Id, year, input.Zone.Baseline, series.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static readonly (string Name, Func<YearTotals, double> Value)[] Totals =
    [
        ("inventory.direct", y => y.Direct.T), ("inventory.indirect", y => y.Indirect.T), ("inventory.gross", y => y.Gross.T), ("inventory.sink", y => y.Sink.T),
        ("inventory.export_credit", y => y.ExportCredit.T), ("inventory.net_before_offset", y => y.NetBeforeOffset.T), ("inventory.offset_used", y => -y.Offset.T),
        ("inventory.net", y => y.Net.T), ("inventory.lines_not_estimated", y => y.NotEstimated.Lines),
    ];

    private static readonly (string Name, Func<YearTotals, double> ValueTce)[] Energies =
    [
        ("energy.calorific", y => y.EnergyTceCalorific), ("energy.equivalent", y => y.EnergyTceEquivalent), ("energy.renewable_on_site_calorific", y => y.RenewableTceCalorific),
    ];

    // What has no value is left out: a missing year is no zero.
    private static void Add(Dictionary<string, FactSeries> series, string name, IEnumerable<(int Year, double Value)> values, LocalText evidence, UnitPowers? powers = null)
    {
        var known = values.Select(v => (v.Year, Value: Quotient.Of(v.Value))).Where(v => v.Value is not null).OrderBy(v => v.Year).ToList();
        if (known.Count > 0)
        {
            series[name] = new FactSeries([.. known.Select(v => v.Year)], [.. known.Select(v => v.Value!.Value)], powers ?? NamedResults.PowersOf(name)!, evidence);
        }
    }

    private static double TceMWh(UnitTable units) => units.TryParse("tce", out var tce) ? tce.ToCanonical : double.NaN;

    private static double ElectricityMWh(Inventory inventory, int year) => PlanTotal.SumOfKnown(inventory.Plans.Zip(inventory.PlanTotals)
        .Where(p => p.First.Year == year && p.First is { CarriesEnergy: true, Scope: Scope.Indirect, Item.Family: ItemFamily.Electricity })
        .Select(p => p.Second.Quantity * p.First.EnergyMWhPerUnit));

    // Only what accounting lets a zone claim: neither sold, nor too old, nor more than was used, nor of fossil origin.
    private static void AddInstruments(Dictionary<string, FactSeries> series, Inventory inventory)
    {
        foreach (var (name, kind) in new[] { ("energy.green_direct_supply", InstrumentKinds.DirectSupply), ("energy.green_certificates", InstrumentKinds.Certificate) })
        {
            Add(series, name, inventory.Electricity.Select(e => (e.Year, Claims: e.Claims.Where(c => c.Instrument.Kind == kind).ToList())).Where(e => e.Claims.Count > 0)
                .Select(e => (e.Year, e.Claims.Where(c => c.FactorTPerMWh == 0).Sum(c => c.UsedMWh))), LocalText.Same("instruments.csv"));
        }
    }

    private static void AddTreatment(Dictionary<string, FactSeries> series, TreatmentView? view, LocalText evidence)
    {
        foreach (var total in view?.Treatment.Totals ?? [])
        {
            Add(series, NamedResults.Treatment + total.Id, view!.Years.Select(y => (y.Year, y.Totals[total.Id])), evidence);
        }

        foreach (var row in view?.Treatment.Rows ?? [])
        {
            Add(series, NamedResults.Treatment + row.Id, view!.Years.Select(y => (y.Year, y.Rows[row.Id].Co2eT)), evidence);
        }
    }

    private static void AddIndicators(Dictionary<string, FactSeries> series, ZoneInput input, UnitTable units)
    {
        foreach (var group in input.Indicators.GroupBy(i => i.Indicator, StringComparer.Ordinal))
        {
            if (units.TryParse(group.First().Unit, out var unit))
            {
                Add(series, NamedResults.Indicator + group.Key, group.DistinctBy(i => i.Year).Select(i => (i.Year, i.Value)),
                    LocalText.Same($"indicators.csv:{string.Join(",", group.Select(i => i.Where.Line.ToString(CultureInfo.InvariantCulture)).Take(3))}"), UnitPowers.Of(unit));
            }
        }
    }

    private static void AddPlans(Dictionary<string, FactSeries> series, ZoneInput input, Inventory inventory)
    {
        IEnumerable<(int, double)> Same(double value) => inventory.Years.Select(y => (y.Year, value));
        if (input.Tables.TryGetValue("measures.csv", out var measures))
        {
            Add(series, "plan.measures", Same(measures.Rows.Length), LocalText.Same("measures.csv"));
            Add(series, "plan.technologies", Same(measures.Rows.Select(r => measures.Text(r, "technology")).Where(t => t.Length > 0).Distinct().Count()), LocalText.Same("measures.csv"));
        }

        if (input.Tables.TryGetValue("targets.csv", out var targets))
        {
            Add(series, "plan.targets_on_totals", Same(targets.Rows.Count(r => TotalsAsTargets.Contains(targets.Text(r, "indicator"), StringComparer.OrdinalIgnoreCase))), LocalText.Same("targets.csv"));
            Add(series, "plan.target_years", Same(targets.Rows.Select(r => targets.Whole(r, "year")).Distinct().Count()), LocalText.Same("targets.csv"));
        }
    }

    // Families as the Kyoto Protocol counts them.
    private static string FamilyOf(string gas) => gas.StartsWith("CH4", StringComparison.Ordinal) ? "CH4"
        : gas.StartsWith("HFC", StringComparison.Ordinal) ? "HFC"
        : gas.StartsWith("PFC", StringComparison.Ordinal) || (gas.StartsWith('C') && gas.Contains('F', StringComparison.Ordinal)) ? "PFC" : gas;
}
