using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Activities;

/// <summary>Turns the cells that rows of a kind share into an <see cref="ActivityKind"/>; each kind is checked once, at its first row.</summary>
internal sealed class KindReader
{
    private static readonly Unit NoUnit = new("1", Dimension.Share, 1, LocalText.Same("1"), [], TakesMultiples: false, "", "");
    private readonly ActivityContext _context;
    private readonly Findings _findings;
    private readonly CellCheck _check;
    private readonly KindColumns _columns;
    private readonly List<(string[] Cells, Place[] Places, string OwnId)> _raw = [];
    private readonly Dictionary<string, CategoryRule> _categories;

    /// <summary>A reader for one file.</summary>
    public KindReader(ActivityLayout layout, ActivityContext context, Findings findings)
    {
        (_context, _findings, _check, _columns) = (context, findings, new CellCheck(context.Library, findings), new KindColumns(layout.KindColumns));
        _categories = context.Template is null ? [] : context.Template.Categories
            .SelectMany(c => c.Aliases.Prepend(c.Name.En).Prepend(c.Name.Zh).Prepend(c.Id).Select(n => (Name: FactorLibrary.FoldName(n), Rule: c)))
            .Where(p => p.Name.Length > 0).DistinctBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.Rule, StringComparer.Ordinal);
    }

    /// <summary>Lines that others say they are included in, and where they say so.</summary>
    public List<(string Line, Place Where)> IncludedIn { get; } = [];

    /// <summary>Adds a kind by the cells of its first row.</summary>
    public void Add(string[] cells, Place[] places, string ownId) => _raw.Add((cells, places, ownId));

    /// <summary>The kinds; where several read the same (quoted or not, 度 or kWh), the new index of each, else null.</summary>
    public (ImmutableArray<ActivityKind> Kinds, int[]? NewIndex) Resolve(List<bool> hasQuantity)
    {
        var kinds = ImmutableArray.CreateBuilder<ActivityKind>(_raw.Count);
        var known = new Dictionary<(ActivityKind, string), int>(_raw.Count);
        var newIndex = new int[_raw.Count];
        for (var i = 0; i < _raw.Count; i++)
        {
            var kind = Read(_raw[i].Cells, _raw[i].Places, _raw[i].OwnId, hasQuantity[i]);
            var own = kind.Parameters.IsEmpty ? "" : _raw[i].OwnId;
            if (!known.TryGetValue((kind with { Where = default, Parameters = [] }, own), out newIndex[i]))
            {
                known.Add((kind with { Where = default, Parameters = [] }, own), newIndex[i] = kinds.Count);
                kinds.Add(kind);
            }
        }

        KindOverlaps.Report(kinds, _context.Library, _findings);
        return (kinds.ToImmutable(), kinds.Count == _raw.Count ? null : newIndex);
    }

    private ActivityKind Read(string[] cells, Place[] places, string ownId, bool hasQuantity)
    {
        var row = new KindRow(_columns, cells, places);
        var status = StatusText.Parse(row["status"]);
        if (status is null)
        {
            _findings.Error("ACT-007", row.At("status"), ("text", Shown.Cell(row["status"])), ("known", StatusText.Known));
        }

        var (state, detail) = status ?? (ActivityStatus.Computed, "");
        foreach (var column in (ReadOnlySpan<string>)["direction", "uncertainty_percent", "distribution", "region"])
        {
            Check(row, column);
        }

        if (state == ActivityStatus.IncludedElsewhere)
        {
            IncludedIn.Add((detail, row.At("status")));
        }

        var item = ItemOf(row, state);
        return new ActivityKind
        {
            Period = PeriodOf(row),
            Category = CategoryOf(row),
            Item = row["item"],
            Unit = UnitOf(row, state, item, hasQuantity),
            Direction = Option(row, "direction") is { } direction ? Enum.Parse<Direction>(direction, ignoreCase: true) : Direction.Use,
            Status = state,
            StatusDetail = detail,
            Method = row["method"],
            Region = row["region"],
            Sector = row["sector"],
            Site = row["site"],
            UncertaintyPercent = NumberText.Parse(row["uncertainty_percent"], out var percent) == NumberFlaw.None ? percent : null,
            Distribution = Option(row, "distribution") ?? "",
            DistributionValues = row["distribution_values"],
            CorrelationGroup = row["correlation_group"],
            Quality = row["quality"],
            Parameters = ownId.Length > 0 && _context.Parameters.TryGetValue(ownId, out var parameters) ? parameters : [],
            Where = row.At("category") with { Column = 0, Field = null },
        };
    }

    private Period PeriodOf(KindRow row)
    {
        if (!Check(row, "period") || PeriodText.Parse(row["period"]) is not { } period)
        {
            return default;
        }

        if (_context.Years is { } years && !years.Contains(period.Year) && !(TakesHistory(row) && years.Any(y => y > period.Year)))
        {
            _findings.Error("ACT-003", row.At("period"), ("year", period.Year), ("years", Shown.List(years.Select(y => y.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        }

        return period;
    }

    private bool TakesHistory(KindRow row) => row["category"] is { Length: <= 200 } text
        && _categories.TryGetValue(FactorLibrary.FoldName(text), out var rule) && rule.TakesHistory;

    private string CategoryOf(KindRow row)
    {
        var text = row["category"];
        if (!Check(row, "category") || _context.Template is null)
        {
            return text;
        }

        if (text.Length <= 200 && _categories.TryGetValue(FactorLibrary.FoldName(text), out var rule))
        {
            return rule.Id;
        }

        if (!_findings.Keeps("ACT-001"))
        {
            _findings.CountOnly("ACT-001", Severity.Error);
            return text;
        }

        var near = Suggest.NearOrFirst(text, _context.Template.Categories.SelectMany(c => c.Aliases.Prepend(c.Name.En).Prepend(c.Name.Zh).Prepend(c.Id)));
        var known = new LocalText(
            Shown.List(_context.Template.Categories.Select(c => $"{c.Id}（{c.Name.Zh}）")),
            Shown.List(_context.Template.Categories.Select(c => c.Id)));
        _findings.Error("ACT-001", row.At("category"), ("category", Shown.Cell(text)), ("known", known), ("near", near));
        return text;
    }

    private Item? ItemOf(KindRow row, ActivityStatus status)
    {
        var text = row["item"];
        var isComputed = status is ActivityStatus.Computed or ActivityStatus.Confidential;
        if (text.Length == 0)
        {
            _ = !isComputed || Check(row, "item");
            return null;
        }

        var item = text.Length <= 200 ? _context.Library.FindItem(text) : null;
        if (item is null)
        {
            var near = _check.NearItem(text);
            if (isComputed)
            {
                _findings.Error("ACT-004", row.At("item"), ("text", Shown.Cell(text)), ("near", near));
            }
            else
            {
                _findings.Warning("ACT-005", row.At("item"), ("text", Shown.Cell(text)), ("near", near));
            }
        }

        return item;
    }

    private Unit UnitOf(KindRow row, ActivityStatus status, Item? item, bool hasQuantity)
    {
        var text = row["unit"];
        if (text.Length == 0)
        {
            if (hasQuantity || status is ActivityStatus.Computed or ActivityStatus.Confidential or ActivityStatus.Reported)
            {
                _findings.Error("ACT-018", row.At("unit"));
            }

            return NoUnit;
        }

        // A near spelling helps only where the item can be measured so.
        Func<Unit, bool>? fits = status == ActivityStatus.Reported ? u => u.Dimension == Dimension.Mass : item is null ? null : u => UnitFit.Fits(item, u.Dimension);
        if (_check.UnitOr(text, row.At("unit"), fits, status == ActivityStatus.Reported ? "reported" : $"{item?.Family} {item?.State}") is not { } unit)
        {
            return NoUnit;
        }

        if (status == ActivityStatus.Reported && unit.Dimension != Dimension.Mass)
        {
            _findings.Error("ACT-013", row.At("unit"), ("unit", Shown.Cell(text)));
        }
        else if (status != ActivityStatus.Reported && item is not null && !UnitFit.Fits(item, unit.Dimension))
        {
            _findings.Error("ACT-006", row.At("unit"), ("unit", Shown.Cell(text)), ("item", item.Name), ("expected", UnitFit.ExpectedFor(item)));
        }

        return unit;
    }

    private bool Check(KindRow row, string column) =>
        _check.IsSound(ActivityLayout.Schema.Columns[ActivityLayout.Schema.IndexOf(column)], row[column], row.At(column), "");

    private static string? Option(KindRow row, string column) => row[column].Length is 0 or > 100
        ? null : ActivityLayout.Schema.Columns[ActivityLayout.Schema.IndexOf(column)].OptionOf(row[column]);
}

/// <summary>Where each column of a kind stands in its cells.</summary>
internal sealed class KindColumns(ImmutableArray<string> names)
{
    private readonly Dictionary<string, int> _index = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);

    /// <summary>Index of a column.</summary>
    public int IndexOf(string column) => _index[column];
}

/// <summary>The cells of a kind by column name.</summary>
internal readonly struct KindRow(KindColumns columns, string[] cells, Place[] places)
{
    /// <summary>A cell.</summary>
    public string this[string column] => cells[columns.IndexOf(column)];

    /// <summary>Its place.</summary>
    public Place At(string column) => places[columns.IndexOf(column)];
}
