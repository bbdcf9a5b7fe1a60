using Ncez.Evaluation.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Targets;

/// <summary>What was observed of the indicators of targets, in canonical units (t, MWh, CNY …), and the units they are shown in.</summary>
internal sealed class TargetCourses(ZoneInput input, Inventory inventory, UnitTable units)
{
    // Amounts of intensities are per 万元, 万t·km, 万p·km, as statistics print them.
    private const double Multiple = 10_000;

    private readonly IndicatorSeries _series = IndicatorSeries.Of(input, units, new Findings());
    private readonly Unit _tce = units.TryParse("tce", out var tce) ? tce : throw new ArgumentException("The unit table has no tce.", nameof(units));

    /// <summary>The year that a cut without a base year is counted from; null when the zone names none.</summary>
    public int? Baseline => input.Zone.Baseline;

    /// <summary>What can be followed, by name and id.</summary>
    public LocalText Known
    {
        get
        {
            var known = TargetIndicators.Followed.Select(id => (TargetIndicators.NameOf(id), id)).ToList();
            var others = _series.Names.Except(TargetIndicators.Followed, StringComparer.OrdinalIgnoreCase).ToList();
            return new LocalText(
                string.Join("、", known.Select(k => $"{k.Item1.Zh}（{k.id}）").Concat(others)), string.Join(", ", known.Select(k => k.id).Concat(others)));
        }
    }

    /// <summary>The part of an indicator that nobody knows.</summary>
    public string Missing(string indicator) => string.Join(", ", indicator.Split('/').Where(p => Single(p) is null).DefaultIfEmpty(indicator));

    /// <summary>What an indicator measures; null when not known.</summary>
    public UnitPowers? PowersOf(string indicator) => TargetIndicators.PowersOf(indicator, UnitOfSeries);

    /// <summary>A total, an indicator, or one per another by year, canonical; null when nobody knows it.</summary>
    public IReadOnlyDictionary<int, double>? Of(string indicator) => indicator.Split('/') switch
    {
        [var one] => Single(one),
        [var above, var below] => Single(above) is { } top && Single(below) is { } bottom
            ? top.Where(p => bottom.TryGetValue(p.Key, out var amount) && amount > 0).ToDictionary(p => p.Key, p => p.Value / bottom[p.Key]) : null,
        _ => null,
    };

    /// <summary>Unit that a cut is shown in: tCO2e, tce, or so much per 万元; canonical units of one of it.</summary>
    public (LocalText Text, double Canonical) UnitOf(string indicator) => indicator.Split('/') is [var above, var below]
        ? Per(Plain(above), UnitOfSeries(below) is { Dimension: Dimension.Money or Dimension.Freight or Dimension.Passenger } amount ? Large(amount) : Plain(below))
        : Plain(indicator);

    private static (LocalText Text, double Canonical) Per((LocalText Text, double Canonical) above, (LocalText Text, double Canonical) below) =>
        (new LocalText($"{above.Text.Zh}/{below.Text.Zh}", $"{above.Text.En}/{below.Text.En}"), above.Canonical / below.Canonical);

    private static (LocalText Text, double Canonical) Large(Unit unit) => (unit.Dimension switch
    {
        Dimension.Money => new LocalText("万元", "10⁴ CNY"),
        Dimension.Freight => new LocalText("万t·km", "10⁴ t·km"),
        _ => new LocalText("万p·km", "10⁴ p·km"),
    }, Multiple);

    private (LocalText Text, double Canonical) Plain(string name) => TargetIndicators.Followed.Contains(name)
        ? name == "energy" ? (LocalText.Same(_tce.Symbol), _tce.ToCanonical) : (LocalText.Same("tCO2e"), 1)
        : UnitOfSeries(name) is { } unit ? (UnitSymbol.Of(unit.Symbol), unit.ToCanonical) : (LocalText.Same("1"), 1);

    private Unit? UnitOfSeries(string name) =>
        input.Indicators.FirstOrDefault(i => i.Indicator.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } row && units.TryParse(row.Unit, out var unit) ? unit : null;

    private Dictionary<int, double>? Single(string name)
    {
        Func<YearTotals, double>? total = name switch
        {
            "gross" => y => y.Gross.T,
            "net" => y => y.Net.T,
            "direct" => y => y.Direct.T,
            "energy" => y => (input.Zone.StandardCoal == StandardCoalBasis.Calorific ? y.EnergyTceCalorific : y.EnergyTceEquivalent) * _tce.ToCanonical,
            _ => null,
        };
        return total is not null ? inventory.Years.Where(y => double.IsFinite(total(y))).ToDictionary(y => y.Year, total)
            : _series.Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? _series.Course(known).Values.ToDictionary(p => p.Key, p => p.Value) : null;
    }
}
