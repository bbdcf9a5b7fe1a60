using System.Collections.Immutable;
using System.Globalization;
using Ncez.Evaluation.Comparisons;
using Ncez.Kernels.Energy;
using Ncez.Kernels.Indicators;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Zones;

/// <summary>Printed numbers that are one total over another, or over an indicator: renewable cover, emissions and energy per head, per area, per output.</summary>
/// <param name="Above">Id of the total that is divided.</param>
/// <param name="Below">Id of the total, or name of the indicator, that it is divided by.</param>
internal sealed record RatioTotal(string Above, string Below)
{
    private const char Per = '/';
    private const string Energy = "energy";

    private static readonly TextArea Area = TextArea.Of(typeof(RatioTotal).Assembly, "Totals");

    private static readonly ImmutableArray<string> Divided = ["gross", "net", "direct", Energy];

    private bool IsCover => TotalNames.Ids.Contains(Below);

    /// <summary>The ratio of an id; null for other totals.</summary>
    public static RatioTotal? Of(string id) => id switch
    {
        "coverCalorific" => new RatioTotal("renewableCalorific", "energyCalorific"),
        "coverEquivalent" => new RatioTotal("renewableEquivalent", "energyEquivalent"),
        _ => id.Split(Per, 2) is [var above, { Length: > 0 } below] && Divided.Contains(above) ? new RatioTotal(above, below) : null,
    };

    /// <summary>Ids of the intensities that a zone's indicators allow.</summary>
    public static IEnumerable<string> Ids(ZoneInput? input) =>
        from indicator in (input?.Indicators ?? []).Select(i => i.Indicator).Distinct(StringComparer.Ordinal) from above in Divided select $"{above}{Per}{indicator}";

    /// <summary>Name of an intensity.</summary>
    public static LocalText NameOf(string id) => Of(id) is not { IsCover: false } ratio ? LocalText.Same(id) : ratio.Above switch
    {
        "gross" => CompareTexts.Of("grossPer", ("indicator", CompareTexts.Indicator(ratio.Below)), ("basis", "")),
        "net" => CompareTexts.Of("netPer", ("indicator", CompareTexts.Indicator(ratio.Below)), ("basis", "")),
        _ => CompareTexts.Quantity(id),
    };

    /// <summary>Names of an intensity in tables that state the price year.</summary>
    public static IEnumerable<LocalText> NamesOf(string id, ZoneInput? input) => Of(id) is { IsCover: false, Above: "gross" or "net" } ratio && input is not null
        ? (input.Indicators.Select(i => i.PriceYear).OfType<int>().Distinct()).Select(price => CompareTexts.Of($"{ratio.Above}Per", ("indicator", CompareTexts.Indicator(ratio.Below)), ("basis", CompareTexts.Of("prices", ("year", price)))))
        : [];

    /// <summary>The ratio in its parts: what is divided, by what, the equation, and what is divided as far as it unfolds itself.</summary>
    /// <param name="input">What the zone folder says.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="id">Id of the ratio.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="isWhole">True for every line, after a table of the ratio itself.</param>
    public UnfoldedTotal Unfold(ZoneInput input, Inventory inventory, string id, int year, bool isWhole)
    {
        var above = ExplainTotal.Find(input, inventory, $"{AboveId(inventory)}@{year}", isWhole)!;
        var below = IsCover ? OfTotal(ExplainTotal.Find(input, inventory, $"{Below}@{year}", isWhole)!, inventory) : OfIndicator(input, year);
        var ratio = Divide(above.Amount, below) with { Unit = IsCover ? LocalText.Same("%") : CompareTexts.IntensityUnit(below.Dimension, above.IsEnergy ? "tce" : "t").Unit };
        var why = !above.WhyUnknown.IsEmpty || !double.IsFinite(above.Amount) ? Area.Both("ratio.unknown", ("total", TotalNames.Of(inventory, above.Id)))
            : !below.Why.IsEmpty ? below.Why
            : double.IsFinite(ratio.Value) ? default : Area.Both("ratio.zero", ("total", below.Name));
        return new UnfoldedTotal(id, year, double.NaN,
        [
            .. isWhole ? [Itself(inventory, id, year, ratio)] : Array.Empty<ResultTable>(),
            Parts(inventory, id, year, above, below, ratio),
            .. double.IsFinite(ratio.Value) ? [Equation(above, below, ratio)] : Array.Empty<ResultTable>(),
            .. Of(above, "numerator", inventory),
            .. below.Total is { } total ? Of(total, "denominator", inventory) : [],
        ])
        { Ratio = ratio, WhyUnknown = why };
    }

    private string AboveId(Inventory inventory) => Above != Energy ? Above : inventory.Zone.StandardCoal == StandardCoalBasis.Calorific ? "energyCalorific" : "energyEquivalent";

    private UnfoldedRatio Divide(double above, Divisor below)
    {
        var scale = IsCover ? 100 : CompareTexts.IntensityUnit(below.Dimension).Per;
        var value = IsCover ? StandardCoalKernels.RenewableCoverFraction(above, below.Value) : below.Value > 0 ? ChangeKernels.IntensityRatio(above, below.Value) : double.NaN;
        return new UnfoldedRatio(value * scale, default, scale);
    }

    private static Divisor OfTotal(UnfoldedTotal total, Inventory inventory) => new(TotalNames.Of(inventory, total.Id), total.Amount, Dimension.Energy)
    {
        Total = total,
        Why = double.IsFinite(total.Amount) ? default : Area.Both("ratio.unknown", ("total", TotalNames.Of(inventory, total.Id))),
    };

    private Divisor OfIndicator(ZoneInput input, int year)
    {
        var name = CompareTexts.Indicator(Below);
        var rows = input.Indicators.Where(i => i.Indicator == Below).ToImmutableArray();
        if (rows.FirstOrDefault(i => i.Year == year) is not { } row)
        {
            return new Divisor(name, double.NaN, rows[0].Measured?.Dimension ?? Dimension.Count) { Why = Area.Both("ratio.noRow", ("indicator", name), ("year", year)) };
        }

        // Money at prices of its own year goes through the deflator, as every comparison does; without one it stands as written.
        var real = IndicatorSeries.Of(input, new Findings()).At(Below, year);
        return new Divisor(name, real?.Value ?? row.Value, row.Measured?.Dimension ?? Dimension.Count) { Row = row, PriceYear = real?.PriceYear ?? row.PriceYear, Deflator = real is { } r && r.Value != row.Value ? DeflatorOf(input, year) : null };
    }

    private static (double Value, string Unit, string Source, Place Where)? DeflatorOf(ZoneInput input, int year) => input.Tables.GetValueOrDefault("prices.csv") is { } prices
        && prices.Rows.LastOrDefault(r => prices.Text(r, "item") == "deflator" && prices.Whole(r, "year") == year) is { } row
        ? (prices.Number(row, "value") ?? double.NaN, prices.Text(row, "unit"), prices.Text(row, "source"), row.Where) : null;

    private static ResultTable Itself(Inventory inventory, string id, int year, UnfoldedRatio ratio) => new("total", Area.Both("total.table"),
        [new TableColumn("zone", Area.Both("zone")), new TableColumn("id", Area.Both("total.id")), new TableColumn("name", Area.Both("total.name")), new TableColumn("year", Area.Both("year")), new TableColumn("gwp", Area.Both("gwp")), new TableColumn("value", Area.Both("value"), IsNumber: true), new TableColumn("unit", Area.Both("unit"))],
        [[inventory.Zone.Id, id, TotalNames.Of(inventory, id), Year(year), inventory.Zone.Gwp, ratio.Value, ratio.Unit]]);

    private static ResultTable Parts(Inventory inventory, string id, int year, UnfoldedTotal above, Divisor below, UnfoldedRatio ratio) => new("ratio", Area.Both("ratio"),
        [new TableColumn("role", Area.Both("ratio.role")), new TableColumn("name", Area.Both("total.name")), new TableColumn("value", Area.Both("value"), IsNumber: true), new TableColumn("unit", Area.Both("unit")), new TableColumn("where", Area.Both("ratio.where")), new TableColumn("source", Area.Both("source")), new TableColumn("further", Area.Both("ratio.further"))],
        [
            [Area.Both("ratio.numerator"), TotalNames.Of(inventory, above.Id), above.Amount, Unit(above), "", "", $"{above.Id}@{Year(year)}"],
            .. below.Row is { } row ? Indicator(below, row)
                : [[Area.Both("ratio.denominator"), below.Name, below.Value, below.Total is { } total ? Unit(total) : "", below.Total is null ? "indicators.csv" : "", "", below.Total is { Id: var next } ? $"{next}@{Year(year)}" : ""]],
            [Area.Both("ratio.quotient"), TotalNames.Of(inventory, id), ratio.Value, ratio.Unit, "", "", ""],
        ]);

    // A row of indicators.csv as it was written, and what makes it comparable money.
    private static ImmutableArray<ImmutableArray<TableCell>> Indicator(Divisor below, IndicatorValue row)
    {
        var basis = below.PriceYear is { } price && below.Deflator is null ? CompareTexts.Of("prices", ("year", price)) : default;
        var name = new LocalText(below.Name.Zh + basis.Zh, below.Name.En + basis.En);
        var rows = ImmutableArray.Create<ImmutableArray<TableCell>>([Area.Both("ratio.denominator"), name, row.Measured is { } unit ? row.Value / unit.ToCanonical : row.Value, UnitSymbol.Shown(row.Unit), row.Where.ToString(), row.Source, ""]);
        return below.Deflator is not var (value, unitOf, source, where) ? rows
            : rows.Add([Area.Both("ratio.denominator"), Area.Both("ratio.deflator", ("year", below.PriceYear ?? row.Year)), value, unitOf, where.ToString(), source, ""]);
    }

    private ResultTable Equation(UnfoldedTotal above, Divisor below, UnfoldedRatio ratio) => new("equations", Area.Both("equations"), EquationTable.Columns,
        [
            EquationTable.Row(IsCover ? "ACC-15" : "IND-08", $"{Numbers.Significant(above.Amount, 6)} {(above.IsEnergy ? "tce" : "t")} / {Numbers.Significant(below.Value, 6)}{(IsCover ? " tce" : "")}{(ratio.Scale == 1 ? "" : $" × {Numbers.Significant(ratio.Scale, 6)}")} = {Numbers.Significant(ratio.Value, 6)}"),
            .. below is { Deflator: not null, Row: { } row } ? [EquationTable.Row("IND-05", $"{Numbers.Significant(row.Value, 9)} → {Numbers.Significant(below.Value, 9)}")] : ImmutableArray<ImmutableArray<TableCell>>.Empty,
        ]);

    // Tables of a part keep their ids behind its role, so that programs tell its lines from those of the other part.
    private static IEnumerable<ResultTable> Of(UnfoldedTotal part, string role, Inventory inventory) => part.Tables.Where(t => t.Id != "total").Select(t => t with
    {
        Id = role + char.ToUpperInvariant(t.Id[0]) + t.Id[1..],
        Title = Area.Both("ratio.of", ("total", TotalNames.Of(inventory, part.Id)), ("table", t.Title.InSentence)),
    });

    private static string Unit(UnfoldedTotal total) => total.IsEnergy ? "tce" : "tCO₂e";

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a total is divided by.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value [canonical units of its dimension; tce of energy].</param>
    /// <param name="Dimension">What it measures.</param>
    private sealed record Divisor(LocalText Name, double Value, Dimension Dimension)
    {
        public UnfoldedTotal? Total { get; init; }

        public IndicatorValue? Row { get; init; }

        public int? PriceYear { get; init; }

        public (double Value, string Unit, string Source, Place Where)? Deflator { get; init; }

        public LocalText Why { get; init; }
    }
}
