using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Uncertainties;

/// <summary>
/// The lines of an inventory as terms: tonnes times the deviations of a quantity and of factors. Rows of one kind add up first, so
/// the cost grows with kinds, not with rows; what several lines share (a factor, the quantity of a row with several gases, a group)
/// is one stream.
/// </summary>
internal sealed class UncertainLines
{
    // Up to so many rows of one kind that are not normal are drawn one by one.
    private const int MostApart = 50;

    private readonly Dictionary<string, int> _streamIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<Variate, int> _variateIndex = [];
    private readonly Dictionary<int, (int Variate, double Share)[]?> _quantityOfKind = [];
    private readonly Dictionary<(int Year, string Factors), FactorGroup> _groups = [];
    private readonly Dictionary<(int Year, string Category, string Item, bool Quantity, bool Factor), MissingUncertainty> _missing = [];
    private readonly Inventory _inventory;
    private readonly StatedUncertainty _stated;
    private readonly RankGroups _rankGroups;
    private readonly (int Rows, int First, double Sum, double Squares)[] _kinds;
    private readonly Lazy<ILookup<int, int>> _correlatedRows;
    private readonly Lazy<ILookup<int, int>> _fewRows;

    private UncertainLines(Inventory inventory, StatedUncertainty stated, Findings findings)
    {
        (_inventory, _stated, _rankGroups) = (inventory, stated, new RankGroups(findings));
        _kinds = SumsByKind(inventory.Activities);
        _correlatedRows = new(() => Enumerable.Range(0, inventory.Activities.Count).Where(r => inventory.Activities.Kinds[inventory.Activities.KindOf[r]].CorrelationGroup.Length > 0)
            .ToLookup(r => inventory.Activities.KindOf[r]));
        _fewRows = new(() => Enumerable.Range(0, inventory.Activities.Count).Where(r => _kinds[inventory.Activities.KindOf[r]].Rows <= MostApart).ToLookup(r => inventory.Activities.KindOf[r]));
    }

    /// <summary>Streams of draws.</summary>
    public List<Stream> Streams { get; } = [];

    /// <summary>Deviations that lines are multiplied with.</summary>
    public List<Variate> Variates { get; } = [];

    /// <summary>Where the half-width of each deviation was read.</summary>
    public List<LocalText> Bases { get; } = [];

    /// <summary>Covered emissions.</summary>
    public List<Term> Terms { get; } = [];

    /// <summary>Covered emissions by the factors they share.</summary>
    public IReadOnlyCollection<FactorGroup> Groups => _groups.Values;

    /// <summary>What states no uncertainty.</summary>
    public IEnumerable<MissingUncertainty> Missing => _missing.Values.OrderBy(m => m.Year).ThenByDescending(m => Math.Abs(m.Co2eT));

    /// <summary>The terms of an inventory.</summary>
    public static UncertainLines Of(Inventory inventory, StatedUncertainty stated, Findings findings)
    {
        var lines = new UncertainLines(inventory, stated, findings);
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            lines.Add(p);
        }

        lines._rankGroups.Check(lines.Streams);
        stated.ReportUnused();
        return lines;
    }

    private static (int, int, double, double)[] SumsByKind(ActivityTable activities)
    {
        var kinds = new (int Rows, int First, double Sum, double Squares)[activities.Kinds.Length];
        for (var row = 0; row < activities.Count; row++)
        {
            ref var kind = ref kinds[activities.KindOf[row]];
            var quantity = activities.Quantities[row];
            kind = (kind.Rows + 1, kind.Rows == 0 ? row : kind.First, kind.Sum + quantity, kind.Squares + (quantity * quantity));
        }

        return kinds;
    }

    private void Add(int p)
    {
        var (plan, total) = (_inventory.Plans[p], _inventory.PlanTotals[p]);
        var year = IndexOf(plan.Year);
        if (year < 0 || plan.Scope is Scope.Memo or Scope.Offset || double.IsNaN(total.Co2eT) || total.Co2eT == 0)
        {
            return;
        }

        var kind = _inventory.Activities.Kinds[plan.Kind];
        var (quantities, factors) = (Quantities(plan, kind), Factors(plan, kind));
        if (quantities is null || factors is null)
        {
            Miss(plan, total, quantities is null, factors is null);
            return;
        }

        var key = (year, string.Join(',', factors));
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups.Add(key, group = new FactorGroup(year, factors));
        }

        foreach (var (quantity, share) in quantities)
        {
            Terms.Add(new Term(year, p, total.Co2eT * share, quantity, factors));
            group.Terms.Add((quantity, total.Co2eT * share));
        }
    }

    private int IndexOf(int year)
    {
        for (var i = 0; i < _inventory.Years.Length; i++)
        {
            if (_inventory.Years[i].Year == year)
            {
                return i;
            }
        }

        return -1;
    }

    // Variates of a kind's quantity with their shares of it; null when nothing is stated.
    private (int Variate, double Share)[]? Quantities(LinePlan plan, ActivityKind kind)
    {
        if (_quantityOfKind.TryGetValue(plan.Kind, out var known))
        {
            return known;
        }

        return _quantityOfKind[plan.Kind] = _stated.OfQuantity(kind, plan) is not { } statement ? null
            : kind.CorrelationGroup.Length > 0 ? Grouped(plan, kind, statement)
            : statement.Shape != DrawShape.Normal && _kinds[plan.Kind].Rows is > 1 and <= MostApart ? Apart(plan, kind, statement)
            : [(Quantity(plan, kind, statement), 1)];
    }

    private int Quantity(LinePlan plan, ActivityKind kind, StatedUncertainty.Statement statement)
    {
        var (rows, first, sum, squares) = _kinds[plan.Kind];
        var id = _inventory.Activities.Texts.Id(first);

        // Independent errors of many rows cancel partly: √Σq² instead of Σq; the sum of more than MostApart is as good as normal.
        var own = rows == 1 ? statement : new StatedUncertainty.Statement(statement.HalfWidthRatio * Math.Sqrt(squares) / Math.Abs(sum), DrawShape.Normal, statement.Basis);
        return VariateOf($"q:{id}", own, key => new Stream(key, RowName(plan, kind, id, rows), false));
    }

    // The sum of a few rows is no normal variable when they are none.
    private (int Variate, double Share)[] Apart(LinePlan plan, ActivityKind kind, StatedUncertainty.Statement statement) =>
    [
        .. _fewRows.Value[plan.Kind].Select(row =>
        {
            var id = _inventory.Activities.Texts.Id(row);
            return (VariateOf($"q:{id}", statement, key => new Stream(key, RowName(plan, kind, id, 1), false)), _inventory.Activities.Quantities[row] / _kinds[plan.Kind].Sum);
        }),
    ];

    // Rows that vary as one need one stream; those of a rank correlation are members of their own, of one kind or of several.
    private (int Variate, double Share)[] Grouped(LinePlan plan, ActivityKind kind, StatedUncertainty.Statement statement)
    {
        var (group, correlation) = _rankGroups.Parse(kind.CorrelationGroup, kind.Where);
        if (correlation is not { } fraction)
        {
            var variate = VariateOf($"group:{group}", statement, key => new Stream(key, UncertaintyTexts.Of("name.group", ("group", group)), false));
            return [(Joined(group, null, _kinds[plan.Kind].First, kind, variate), 1)];
        }

        return
        [
            .. _correlatedRows.Value[plan.Kind].Select(row =>
            {
                var id = _inventory.Activities.Texts.Id(row);
                var variate = VariateOf($"q:{id}", statement, key => new Stream(key, RowName(plan, kind, id, 1), false, fraction != 0 ? group : "", fraction));
                return (Joined(group, fraction, row, kind, variate), _inventory.Activities.Quantities[row] / _kinds[plan.Kind].Sum);
            }),
        ];
    }

    private int Joined(string group, double? correlation, int row, ActivityKind kind, int variate)
    {
        _rankGroups.Join(group, correlation, _inventory.Activities.Texts.Id(row), kind.Where, variate < 0 ? -1 : Variates[variate].Stream);
        return variate;
    }

    private static LocalText NameOf(LinePlan plan) => plan.Item?.Name ?? plan.Category.Name;

    private static LocalText RowName(LinePlan plan, ActivityKind kind, string id, int rows) => rows == 1
        ? UncertaintyTexts.Of("name.row", ("item", NameOf(plan)), ("id", id), ("period", kind.Period.ToString()))
        : UncertaintyTexts.Of("name.rows", ("item", NameOf(plan)), ("id", id), ("period", kind.Period.ToString()), ("count", rows));

    // Variates of the plan's factors; null when one states no uncertainty.
    private int[]? Factors(LinePlan plan, ActivityKind kind)
    {
        if (plan.Status == ActivityStatus.Reported)
        {
            return [];
        }

        var uses = plan.Factors.Where(f => f.Choice.Pick is { } pick && pick.Parameter is not (FactorParameters.StandardCoal or FactorParameters.StandardCoalEquivalent)).ToList();
        if (_stated.OfFactors(kind, plan) is { } together)
        {
            var rows = uses.Count == 0 ? $"{plan.Category.Id}/{plan.Item?.Id}" : string.Join('+', uses.Select(f => $"{f.Choice.Pick!.Set}/{f.Choice.Pick.Id}"));
            return Known(VariateOf($"f:{plan.Gas}:{rows}", together, key => new Stream(key, UncertaintyTexts.Of("name.factor", ("item", NameOf(plan)), ("gas", Gases.Name(plan.Gas)), ("row", Label(uses))), true)
            {
                ShortName = UncertaintyTexts.Of("short.factor", ("item", NameOf(plan)), ("gas", Gases.Name(plan.Gas))),
            }));
        }

        var variates = new List<int>();
        foreach (var pick in uses.Select(u => u.Choice.Pick!).Distinct())
        {
            if (_stated.OfFactor(pick) is not { } own)
            {
                return null;
            }

            var (item, row) = (NameOf(plan), $"{pick.Set}/{pick.Id}");
            variates.AddRange(Known(VariateOf($"f:{row}", own, key => new Stream(key, UncertaintyTexts.Of("name.oneFactor", ("item", item), ("parameter", FactorTexts.OfParameter(pick.Parameter)), ("row", row)), true)
            {
                ShortName = UncertaintyTexts.Of("short.oneFactor", ("item", item), ("parameter", FactorTexts.OfParameter(pick.Parameter))),
            })));
        }

        // An equation without a factor (what was topped up, stored, reported) is as sure as its quantity: √(U² + 0²), IPCC 2006 vol. 1 ch. 3, eq. 3.1.
        return [.. variates];
    }

    // One row by its name, several by their sets: enough to tell two years of a grid factor apart.
    private static string Label(List<FactorUse> uses) => uses.Count == 1
        ? $"{uses[0].Choice.Pick!.Set}/{uses[0].Choice.Pick!.Id}"
        : string.Join(", ", uses.Select(u => u.Choice.Pick!.Set).Distinct());

    private static int[] Known(int variate) => variate < 0 ? [] : [variate];

    // A stream is made, with its names, when it is met first.
    private int VariateOf(string id, StatedUncertainty.Statement statement, Func<string, Stream> make)
    {
        if (statement.HalfWidthRatio == 0)
        {
            return -1;
        }

        if (!_streamIndex.TryGetValue(id, out var index))
        {
            _streamIndex.Add(id, index = Streams.Count);
            Streams.Add(make(id));
        }

        var variate = new Variate(index, statement.Shape, statement.HalfWidthRatio, statement.Sample);
        if (!_variateIndex.TryGetValue(variate, out var known))
        {
            _variateIndex.Add(variate, known = Variates.Count);
            Variates.Add(variate);
            Bases.Add(statement.Basis);
        }

        return known;
    }

    private void Miss(LinePlan plan, PlanTotal total, bool quantity, bool factor)
    {
        var item = plan.Item?.Name ?? default(LocalText);
        var key = (plan.Year, plan.Category.Id, plan.Item?.Id ?? "", quantity, factor);
        var known = _missing.GetValueOrDefault(key) ?? new MissingUncertainty(plan.Year, plan.Category.Name, item, quantity, factor, 0, 0);
        _missing[key] = known with { Lines = known.Lines + total.Lines, Co2eT = known.Co2eT + total.Co2eT };
    }
}
