using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Portfolios;

/// <summary>What portfolio.csv says: years, future without measures, budgets, areas, offsets, end uses.</summary>
public sealed record PortfolioSettings
{
    private static readonly TextArea Texts = TextArea.Of(typeof(PortfolioSettings).Assembly, "Portfolio");

    /// <summary>Name of the file.</summary>
    public const string File = "portfolio.csv";

    /// <summary>Years of the plan.</summary>
    public YearWindow Years { get; init; }

    /// <summary>Gross emissions without measures, by year [t]; years between are interpolated.</summary>
    public ImmutableSortedDictionary<int, double> BaselineT { get; init; } = ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>Growth of gross emissions without measures [1/a]; null = not stated.</summary>
    public double? GrowthFraction { get; init; }

    /// <summary>Budgets of investment [CNY].</summary>
    public ImmutableArray<PortfolioLimit> Budgets { get; init; } = [];

    /// <summary>Roof area [m²].</summary>
    public PortfolioLimit? Roof { get; init; }

    /// <summary>Land [m²].</summary>
    public PortfolioLimit? Land { get; init; }

    /// <summary>Rule of offsets; null = none may be used.</summary>
    public OffsetRule? Offsets { get; init; }

    /// <summary>Emissions of end uses that the zone names itself, in the base year [t].</summary>
    public ImmutableSortedDictionary<string, double> EndUsesT { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Reads the table; null with findings when it cannot stand.</summary>
    public static PortfolioSettings? Read(ZoneTable table, UnitTable units, Findings findings)
    {
        var settings = new PortfolioSettings();
        double? capFraction = null, capT = null, price = null;
        var offsetPlace = new Place(File);
        foreach (var row in table.Rows)
        {
            var item = table.Text(row, "item");
            var window = new YearWindow(table.Whole(row, "from") ?? 0, table.Whole(row, "to") ?? table.Whole(row, "from") ?? 0);
            double? Value(Dimension dimension, string expected) => ValueOf(table, row, units, findings, (dimension, null, expected));
            switch (item)
            {
                case "horizon":
                    settings = settings with { Years = window };
                    break;
                case "baseline" when Value(Dimension.Mass, "t") is { } baseT:
                    settings = settings with { BaselineT = settings.BaselineT.SetItem(window.Start, baseT) };
                    break;
                case "growth" when Value(Dimension.Share, "%") is { } growth:
                    settings = settings with { GrowthFraction = growth };
                    break;
                case "budget" when Value(Dimension.Money, "万元") is { } money:
                    settings = settings with { Budgets = settings.Budgets.Add(new PortfolioLimit(window, money, Texts.Both("demand.budget", ("from", window.Start), ("to", window.End), ("value", money / 1e4)), row.Where)) };
                    break;
                case "roof" when Value(Dimension.Area, "m2") is { } area:
                    settings = settings with { Roof = new PortfolioLimit(window, area, Texts.Both("demand.roof", ("value", area)), row.Where) };
                    break;
                case "land" when Value(Dimension.Area, "m2") is { } area:
                    settings = settings with { Land = new PortfolioLimit(window, area, Texts.Both("demand.land", ("value", area)), row.Where) };
                    break;
                case "offset_cap":
                    (capFraction, capT) = table.Text(row, "unit") is "%" or "1" ? (Value(Dimension.Share, "%, t"), capT) : (capFraction, Value(Dimension.Mass, "%, t"));
                    offsetPlace = row.Where;
                    break;
                case "offset_price" when ValueOf(table, row, units, findings, (Dimension.Money, Dimension.Mass, "元/t")) is { } cny:
                    price = cny;
                    break;
                case "end_use" when Value(Dimension.Mass, "t") is { } useT:
                    settings = settings with { EndUsesT = settings.EndUsesT.SetItem(table.Text(row, "name"), useT) };
                    break;
                case "baseline" or "growth" or "budget" or "roof" or "land" or "offset_price" or "end_use":
                    break;
                default:
                    findings.Error("PFL-002", row.Where with { Field = "item" }, ("item", item));
                    break;
            }
        }

        if (settings.Years.Start is < 1990 || settings.Years.End <= settings.Years.Start || settings.Years.End - settings.Years.Start > 99)
        {
            findings.Error("PFL-003", new Place(File));
        }

        var hasOffsets = price is not null && (capFraction is not null || capT is not null);
        return findings.HasErrors ? null : settings with { Offsets = hasOffsets ? new OffsetRule(capFraction, capT, price!.Value, offsetPlace) : null };
    }

    /// <summary>Targets on gross and net emissions of targets.csv; each holds until the next one of its kind.</summary>
    /// <param name="table">targets.csv; null when there is none.</param>
    /// <param name="years">Years of the plan.</param>
    /// <param name="baseT">Gross (false) or net (true) emissions of a base year; null = not known.</param>
    /// <param name="baseline">Base year of cuts that name none; null = none.</param>
    /// <param name="units">Units.</param>
    /// <param name="findings">Takes targets that cannot be read.</param>
    public static ImmutableArray<PortfolioTarget> Targets(ZoneTable? table, YearWindow years, Func<int, bool, double?> baseT, int? baseline, UnitTable units, Findings findings)
    {
        var read = new List<(bool IsNet, int Year, double LimitT, Place Where)>();
        foreach (var row in (table?.Rows ?? []).Where(r => TargetIndicators.IdOf(table!.Text(r, "indicator")) is "gross" or "net"))
        {
            var (isNet, value, year) = (TargetIndicators.IdOf(table!.Text(row, "indicator")) == "net", table.Number(row, "value"), table.Whole(row, "year"));
            var limit = !units.TryParseRatio(table.Text(row, "unit"), out var unit) || value is null ? null
                : unit.Numerator.Dimension == Dimension.Mass && unit.Denominator is null ? value * unit.ToCanonical
                : unit.Numerator.Dimension == Dimension.Share && (table.Whole(row, "base_year") ?? baseline) is { } from && baseT(from, isNet) is { } of ? of * (1 - Math.Abs(value.Value * unit.ToCanonical)) : null;
            if (limit is null || year is null)
            {
                findings.Warning("PFL-009", row.Where, ("target", table.Text(row, "id")));
            }
            else
            {
                read.Add((isNet, year.Value, limit.Value, row.Where));
            }
        }

        return [.. read.Where(r => r.Year <= years.End).Select(r => Target(r, read, years)).Where(t => t.Years.End >= years.Start && t.Years.End >= t.Years.Start)];
    }

    private static PortfolioTarget Target((bool IsNet, int Year, double LimitT, Place Where) row, List<(bool IsNet, int Year, double LimitT, Place Where)> all, YearWindow years)
    {
        var next = all.Where(o => o.IsNet == row.IsNet && o.Year > row.Year).Select(o => o.Year - 1).DefaultIfEmpty(years.End).Min();
        var window = new YearWindow(Math.Max(row.Year, years.Start), Math.Min(next, years.End));
        return new PortfolioTarget(row.IsNet, window, row.LimitT, Texts.Both(row.IsNet ? "demand.target.net" : "demand.target.gross", ("limit", Numbers.Co2e(row.LimitT)), ("from", window.Start), ("to", window.End)), row.Where);
    }

    private static double? ValueOf(ZoneTable table, ZoneRow row, UnitTable units, Findings findings, (Dimension Of, Dimension? Per, string Text) expected)
    {
        if (table.Number(row, "value") is { } value && units.TryParseRatio(table.Text(row, "unit"), out var unit) && unit.Numerator.Dimension == expected.Of && unit.Denominator?.Dimension == expected.Per)
        {
            return value * unit.ToCanonical;
        }

        findings.Error("PFL-001", row.Where with { Field = "value" }, ("item", table.Text(row, "item")), ("value", table.Text(row, "value")), ("unit", table.Text(row, "unit")), ("expected", expected.Text));
        return null;
    }
}
