using System.Collections.Immutable;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Workflows.Reporting;

/// <summary>The lines of an inventory as pages list them, latest year first, then by scope. Only their order is held; a line is made when it is looked at.</summary>
public sealed class PageLines
{
    private readonly Inventory _inventory;
    private readonly int[] _order;

    private PageLines(Inventory inventory, int[] order, LineKinds kinds) => (_inventory, _order, Kinds) = (inventory, order, kinds);

    /// <summary>All lines of an inventory.</summary>
    public static PageLines Of(Inventory inventory) => new(inventory, LedgerLine.Order(inventory), LineKinds.Of(inventory));

    /// <summary>How many.</summary>
    public int Count => _order.Length;

    /// <summary>Decimals with which their tonnes are printed.</summary>
    public int Decimals => InventorySums.Decimals(_inventory);

    /// <summary>What lines of the inventory can be looked for by.</summary>
    public LineKinds Kinds { get; }

    /// <summary>The lines that somebody looks for.</summary>
    /// <param name="ofPlan">Of a line, for all lines of its plan – they share everything but id and amounts –: whether they are taken; null to ask each.</param>
    /// <param name="ofLine">Whether one is taken, where its plan does not decide.</param>
    public PageLines Where(Func<PageLine, bool?> ofPlan, Func<PageLine, bool> ofLine)
    {
        var known = new (bool IsKnown, bool? Takes)[_inventory.Plans.Length];
        return new(_inventory, [.. _order.Where(Takes)], Kinds);

        bool Takes(int index)
        {
            var plan = index < 0 ? -1 : _inventory.Lines.Plan[index];
            var takes = plan < 0 ? ofPlan(At(index)) : (known[plan].IsKnown ? known[plan] : known[plan] = (true, ofPlan(At(index)))).Takes;
            return takes ?? ofLine(At(index));
        }
    }

    /// <summary>Some lines.</summary>
    /// <param name="start">The first one, from 0.</param>
    /// <param name="count">How many at most.</param>
    public ImmutableArray<PageLine> Page(int start, int count) => [.. _order.AsSpan(Math.Min(start, Count), Math.Min(count, Count - Math.Min(start, Count))).ToArray().Select(At)];

    private PageLine At(int index) => new(_inventory, LedgerLine.At(_inventory, index));
}

/// <summary>What occurs among the lines of an inventory.</summary>
/// <param name="Years">Years, the latest first.</param>
/// <param name="Scopes">Scopes in their order.</param>
/// <param name="Categories">Ids of categories.</param>
/// <param name="Gases">Gases by name.</param>
public sealed record LineKinds(ImmutableArray<int> Years, ImmutableArray<Scope> Scopes, ImmutableHashSet<string> Categories, ImmutableArray<string> Gases)
{
    internal static LineKinds Of(Inventory inventory)
    {
        // Every line of a plan, and every offset, is of one kind.
        var all = inventory.Plans.Select(p => (p.Year, p.Scope, Category: p.Category.Id, p.Gas))
            .Concat(inventory.OffsetLines.Select(o => (o.Year, Scope: Scope.Offset, Category: YearBreakdown.OffsetCategory, Gas: ""))).Distinct().ToList();
        return new(
            [.. all.Select(k => k.Year).Distinct().OrderDescending()], [.. all.Select(k => k.Scope).Distinct().Order()], [.. all.Select(k => k.Category)],
            [.. all.Select(k => k.Gas).Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>A line of an inventory as a page lists it.</summary>
public sealed class PageLine
{
    private readonly Inventory _inventory;
    private readonly LedgerLine _line;

    internal PageLine(Inventory inventory, LedgerLine line) => (_inventory, _line) = (inventory, line);

    /// <summary>Line id.</summary>
    public string Id => _line.Line.Id;

    /// <summary>Calendar year.</summary>
    public int Year => _line.Year;

    /// <summary>Scope.</summary>
    public Scope Scope => _line.Line.Scope;

    /// <summary>What it is about.</summary>
    public LocalText Name => _line.Name;

    /// <summary>Category; empty when the name says it.</summary>
    public LocalText Category => _line.Category;

    /// <summary>Id of the category.</summary>
    public string CategoryId => _line.Line.Plan?.Category.Id ?? YearBreakdown.OffsetCategory;

    /// <summary>Gas; empty when it has none.</summary>
    public string Gas => _line.Line.Plan?.Gas ?? "";

    /// <summary>Status key; empty for a plain computed line.</summary>
    public string Status => _line.StatusKey;

    /// <summary>Quantity as printed.</summary>
    public string Quantity => Explanation.Quantity(_line);

    /// <summary>Quantity; NaN when missing or withheld.</summary>
    public double QuantityValue => _line.Line.IsConfidential ? double.NaN : _line.Line.Quantity;

    /// <summary>Unit of the quantity.</summary>
    public string Unit => double.IsNaN(_line.Line.Quantity) ? "" : _line.Line.Unit;

    /// <summary>Factor [t CO2e per unit]; NaN when withheld or none.</summary>
    public double FactorT => _line.Line.IsConfidential ? double.NaN : _line.Line.Plan?.Co2eTPerUnit ?? double.NaN;

    /// <summary>Result [t CO2e].</summary>
    public double Co2eT => _line.Line.Co2eT;

    /// <summary>Share of the year's gross [0–1]; NaN outside gross.</summary>
    public double ShareOfGross => _line.ShareOfGross(_inventory);
}
