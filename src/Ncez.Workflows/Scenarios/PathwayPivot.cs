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
/// fuel and year. What is left out is added up, the year excepted: one year is looked at where it is no dimension.
/// </summary>
public sealed class PathwayPivot
{
    private const int MostCategories = 12;
    private static readonly TextArea Texts = TextArea.Of(typeof(PathwayPivot).Assembly, "Scenarios");
    private static readonly string[] Palette = ["sector-industry", "sector-building", "sector-transport", "sector-agri", "sector-energy", "sector-living", "sector-waste", "scope-export", "text-3"];
    private static readonly string[] OfNet = ["sector", "region", "fuel", "gas", "year"];
    private static readonly string[] OfEnergy = ["sector", "region", "fuel", "year"];
    private readonly Pathway _pathway;
    private readonly PivotRequest _request;
    private readonly double _perUnit;
    private readonly string _symbol;
    private readonly Dictionary<(string Row, string Column), double> _sums = [];

    private PathwayPivot(Pathway pathway, PivotRequest request, Unit? unit)
    {
        (_pathway, _request) = (pathway, request);
        (_symbol, _perUnit) = request.IsEnergy ? (unit?.Symbol ?? "MWh", unit?.ToCanonical ?? 1) : ("t CO₂e", 1);
        foreach (var (keys, values) in Parts())
        {
            Add(keys, values);
        }
    }

    /// <summary>Dimensions of a quantity.</summary>
    public static IReadOnlyList<string> DimensionsOf(bool isEnergy) => isEnergy ? OfEnergy : OfNet;

    /// <summary>The pivot.</summary>
    /// <param name="pathway">The pathway.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="unit">Unit of energy; null = MWh.</param>
    public static PathwayPivot Of(Pathway pathway, PivotRequest request, Unit? unit = null) => new(pathway, request, unit);

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
        var scale = _request.IsEnergy ? Magnitude.One : Magnitude.OfTonnes(columns.Max(c => rows.Sum(r => Math.Abs(_sums.GetValueOrDefault((r, c))))));
        var unit = _request.IsEnergy ? LocalText.Same(_symbol) : scale.UnitCo2e;
        return new ChartSpec
        {
            Id = $"pivot-{_request.Rows}-{_request.Columns}",
            Form = ChartForm.StackedColumn,
            Title = Title,
            Subtitle = Texts.Both("pivot.sub", ("unit", unit)),
            Unit = unit,
            DataUnit = _request.IsEnergy ? unit : Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. columns.Select(c => NameOf(_request.Columns, c))],
            Series = [.. rows.Select((r, i) => new ChartSeries(NameOf(_request.Rows, r), Palette[i % Palette.Length], [.. columns.Select(c => _sums.GetValueOrDefault((r, c)))]))],
        };
    }

    /// <summary>The chart as SVG.</summary>
    public string Picture(Language language) => ChartSvg.File(Chart(), new SvgOptions(language, SvgTheme.Light, SvgOptions.Wide));

    private LocalText Title => Texts.Both(HasYear ? "pivot.title" : "pivot.titleYear", ("scenario", _pathway.Name), ("quantity", Texts.Both(_request.IsEnergy ? "pivot.energy" : "pivot.net")),
        ("rows", Texts.Both("pivot." + _request.Rows).InSentence), ("columns", Texts.Both("pivot." + _request.Columns).InSentence), ("year", Year(_request.Year)), ("unit", _symbol));

    private bool HasYear => _request.Rows == "year" || _request.Columns == "year";

    private IEnumerable<(Func<string, string> Keys, ImmutableArray<double> Values)> Parts() => _request.IsEnergy
        ? _pathway.Balance.Where(b => b.Kind == "final").Select(b => (Keys(b.Region, b.Branch, b.Fuel, ""), b.ValuesMWh))
        : _pathway.NetParts.Select(p => (Keys(p.Region, p.Sector, p.Fuel.Length > 0 ? p.Fuel : "source:" + p.Gas, p.Gas), p.ValuesT));

    private static Func<string, string> Keys(string region, string sector, string fuel, string gas) => dimension => dimension switch
    {
        "region" => region,
        "sector" => sector,
        "fuel" => fuel,
        _ => gas,
    };

    private void Add(Func<string, string> keys, ImmutableArray<double> values)
    {
        for (var t = 0; t < values.Length; t++)
        {
            var year = _pathway.Years[t];
            if (HasYear || year == _request.Year)
            {
                var key = (Of(_request.Rows), Of(_request.Columns));
                _sums[key] = _sums.GetValueOrDefault(key) + (values[t] / _perUnit);
            }

            string Of(string dimension) => dimension == "year" ? Year(year) : keys(dimension);
        }
    }

    private static ImmutableArray<string> Values(string dimension, IEnumerable<string> values) =>
        dimension == "year" ? [.. values.Distinct().Order(StringComparer.Ordinal)] : [.. values.Distinct()];

    private LocalText NameOf(string dimension, string value) => dimension switch
    {
        "year" or "region" => _pathway.NameOf(value),
        "gas" => LocalText.Same(value.Length > 0 ? value : "–"),
        "fuel" => _pathway.ByFuel.FirstOrDefault(f => f.Id == value)?.Name ?? _pathway.NameOf(value),
        _ => _pathway.NameOf(value),
    };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is asked of a pathway.</summary>
/// <param name="IsEnergy">Final energy; else net emissions.</param>
/// <param name="Rows">First dimension.</param>
/// <param name="Columns">Second dimension.</param>
/// <param name="Year">Year that is looked at where it is no dimension.</param>
public sealed record PivotRequest(bool IsEnergy, string Rows, string Columns, int Year);
