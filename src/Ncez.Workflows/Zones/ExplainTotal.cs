using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Evidence;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Workflows.Zones;

/// <summary>Unfolds a total: its parts, its largest lines, the factors and equations behind them, fallbacks taken and corrections made.</summary>
public static class ExplainTotal
{
    private const int MostLines = 30;
    private static readonly TextArea Area = TextArea.Of(typeof(ExplainTotal).Assembly, "Totals");

    /// <summary>Ids of totals besides the categories; each may end in <c>@YEAR</c>.</summary>
    public static ImmutableArray<string> Ids { get; } = ["gross", "net", "direct", "indirect", "sink", "export", "offset", "memo"];

    /// <summary>The total of an id, for example <c>gross</c>, <c>indirect@2020</c> or a category; null when there is none.</summary>
    /// <param name="input">What the zone folder says, for corrections.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="id">Id, with a year after <c>@</c> or the last one.</param>
    /// <param name="isWhole">True for every line, after a table of the total itself: for programs, which check that it adds up.</param>
    public static UnfoldedTotal? Find(ZoneInput input, Inventory inventory, string id, bool isWhole = false)
    {
        var parts = id.Split('@', 2);
        var year = parts.Length == 1 ? inventory.Years[^1].Year
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var y) && inventory.Years.Any(k => k.Year == y) ? y : -1;
        if (year < 0 || Which(inventory, parts[0]) is not { } which)
        {
            return null;
        }

        int[] plans = [.. Enumerable.Range(0, inventory.Plans.Length).Where(p => inventory.Plans[p].Year == year && which(inventory.Plans[p]))];
        var offsets = parts[0] is "net" or "offset" ? inventory.OffsetLines.Where(o => o.Year == year).Sum(o => o.UsedT) : 0;
        var co2eT = PlanTotal.SumOfKnown(plans.Select(p => inventory.PlanTotals[p].Co2eT));
        var totalT = offsets == 0 ? co2eT : (double.IsNaN(co2eT) ? 0 : co2eT) - offsets;
        return new UnfoldedTotal(parts[0], year, totalT,
            [.. isWhole ? [Total(inventory, parts[0], year, totalT)] : Array.Empty<ResultTable>(), .. new[] { Parts(inventory, plans, offsets), Lines(inventory, plans, isWhole ? int.MaxValue : MostLines), Factors(inventory, plans), Fallbacks(inventory, plans), Corrections(input, inventory, plans) }.Where(t => t.Rows.Length > 0)]);
    }

    /// <summary>The answer in a sentence.</summary>
    public static LocalText Answer(UnfoldedTotal total, Inventory inventory) => Area.Both("answer", ("total", Name(total.Id, inventory)), ("year", total.Year), ("co2e", Numbers.Co2e(total.Co2eT)), ("gwp", inventory.Zone.Gwp));

    private static LocalText Name(string id, Inventory inventory) => Ids.Contains(id) ? Area.Both($"total.{id}") : inventory.Template.Categories.First(c => c.Id == id).Name.AtStart;

    private static Func<LinePlan, bool>? Which(Inventory inventory, string id) => id switch
    {
        "gross" => p => p.Scope is Scope.Direct or Scope.Indirect,
        "net" => p => p.Scope is not (Scope.Memo or Scope.Offset),
        "direct" => p => p.Scope == Scope.Direct,
        "indirect" => p => p.Scope == Scope.Indirect,
        "sink" => p => p.Scope == Scope.Sink,
        "export" => p => p.Scope == Scope.Export,
        "offset" => _ => false,
        "memo" => p => p.Scope == Scope.Memo,
        _ => inventory.Template.Categories.Any(c => c.Id == id) ? p => p.Category.Id == id && p.Scope != Scope.Memo : null,
    };

    private static ResultTable Parts(Inventory inventory, int[] plans, double offsetsT) => new("parts", Area.Both("parts"),
        [new TableColumn("scope", Area.Both("scope")), new TableColumn("category", Area.Both("category")), new TableColumn("item", Area.Both("item")), new TableColumn("gas", Area.Both("gas")), new TableColumn("lines", Area.Both("lines"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true)],
        [
            .. plans.GroupBy(p => (inventory.Plans[p].Scope, inventory.Plans[p].Category.Id, Item: inventory.Plans[p].Item?.Id ?? "", inventory.Plans[p].Gas)).Select(g =>
            {
                var first = inventory.Plans[g.First()];
                return ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(first.Scope), first.Category.Name, first.Item?.Name ?? default, first.Gas,
                    g.Sum(p => inventory.PlanTotals[p].Lines), PlanTotal.SumOfKnown(g.Select(p => inventory.PlanTotals[p].Co2eT))]);
            }),
            .. offsetsT == 0 ? [] : new[] { ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(Scope.Offset), YearBreakdown.OffsetRule(inventory.Template).Name, "", "", double.NaN, -offsetsT]) },
        ]);

    private static ResultTable Total(Inventory inventory, string id, int year, double totalT) => new("total", Area.Both("total.table"),
        [new TableColumn("zone", Area.Both("zone")), new TableColumn("id", Area.Both("total.id")), new TableColumn("name", Area.Both("total.name")), new TableColumn("year", Area.Both("year")), new TableColumn("gwp", Area.Both("gwp")), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true)],
        [[inventory.Zone.Id, id, Name(id, inventory), year.ToString(CultureInfo.InvariantCulture), inventory.Zone.Gwp, totalT]]);

    private static ResultTable Lines(Inventory inventory, int[] plans, int most)
    {
        var wanted = new bool[inventory.Plans.Length];
        foreach (var p in plans)
        {
            wanted[p] = true;
        }

        // The largest lines by one pass; a heap keeps them, so ten million lines cost no sorting.
        var largest = new PriorityQueue<int, double>();
        var all = 0;
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            if (wanted[inventory.Lines.Plan[i]])
            {
                all++;
                var size = double.IsNaN(inventory.Lines.Co2eT[i]) ? 0 : Math.Abs(inventory.Lines.Co2eT[i]);
                if (largest.Count < most)
                {
                    largest.Enqueue(i, size);
                }
                else
                {
                    largest.EnqueueDequeue(i, size);
                }
            }
        }

        var shown = new Stack<int>();
        while (largest.TryDequeue(out var i, out _))
        {
            shown.Push(i);
        }

        return new ResultTable("lines", Area.Both("lines.title", ("shown", shown.Count), ("all", all)),
            [new TableColumn("id", Area.Both("line")), new TableColumn("item", Area.Both("item")), new TableColumn("quantity", Area.Both("quantity"), IsNumber: true), new TableColumn("unit", Area.Both("unit")), new TableColumn("tPerUnit", Area.Both("perUnit"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true), new TableColumn("equation", Area.Both("equation"))],
            [
                .. shown.Select(i => InventoryLine.At(inventory, i)).Select(l => ImmutableArray.Create<TableCell>([
                    l.Id, l.Plan!.Item?.Name ?? default, l.IsConfidential ? double.NaN : l.Quantity, l.Unit, l.IsConfidential ? double.NaN : l.Plan.Co2eTPerUnit, l.Co2eT, l.Plan.Equation])),
            ]);
    }

    private static IEnumerable<(FactorUse Use, Factor Pick, int Plan)> Uses(Inventory inventory, int[] plans) =>
        from p in plans
        where inventory.Plans[p].Status != Model.Activities.ActivityStatus.Confidential
        from use in inventory.Plans[p].Factors
        where use.Choice.Pick is not null
        select (use, use.Choice.Pick!, p);

    private static ResultTable Factors(Inventory inventory, int[] plans) => new("factors", Area.Both("factors"),
        [new TableColumn("row", Area.Both("row")), new TableColumn("parameter", Area.Both("parameter")), new TableColumn("value", Area.Both("value"), IsNumber: true, IsPublished: true), new TableColumn("unit", Area.Both("unit")), new TableColumn("lines", Area.Both("lines"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true), new TableColumn("source", Area.Both("source"))],
        [
            .. Uses(inventory, plans).GroupBy(u => (u.Pick.Set, u.Pick.Version, u.Pick.Id)).Select(g => (g.First().Pick, Plans: g.Select(u => u.Plan).Distinct().ToList()))
                .Select(g => (g.Pick, Lines: g.Plans.Sum(p => inventory.PlanTotals[p].Lines), Co2eT: PlanTotal.SumOfKnown(g.Plans.Select(p => inventory.PlanTotals[p].Co2eT))))
                .OrderByDescending(g => Math.Abs(g.Co2eT)).Select(g => ImmutableArray.Create<TableCell>([
                    FactorText.Row(g.Pick), FactorTexts.OfParameter(g.Pick.Parameter), g.Pick.Value, g.Pick.UnitText, g.Lines, g.Co2eT, FactorText.Publication(g.Pick)])),
        ]);

    /// <summary>Factors that are not the first choice, with what was asked for.</summary>
    private static ResultTable Fallbacks(Inventory inventory, int[] plans) => new("fallbacks", Area.Both("fallbacks"),
        [new TableColumn("asked", Area.Both("asked")), new TableColumn("taken", Area.Both("taken")), new TableColumn("why", Area.Both("why")), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true)],
        [
            .. Uses(inventory, plans).Where(u => u.Use.Choice.IsFallback).GroupBy(u => (u.Use.Choice.Query, u.Pick.Set, u.Pick.Id)).Select(g => (g.First().Use.Choice, g.First().Pick, Co2eT: PlanTotal.SumOfKnown(g.Select(u => u.Plan).Distinct().Select(p => inventory.PlanTotals[p].Co2eT))))
                .OrderByDescending(g => Math.Abs(g.Co2eT)).Select(g => ImmutableArray.Create<TableCell>([
                    $"{g.Choice.Query.Item} · {g.Choice.Query.Parameter} · {g.Choice.Query.Region} · {g.Choice.Query.Year}", $"{FactorText.Row(g.Pick)} {FactorText.Years(g.Pick)}".Trim(), Why(g.Choice), g.Co2eT])),
        ]);

    private static LocalText Why(FactorChoice choice)
    {
        ImmutableArray<LocalText> why = [.. choice.Trail.Select(s => s.Outcome).Where(o => o is TrailOutcome.EarlierYear or TrailOutcome.WiderRegion or TrailOutcome.LaterSet or TrailOutcome.Proxy).Distinct().Select(o => Area.Both($"why.{o}"))];
        return new LocalText(string.Join("、", why.Select(w => w.Zh)), string.Join(", ", why.Select(w => w.En)));
    }

    // Of rows that belong to the total.
    private static ResultTable Corrections(ZoneInput input, Inventory inventory, int[] plans)
    {
        var kinds = plans.Select(p => inventory.Plans[p].Kind).ToHashSet();
        HashSet<string> ids = LineCorrection.Has(input) ? [.. Enumerable.Range(0, inventory.Activities.Count).Where(r => kinds.Contains(inventory.Activities.KindOf[r])).Select(inventory.Activities.Texts.Id)] : [];
        return new ResultTable("corrections", Area.Both("corrections"),
            [new TableColumn("id", Area.Both("line")), new TableColumn("date", Area.Both("date")), new TableColumn("by", Area.Both("by")), new TableColumn("oldQuantity", Area.Both("old"), IsNumber: true), new TableColumn("newQuantity", Area.Both("new"), IsNumber: true), new TableColumn("why", Area.Both("why"))],
            [.. LineCorrection.Of(input, ids.Contains).Select(c => ImmutableArray.Create<TableCell>([c.Row, c.Date, c.By, c.OldQuantity, c.NewQuantity, c.Why]))]);
    }
}

/// <summary>A total unfolded.</summary>
/// <param name="Id">Id without year.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Co2eT">The total [t CO₂e].</param>
/// <param name="Tables">Parts, lines, factors, fallbacks, corrections.</param>
public sealed record UnfoldedTotal(string Id, int Year, double Co2eT, ImmutableArray<ResultTable> Tables);
