using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Baselines;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Technologies.Portfolios;

namespace Ncez.Workflows.Technologies.Baselines;

/// <summary>Where the future without measures comes from.</summary>
internal enum BaselineRule
{
    /// <summary>Rows baseline or growth of portfolio.csv.</summary>
    Stated,

    /// <summary>The zone's scenarios.</summary>
    Scenario,

    /// <summary>Growth of the indicators that drive its categories.</summary>
    Indicators,

    /// <summary>Nothing says: as in the last year of the inventory.</summary>
    Same,
}

/// <summary>
/// What a zone emits in each year without measures, in all and by end use: what portfolio.csv states, else its scenarios, else the growth of indicators.csv.
/// An end use is a category of the inventory, or what portfolio.csv names.
/// </summary>
internal sealed class ZoneBaseline
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ZoneBaseline).Assembly, "Baseline");
    private readonly PortfolioSettings _settings;
    private readonly PortfolioEngine? _engine;
    private readonly FutureBaseline? _future;
    private readonly YearTotals _last;
    private readonly BoundaryTemplate _template;
    private readonly Dictionary<string, double> _categoriesT;
    private readonly Dictionary<string, double> _usesT;

    private ZoneBaseline(PortfolioSettings settings, PortfolioEngine? engine, FutureBaseline? future, Inventory inventory)
    {
        (_settings, _engine, _future, _last, _template) = (settings, engine, future, inventory.Years[^1], inventory.Template);
        _categoriesT = Categories(inventory);
        _usesT = new Dictionary<string, double>(_categoriesT, StringComparer.Ordinal);
        foreach (var (name, useT) in settings.EndUsesT)
        {
            _usesT[name] = useT;
        }
    }

    /// <summary>Where it comes from.</summary>
    public BaselineRule Rule => IsStated(_settings) ? BaselineRule.Stated : _engine is not null ? BaselineRule.Scenario : _future is not null ? BaselineRule.Indicators : BaselineRule.Same;

    /// <summary>Last year of the inventory: what is known.</summary>
    public int BaseYear => _last.Year;

    /// <summary>The baseline of a zone.</summary>
    /// <param name="settings">What portfolio.csv says; empty settings where there is none.</param>
    /// <param name="input">Zone.</param>
    /// <param name="inventory">Its inventory, with at least a year.</param>
    /// <param name="engine">Its scenario engine; null = none.</param>
    /// <param name="lastYear">Last year that is asked for.</param>
    /// <param name="findings">Takes growth that cannot stand.</param>
    public static ZoneBaseline Of(PortfolioSettings settings, ZoneInput input, Inventory inventory, PortfolioEngine? engine, int lastYear, Findings findings)
    {
        var future = IsStated(settings) || engine is not null ? null
            : FutureBaseline.Of(input.Indicators, Categories(inventory).Keys, settings.EndUsesT.Keys, inventory.Years[^1].Year, lastYear, findings);
        return new ZoneBaseline(settings, engine, future, inventory);
    }

    /// <summary>Gross emissions in a year [t].</summary>
    public double GrossT(int year) => Rule switch
    {
        BaselineRule.Stated when !_settings.BaselineT.IsEmpty => Interpolated([.. _settings.BaselineT.ContainsKey(_last.Year) ? _settings.BaselineT : _settings.BaselineT.Add(_last.Year, _last.Gross.T)], year),
        BaselineRule.Stated => _last.Gross.T * GrowthKernels.IndexFraction(_settings.GrowthFraction!.Value, year - _last.Year),
        BaselineRule.Scenario => _engine!.BaselineT[Math.Clamp(year - _engine.Years.Start, 0, _engine.BaselineT.Length - 1)],
        BaselineRule.Indicators => _last.Gross.T * _categoriesT.Sum(c => c.Value * _future!.IndexFraction(c.Key, year)) / _categoriesT.Values.Sum(),
        _ => _last.Gross.T,
    };

    /// <summary>Emissions of an end use in a year [t]; null = it is not known. What has no growth of its own grows like the whole.</summary>
    public double? UseT(string use, int year) => !_usesT.TryGetValue(use, out var useT) ? null
        : Rule == BaselineRule.Indicators && (_categoriesT.ContainsKey(use) || _future!.IsDriven(use)) ? useT * _future!.IndexFraction(use, year) : useT * GrossT(year) / _last.Gross.T;

    /// <summary>Ids of measures on an end use that is not known, or that abate more than it emits in a year of the plan: a plan does without them, and a warning says so.</summary>
    public ImmutableHashSet<string> LeftOut(IEnumerable<(Model.Roadmaps.Measure Measure, string EndUse)> measures, int from, int to, Findings findings)
    {
        var leftOut = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (measure, use) in measures.Where(m => m.EndUse.Length > 0))
        {
            if (!_usesT.ContainsKey(use))
            {
                leftOut.Add(measure.Id);
                findings.Warning("PFL-006", measure.Where with { Field = "end_use" }, ("measure", measure.Id), ("use", use), ("known", string.Join(", ", _usesT.Keys.Order(StringComparer.Ordinal))));
            }
            else if (Enumerable.Range(from, to - from + 1).Min(y => UseT(use, y)!.Value) is var emitted && measure.AbatementTPerYear > emitted)
            {
                leftOut.Add(measure.Id);
                findings.Warning("PFL-007", measure.Where with { Field = "abatement_t_per_year" }, ("use", use), ("measure", measure.Id),
                    ("abated", measure.AbatementTPerYear.Value.ToString("N0", CultureInfo.InvariantCulture) + " t"), ("emitted", emitted.ToString("N0", CultureInfo.InvariantCulture) + " t"));
            }
        }

        return leftOut.ToImmutable();
    }

    /// <summary>Name of the row of a basis table.</summary>
    public static LocalText Label => Texts.Both("baseline");

    /// <summary>Name of an end use: that of its category; what portfolio.csv names stands as written, no end use is a dash.</summary>
    public LocalText NameOf(string use) => use.Length == 0 ? LocalText.Same(Numbers.None)
        : _template.Categories.FirstOrDefault(c => c.Id == use)?.Name ?? LocalText.Same(use);

    /// <summary>Where it comes from, in words.</summary>
    public LocalText Words => Texts.Both("baseline." + Rule, ("year", _last.Year));

    /// <summary>What drives each category, and what it emits in the first and the last year; null where no indicator does.</summary>
    /// <param name="to">Last year of the plan.</param>
    public ResultTable? Table(int to) => Rule != BaselineRule.Indicators ? null : new ResultTable("baseline", Texts.Both("title", ("from", _last.Year), ("to", to)),
        [Column("category", false), Column("drivers", false), Column("firstT", true), Column("lastT", true), Column("yearlyPercent", true)],
        [
            .. _usesT.Where(u => _categoriesT.ContainsKey(u.Key) || _future!.IsDriven(u.Key)).OrderBy(u => u.Key, StringComparer.Ordinal)
                .Select(u => Row(NameOf(u.Key), DriversOf(u.Key), u.Value, UseT(u.Key, to)!.Value, to)),
            Row(Texts.Both("gross"), Numbers.None, _last.Gross.T, GrossT(to), to),
        ]);

    private LocalText DriversOf(string use)
    {
        var names = _future!.Drivers.Where(d => d.Moves(use)).Select(d => CompareTexts.Indicator(d.Indicator)).DefaultIfEmpty(LocalText.Same(Numbers.None)).ToList();
        return new LocalText(string.Join("；", names.Select(n => n.Zh)), string.Join("; ", names.Select(n => n.En)));
    }

    private ImmutableArray<TableCell> Row(TableCell use, TableCell drivers, double firstT, double lastT, int to) =>
        [use, drivers, firstT, lastT, to > _last.Year ? 100 * (Math.Pow(lastT / firstT, 1.0 / (to - _last.Year)) - 1) : double.NaN];

    private static TableColumn Column(string id, bool isNumber) => new(id, Texts.Both(id), isNumber);

    private static bool IsStated(PortfolioSettings settings) => !settings.BaselineT.IsEmpty || settings.GrowthFraction is not null;

    private static Dictionary<string, double> Categories(Inventory inventory) => InventorySums.ByCategory(inventory, inventory.Years[^1].Year).Where(c => c.Co2eT > 0)
        .GroupBy(c => c.Category.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Co2eT), StringComparer.Ordinal);

    private static double Interpolated(ImmutableArray<KeyValuePair<int, double>> points, int year)
    {
        var after = points.FirstOrDefault(p => p.Key >= year, points[^1]);
        var before = points.LastOrDefault(p => p.Key <= year, points[0]);
        return before.Key >= after.Key ? after.Value : before.Value + ((after.Value - before.Value) * (year - before.Key) / (after.Key - before.Key));
    }
}
