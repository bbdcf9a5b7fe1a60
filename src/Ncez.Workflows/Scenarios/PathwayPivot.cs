using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>
/// A pathway by any two of its dimensions: net emissions by sector, region, fuel, gas and year, final energy by sector, region,
/// fuel and year, what measures save by measure, family, sector, region, gas and year. What is left out is added up, the year
/// excepted: one year is looked at where it is no dimension.
/// </summary>
public sealed class PathwayPivot
{
    private const int MostCategories = 12;
    private static readonly TextArea Texts = TextArea.Of(typeof(PathwayPivot).Assembly, "Scenarios");
    private static readonly string[] Palette = ["sector-industry", "sector-building", "sector-transport", "sector-agri", "sector-energy", "sector-living", "sector-waste", "scope-export", "text-3"];
    private static readonly string[] OfNet = ["sector", "region", "fuel", "gas", "year"];
    private static readonly string[] OfEnergy = ["sector", "region", "fuel", "year"];
    private static readonly string[] OfSaved = ["measure", "family", "sector", "region", "gas", "year"];
    private readonly ImmutableArray<Contribution> _contributions;
    private readonly Pathway _pathway;
    private readonly PivotRequest _request;
    private readonly double _perUnit;
    private readonly string _symbol;
    private readonly Dictionary<(string Row, string Column), double> _sums = [];

    private PathwayPivot(PathwaySet set, string scenario, PivotRequest request, Unit? unit)
    {
        (_pathway, _request) = (set.Pathways.First(p => p.Scenario == scenario), request);
        _contributions = [.. set.Contributions.Where(c => c.Scenario == scenario && c.Method.StartsWith("shapley", StringComparison.Ordinal))];
        (_symbol, _perUnit) = IsEnergy ? (unit?.Symbol ?? "MWh", unit?.ToCanonical ?? 1) : ("t CO₂e", 1);
        foreach (var (keys, year, value) in Parts())
        {
            Add(keys, year, value);
        }
    }

    /// <summary>Dimensions of a quantity.</summary>
    public static IReadOnlyList<string> DimensionsOf(PivotQuantity quantity) => quantity switch { PivotQuantity.Energy => OfEnergy, PivotQuantity.Saved => OfSaved, _ => OfNet };

    /// <summary>The pivot.</summary>
    /// <param name="set">The pathways.</param>
    /// <param name="scenario">Scenario that is looked at.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="unit">Unit of energy; null = MWh.</param>
    public static PathwayPivot Of(PathwaySet set, string scenario, PivotRequest request, Unit? unit = null) => new(set, scenario, request, unit);

    /// <summary>As a table: a row per value of the first dimension, a column per value of the second, and sums.</summary>
    /// <param name="isNarrow">True to show some of the years, so that the table fits a screen.</param>
    public ResultTable Table(bool isNarrow = false)
    {
        var (rows, columns) = (Values(_request.Rows, _sums.Keys.Select(k => k.Row)), Values(_request.Columns, _sums.Keys.Select(k => k.Column)));
        var some = PathwayTables.SomeYears(_pathway.Years).Select(Year).ToHashSet(StringComparer.Ordinal);
        rows = isNarrow && _request.Rows == "year" ? [.. rows.Where(some.Contains)] : rows;
        columns = isNarrow && _request.Columns == "year" ? [.. columns.Where(some.Contains)] : columns;
        double At(string row, string column) => _sums.GetValueOrDefault((row, column));
        return new ResultTable("pivot", Title,
            [
                new TableColumn(_request.Rows, Texts.Both("pivot." + _request.Rows)),
                .. columns.Select(c => new TableColumn(c + "|" + _symbol, NameOf(_request.Columns, c), IsNumber: true)),
                .. _request.Columns == "year" ? Array.Empty<TableColumn>() : [new TableColumn("sum|" + _symbol, Texts.Both("pivot.sum"), IsNumber: true)],
            ],
            [
                .. rows.Select(r => ImmutableArray.Create<TableCell>([NameOf(_request.Rows, r), .. columns.Select(c => (TableCell)At(r, c)), .. Sum(columns.Sum(c => At(r, c)))])),
                .. _request.Rows == "year" ? Array.Empty<ImmutableArray<TableCell>>() : [ImmutableArray.Create<TableCell>([Texts.Both("pivot.sum"), .. columns.Select(c => (TableCell)rows.Sum(r => At(r, c))), .. Sum(_sums.Values.Sum())])],
            ]);

        IEnumerable<TableCell> Sum(double sum) => _request.Columns == "year" ? [] : [sum];
    }

    /// <summary>As a chart: columns of the second dimension, stacked by the first.</summary>
    public ChartSpec Chart()
    {
        var (rows, all) = (Values(_request.Rows, _sums.Keys.Select(k => k.Row)), Values(_request.Columns, _sums.Keys.Select(k => k.Column)));
        ImmutableArray<string> columns = _request.Columns == "year" ? [.. PathwayTables.SomeYears(_pathway.Years).Select(Year)] : [.. all.OrderByDescending(c => rows.Sum(r => Math.Abs(_sums.GetValueOrDefault((r, c))))).Take(MostCategories)];
        var scale = IsEnergy ? Magnitude.One : Magnitude.OfTonnes(columns.Max(c => rows.Sum(r => Math.Abs(_sums.GetValueOrDefault((r, c))))));
        var unit = IsEnergy ? LocalText.Same(_symbol) : scale.UnitCo2e;
        return new ChartSpec
        {
            Id = $"pivot-{_request.Rows}-{_request.Columns}",
            Form = ChartForm.StackedColumn,
            Title = Title,
            Subtitle = Texts.Both("pivot.sub", ("unit", unit)),
            Unit = unit,
            DataUnit = IsEnergy ? unit : Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. columns.Select(c => NameOf(_request.Columns, c))],
            Series = [.. rows.Select((r, i) => new ChartSeries(NameOf(_request.Rows, r), Palette[i % Palette.Length], [.. columns.Select(c => _sums.GetValueOrDefault((r, c)))]))],
        };
    }

    /// <summary>The chart as SVG.</summary>
    public string Picture(Language language) => ChartSvg.File(Chart(), new SvgOptions(language, SvgTheme.Light, SvgOptions.Wide));

    private LocalText Title => Texts.Both(HasYear ? "pivot.title" : "pivot.titleYear", ("scenario", _pathway.Name), ("quantity", Texts.Both(_request.Quantity switch { PivotQuantity.Energy => "pivot.energy", PivotQuantity.Saved => "pivot.saved", _ => "pivot.net" })),
        ("rows", Texts.Both("pivot." + _request.Rows).InSentence), ("columns", Texts.Both("pivot." + _request.Columns).InSentence), ("year", Year(_request.Year)), ("unit", _symbol));

    private bool IsEnergy => _request.Quantity == PivotQuantity.Energy;

    private bool HasYear => _request.Rows == "year" || _request.Columns == "year";

    private IEnumerable<(PivotKeys Keys, int Year, double Value)> Parts() => _request.Quantity switch
    {
        PivotQuantity.Energy => _pathway.Balance.Where(b => b.Kind == "final").SelectMany(b => b.ValuesMWh.Select((v, t) => (new PivotKeys(b.Region, b.Branch, "", b.Fuel), _pathway.Years[t], v))),
        PivotQuantity.Saved => from c in _contributions from m in c.Measures from cell in m.Cells select (new PivotKeys(cell.Region, cell.Sector, cell.Gas, Measure: m.Id, Family: m.Family), c.Year, cell.SavedT),
        _ => _pathway.NetParts.SelectMany(p => p.ValuesT.Select((v, t) => (new PivotKeys(p.Region, p.Sector, p.Gas, p.Fuel.Length > 0 ? p.Fuel : "source:" + p.Gas), _pathway.Years[t], v))),
    };

    private void Add(PivotKeys keys, int year, double value)
    {
        if (HasYear || year == _request.Year)
        {
            var key = (Of(_request.Rows), Of(_request.Columns));
            _sums[key] = _sums.GetValueOrDefault(key) + (value / _perUnit);
        }

        string Of(string dimension) => dimension == "year" ? Year(year) : keys.Of(dimension);
    }

    private static ImmutableArray<string> Values(string dimension, IEnumerable<string> values) =>
        dimension == "year" ? [.. values.Distinct().Order(StringComparer.Ordinal)] : [.. values.Distinct()];

    private LocalText NameOf(string dimension, string value) => dimension switch
    {
        "year" or "region" => _pathway.NameOf(value),
        "family" => ContributionTables.FamilyOf(value),
        "gas" => LocalText.Same(value.Length > 0 ? value : "–"),
        "fuel" => _pathway.ByFuel.FirstOrDefault(f => f.Id == value)?.Name ?? _pathway.NameOf(value),
        _ => _pathway.NameOf(value),
    };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a pivot adds up.</summary>
public enum PivotQuantity
{
    /// <summary>Net emissions [t CO₂e].</summary>
    Net,

    /// <summary>Final energy [MWh].</summary>
    Energy,

    /// <summary>What measures save, by their Shapley values [t CO₂e].</summary>
    Saved,
}

/// <summary>Where a part of a pathway stands in every dimension.</summary>
internal readonly record struct PivotKeys(string Region, string Sector, string Gas = "", string Fuel = "", string Measure = "", string Family = "")
{
    /// <summary>Its value of a dimension.</summary>
    public string Of(string dimension) => dimension switch { "region" => Region, "sector" => Sector, "fuel" => Fuel, "measure" => Measure, "family" => Family, _ => Gas };
}

/// <summary>What is asked of a pathway.</summary>
/// <param name="Quantity">What is added up.</param>
/// <param name="Rows">First dimension.</param>
/// <param name="Columns">Second dimension.</param>
/// <param name="Year">Year that is looked at where it is no dimension.</param>
public sealed record PivotRequest(PivotQuantity Quantity, string Rows, string Columns, int Year);
