using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>A line of the ledger: a line of an activity, or an offset.</summary>
/// <param name="Key">Id in the page, unique.</param>
/// <param name="Index">Index into the line table; −1 for an offset.</param>
/// <param name="Line">The line.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Offset">The offset, when it is one.</param>
internal sealed record LedgerLine(string Key, int Index, InventoryLine Line, int Year, OffsetLine? Offset)
{
    /// <summary>Above this many lines a report carries sums by plan only.</summary>
    internal const int Most = 100_000;

    /// <summary>So many lines are also written as plain HTML, for readers without scripts and for print.</summary>
    internal const int MostStatic = 200;

    /// <summary>True when lines are listed one by one.</summary>
    internal static bool AreListed(Inventory inventory) => inventory.Lines.Count + inventory.OffsetLines.Length <= Most;

    /// <summary>All lines: latest year first, then by scope, in the order of their plans.</summary>
    internal static ImmutableArray<LedgerLine> All(Inventory inventory) => [.. Order(inventory).Select(i => At(inventory, i))];

    /// <summary>Where the lines stand in that order: indexes into the line table, and of offsets their complements.</summary>
    internal static int[] Order(Inventory inventory)
    {
        // Plans are few and lines are many: plans are sorted, lines are dealt out to them.
        var plans = inventory.Lines.Plan;
        var next = new int[inventory.Plans.Length];
        foreach (var plan in plans)
        {
            next[plan]++;
        }

        var (order, start) = (new int[plans.Length + inventory.OffsetLines.Length], 0);
        foreach (var (_, _, plan, offset) in inventory.Plans.Select((p, i) => (p.Year, p.Scope, Plan: i, Offset: -1))
            .Concat(inventory.OffsetLines.Select((o, i) => (o.Year, Scope: Scope.Offset, Plan: -1, Offset: i))).OrderByDescending(e => e.Year).ThenBy(e => e.Scope))
        {
            if (offset >= 0)
            {
                order[start++] = ~offset;
                continue;
            }

            (next[plan], start) = (start, start + next[plan]);
        }

        for (var i = 0; i < plans.Length; i++)
        {
            order[next[plans[i]]++] = i;
        }

        return order;
    }

    /// <summary>The line at an index of that order.</summary>
    internal static LedgerLine At(Inventory inventory, int index)
    {
        if (index >= 0)
        {
            return new LedgerLine(Id("x", index), index, InventoryLine.At(inventory, index), inventory.Plans[inventory.Lines.Plan[index]].Year, null);
        }

        var offset = inventory.OffsetLines[~index];
        return new LedgerLine(Id("o", ~index), -1, new InventoryLine(offset.Offset.Id, -1, null, Scope.Offset, offset.Offset.QuantityT, "t", -offset.UsedT, -offset.UsedT), offset.Year, offset);

        static string Id(string prefix, int index) => prefix + index.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What it is about: the item, or the category when there is no item.</summary>
    internal LocalText Name => Offset is not null
        ? LocalText.Same($"{Offset.Offset.Kind} {Offset.Offset.Registry}".Trim())
        : (Line.Plan?.Item?.Name ?? Line.Plan?.Category.Name ?? default).AtStart;

    /// <summary>The category behind the item; empty when the name says it already.</summary>
    internal LocalText Category => Line.Plan?.Item is null ? default : Line.Plan.Category.Name;

    /// <summary>Status key for texts and tags; empty for a plain computed line.</summary>
    internal string StatusKey => Line.Plan?.Status switch
    {
        ActivityStatus.NotEstimated => "NE",
        ActivityStatus.NotOccurring => "NO",
        ActivityStatus.NotApplicable => "NA",
        ActivityStatus.IncludedElsewhere => "IE",
        ActivityStatus.Confidential => "C",
        ActivityStatus.Reported => "reported",
        _ => "",
    };

    /// <summary>Share of the year's gross [0–1]; NaN outside gross.</summary>
    internal double ShareOfGross(Inventory inventory) => Line.Scope is Scope.Direct or Scope.Indirect
        ? Line.Co2eT / InventorySums.Totals(inventory, Year).Gross.T
        : double.NaN;
}
