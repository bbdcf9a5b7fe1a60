using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Evidence;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
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

    /// <summary>Ids of totals besides gases and categories; each may end in <c>@YEAR</c>.</summary>
    public static ImmutableArray<string> Ids => TotalNames.Ids;

    /// <summary>Every total of an inventory with its name.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="input">What the zone folder says, for totals per head, per area, per output; null leaves them out.</param>
    public static IEnumerable<(string Id, LocalText Name)> Names(Inventory inventory, ZoneInput? input = null) => TotalNames.All(inventory, input).Select(id => (id, TotalNames.Of(inventory, id)));

    /// <summary>The total of an id or name, for example <c>gross</c>, <c>indirect@2020</c>, <c>净排放</c>, a gas or a category; null when there is none.</summary>
    /// <param name="input">What the zone folder says, for corrections.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="id">Id, with a year after <c>@</c> or the last one.</param>
    /// <param name="isWhole">True for every line, after a table of the total itself: for programs, which check that it adds up.</param>
    public static UnfoldedTotal? Find(ZoneInput input, Inventory inventory, string id, bool isWhole = false)
    {
        var parts = id.Split('@', 2, StringSplitOptions.TrimEntries);
        var year = parts.Length == 1 ? inventory.Years[^1].Year
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var y) && inventory.Years.Any(k => k.Year == y) ? y : -1;
        return year < 0 || TotalNames.Resolve(inventory, parts[0], input) is not { } known ? null
            : RatioTotal.Of(known) is { } ratio ? ratio.Unfold(input, inventory, known, year, isWhole)
            : EnergyTotal.Of(known) is { } energy ? OfEnergy(energy, input, inventory, known, year, isWhole)
            : OfEmissions(input, inventory, known, year, isWhole);
    }

    /// <summary>The answer in a sentence.</summary>
    public static LocalText Answer(UnfoldedTotal total, Inventory inventory) =>
        !total.WhyUnknown.IsEmpty ? Area.Both("answer.unknown", ("total", TotalNames.Of(inventory, total.Id)), ("year", total.Year), ("why", total.WhyUnknown))
        : total.Ratio is { } ratio ? Area.Both("answer.ratio", ("total", TotalNames.Of(inventory, total.Id)), ("year", total.Year), ("value", Numbers.Significant(ratio.Value, 6)), ("unit", ratio.Unit))
        : total.IsEnergy ? Area.Both("answer.energy", ("total", TotalNames.Of(inventory, total.Id)), ("year", total.Year), ("tce", Numbers.Tce(total.Tce)))
        : Area.Both(double.IsFinite(total.Co2eT) ? "answer" : "answer.none", ("total", TotalNames.Of(inventory, total.Id)), ("year", total.Year), ("co2e", Numbers.Co2e(total.Co2eT)), ("gwp", inventory.Zone.Gwp));

    private static UnfoldedTotal? OfEmissions(ZoneInput input, Inventory inventory, string id, int year, bool isWhole)
    {
        var market = MarketTotal.Of(inventory, id, year);
        if (Which(inventory, market?.From ?? id) is not { } which)
        {
            return null;
        }

        int[] plans = PlansOf(inventory, year, which);
        var offsets = id == "marketNet" || id == "marketOffset" ? -market!.Value.Account.Market.Offset.T
            : id is "net" or "offset" || inventory.Template.Categories.Any(c => c.Id == id && c.Scope == Scope.Offset) ? inventory.OffsetLines.Where(o => o.Year == year).Sum(o => o.UsedT)
            : id == "marketCarried" ? -market!.Value.Account.Market.OffsetCarried.T
            : id == "carried" ? -inventory.Years.First(y => y.Year == year).OffsetCarried.T : 0;
        var co2eT = PlanTotal.SumOfKnown(plans.Select(p => inventory.PlanTotals[p].Co2eT));
        var totalT = market is { } m ? m.Co2eT : Stated(inventory.Years.First(y => y.Year == year), id) ?? (offsets == 0 ? co2eT : (double.IsNaN(co2eT) ? 0 : co2eT) - offsets);
        var (composed, shown) = (Parts(inventory, plans, offsets), Largest(inventory, plans, isWhole ? int.MaxValue : MostLines, i => inventory.Lines.Co2eT[i]));
        if (market is { From: not ("offset" or "carried") })
        {
            composed = composed with { Rows = composed.Rows.Add(MarketTotal.Difference(market.Value.Account)) };
        }

        return new UnfoldedTotal(id, year, totalT,
        [
            .. isWhole ? [Total(inventory, id, year, totalT, false)] : Array.Empty<ResultTable>(),
            .. new[] { composed, Lines(shown.Lines, shown.All) }.Concat(market is { From: not ("offset" or "carried") } ? [MarketTotal.Claims(market.Value.Account)] : [])
                .Concat([EquationTable.OfEmissions(inventory, plans), Factors(inventory, plans, market: market?.Account), Fallbacks(inventory, plans, market: market?.Account), Corrections(input, inventory, plans)]).Where(t => t.Rows.Length > 0),
        ]);
    }

    private static UnfoldedTotal OfEnergy(EnergyTotal energy, ZoneInput input, Inventory inventory, string id, int year, bool isWhole)
    {
        // A total that is not known keeps what is known of it apart from what is not.
        int[] all = PlansOf(inventory, year, energy.Counts);
        int[] missing = [.. all.Where(p => energy.IsMissing(inventory.Plans[p]))];
        int[] plans = [.. all.Except(missing)];
        var tce = energy.Amount(inventory.Years.First(y => y.Year == year));
        var shown = Largest(inventory, plans, isWhole ? int.MaxValue : MostLines, i => inventory.Activities.Quantities[inventory.Lines.Row[i]] * energy.PerUnit(inventory.Plans[inventory.Lines.Plan[i]]));
        return new UnfoldedTotal(id, year, double.NaN,
        [
            .. isWhole ? [Total(inventory, id, year, tce, true)] : Array.Empty<ResultTable>(),
            .. new[]
            {
                EnergyTotal.Missing(inventory, missing), energy.Parts(inventory, plans, missing.Length == 0), energy.Lines(inventory, shown.Lines, shown.All), EquationTable.OfEnergy(energy, inventory, plans),
                Factors(inventory, plans, energy), Fallbacks(inventory, plans, energy), Corrections(input, inventory, all),
            }.Where(t => t.Rows.Length > 0),
        ])
        { IsEnergy = true, Tce = tce, WhyUnknown = energy.WhyUnknown(inventory, year, missing, plans) };
    }

    // As the inventory prints it: nothing sunk or offset is 0, a year without data is not.
    private static double? Stated(YearTotals year, string id) => id switch
    {
        "gross" => year.Gross.T,
        "net" => year.Net.T,
        "netBeforeOffset" => year.NetBeforeOffset.T,
        "direct" => year.Direct.T,
        "indirect" => year.Indirect.T,
        "sink" => year.Sink.T,
        "export" => year.ExportCredit.T,
        "offset" => year.Offset.T,
        "carried" => year.OffsetCarried.T,
        "biomass" => year.BiomassMemo.T,
        _ => null,
    };

    private static int[] PlansOf(Inventory inventory, int year, Func<LinePlan, bool> which) =>
        [.. Enumerable.Range(0, inventory.Plans.Length).Where(p => inventory.Plans[p].Year == year && which(inventory.Plans[p]))];

    private static Func<LinePlan, bool>? Which(Inventory inventory, string id) => id switch
    {
        "gross" => p => p.Scope is Scope.Direct or Scope.Indirect,
        "net" or "netBeforeOffset" => p => p.Scope is not (Scope.Memo or Scope.Offset),
        "direct" => p => p.Scope == Scope.Direct,
        "indirect" => p => p.Scope == Scope.Indirect,
        "sink" => p => p.Scope == Scope.Sink,
        "export" => p => p.Scope == Scope.Export,
        "offset" or "carried" => _ => false,
        "memo" => p => p.Scope == Scope.Memo,
        "biomass" => p => p.Scope == Scope.Memo && p.Gas == "CO2",
        _ when TotalNames.Ids.Contains(id) => null,
        _ => inventory.Template.Categories.Any(c => c.Id == id) ? p => p.Category.Id == id && p.Scope != Scope.Memo : p => p.Gas == id && p.Scope is Scope.Direct or Scope.Indirect,
    };

    private static ResultTable Parts(Inventory inventory, int[] plans, double offsetsT) => new("parts", Area.Both("parts"),
        [new TableColumn("scope", Area.Both("scope")), new TableColumn("category", Area.Both("category")), new TableColumn("item", Area.Both("item")), new TableColumn("gas", Area.Both("gas")), new TableColumn("lines", Area.Both("lines"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true)],
        [
            .. plans.GroupBy(p => (inventory.Plans[p].Scope, inventory.Plans[p].Category.Id, Item: inventory.Plans[p].Item?.Id ?? "", inventory.Plans[p].Gas)).Select(g =>
            {
                var first = inventory.Plans[g.First()];
                return ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(first.Scope), first.Category.Name, first.Item?.Name ?? default, Gases.Name(first.Gas),
                    g.Sum(p => inventory.PlanTotals[p].Lines), PlanTotal.SumOfKnown(g.Select(p => inventory.PlanTotals[p].Co2eT))]);
            }),
            .. offsetsT == 0 ? [] : new[] { ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(Scope.Offset), YearBreakdown.OffsetRule(inventory.Template).Name, "", "", double.NaN, -offsetsT]) },
        ]);

    private static ResultTable Total(Inventory inventory, string id, int year, double total, bool isEnergy) => new("total", Area.Both("total.table"),
        [
            new TableColumn("zone", Area.Both("zone")), new TableColumn("id", Area.Both("total.id")), new TableColumn("name", Area.Both("total.name")), new TableColumn("year", Area.Both("year")), new TableColumn("gwp", Area.Both("gwp")),
            isEnergy ? new TableColumn("tce", Area.Both("tce"), IsNumber: true) : new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true),
        ],
        [[inventory.Zone.Id, id, TotalNames.Of(inventory, id), year.ToString(CultureInfo.InvariantCulture), inventory.Zone.Gwp, total]]);

    // The largest lines by one pass; a heap keeps them, so ten million lines cost no sorting.
    private static (ImmutableArray<InventoryLine> Lines, int All) Largest(Inventory inventory, int[] plans, int most, Func<int, double> amount)
    {
        var wanted = new bool[inventory.Plans.Length];
        foreach (var p in plans)
        {
            wanted[p] = true;
        }

        var largest = new PriorityQueue<int, double>();
        var all = 0;
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            if (wanted[inventory.Lines.Plan[i]])
            {
                all++;
                var size = amount(i) is var value && double.IsNaN(value) ? 0 : Math.Abs(value);
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

        return ([.. shown.Select(i => InventoryLine.At(inventory, i))], all);
    }

    private static ResultTable Lines(ImmutableArray<InventoryLine> shown, int all) => new("lines", Area.Both("lines.title", ("shown", shown.Length), ("all", all)),
        [new TableColumn("id", Area.Both("line")), new TableColumn("item", Area.Both("item")), new TableColumn("quantity", Area.Both("quantity"), IsNumber: true), new TableColumn("unit", Area.Both("unit")), new TableColumn("tPerUnit", Area.Both("perUnit"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true), new TableColumn("equation", Area.Both("equation"))],
        [
            .. shown.Select(l => ImmutableArray.Create<TableCell>([
                l.Id, l.Plan!.Item?.Name ?? default, l.IsConfidential ? double.NaN : l.Quantity, UnitSymbol.Shown(l.Unit), l.IsConfidential ? double.NaN : l.Plan.Co2eTPerUnit, l.Co2eT, l.Plan.Equation])),
        ]);

    private static IEnumerable<(FactorUse Use, Factor Pick, int Plan)> Uses(Inventory inventory, int[] plans) =>
        from p in plans
        where inventory.Plans[p].Status != Model.Activities.ActivityStatus.Confidential
        from use in inventory.Plans[p].Factors
        where use.Choice.Pick is not null
        select (use, use.Choice.Pick!, p);

    // Of an energy total those that make standard coal, with the standard coal of their lines.
    private static ResultTable Factors(Inventory inventory, int[] plans, EnergyTotal? energy = null, ElectricityAccount? market = null) => new("factors", Area.Both("factors"),
        [new TableColumn("row", Area.Both("row")), new TableColumn("parameter", Area.Both("parameter")), new TableColumn("value", Area.Both("value"), IsNumber: true, IsPublished: true), new TableColumn("unit", Area.Both("unit")), new TableColumn("lines", Area.Both("lines"), IsNumber: true), AmountColumn(energy), new TableColumn("source", Area.Both("source"))],
        [
            .. Uses(inventory, plans).Where(u => energy?.IsBehind(u.Pick) != false).GroupBy(u => (u.Pick.Set, u.Pick.Version, u.Pick.Id)).Select(g => (g.First().Pick, Plans: g.Select(u => u.Plan).Distinct().ToList()))
                .Select(g => (g.Pick, Lines: g.Plans.Sum(p => inventory.PlanTotals[p].Lines), Amount: Amount(inventory, g.Plans, energy)))
                .OrderByDescending(g => Math.Abs(g.Amount)).Select(g => ImmutableArray.Create<TableCell>([
                    FactorText.Row(g.Pick), FactorTexts.OfParameter(g.Pick.Parameter), g.Pick.Value, UnitSymbol.Shown(g.Pick.UnitText), g.Lines, g.Amount, FactorText.Publication(g.Pick)])),
            .. market?.Residual?.Pick is { } residual
                ? [[FactorText.Row(residual), FactorTexts.OfParameter(residual.Parameter), residual.Value, UnitSymbol.Shown(residual.UnitText), double.NaN, MarketTotal.ResidualT(market), FactorText.Publication(residual)]]
                : ImmutableArray<ImmutableArray<TableCell>>.Empty,
        ]);

    /// <summary>Factors that are not the first choice, with what was asked for.</summary>
    private static ResultTable Fallbacks(Inventory inventory, int[] plans, EnergyTotal? energy = null, ElectricityAccount? market = null) => new("fallbacks", Area.Both("fallbacks"),
        [new TableColumn("asked", Area.Both("asked")), new TableColumn("taken", Area.Both("taken")), new TableColumn("why", Area.Both("why")), AmountColumn(energy)],
        [
            .. Uses(inventory, plans).Where(u => u.Use.Choice.IsFallback && energy?.IsBehind(u.Pick) != false).GroupBy(u => (u.Use.Choice.Query, u.Pick.Set, u.Pick.Id)).Select(g => (g.First().Use.Choice, g.First().Pick, Amount: Amount(inventory, g.Select(u => u.Plan).Distinct(), energy)))
                .Concat(market?.Residual is { IsFallback: true, Pick: { } residual } choice ? [(choice, residual, MarketTotal.ResidualT(market))] : [])
                .OrderByDescending(g => Math.Abs(g.Amount)).Select(g => ImmutableArray.Create<TableCell>([
                    $"{g.Choice.Query.Item} · {g.Choice.Query.Parameter} · {g.Choice.Query.Region} · {g.Choice.Query.Year}", $"{FactorText.Row(g.Pick)} {FactorText.Years(g.Pick)}".Trim(), Why(g.Choice), g.Amount])),
        ]);

    private static TableColumn AmountColumn(EnergyTotal? energy) => new(energy is null ? "co2eT" : "tce", Area.Both(energy is null ? "co2e" : "tce"), IsNumber: true);

    private static double Amount(Inventory inventory, IEnumerable<int> plans, EnergyTotal? energy) =>
        PlanTotal.SumOfKnown(plans.Select(p => energy is null ? inventory.PlanTotals[p].Co2eT : inventory.PlanTotals[p].Quantity * energy.PerUnit(inventory.Plans[p])));

    private static LocalText Why(FactorChoice choice)
    {
        ImmutableArray<LocalText> why = [.. choice.Trail.Select(s => s.Outcome).Where(FactorChoice.IsSecondChoice).Distinct().Select(o => Area.Both($"why.{o}"))];
        return new LocalText(string.Join("、", why.Select(w => w.Zh)), string.Join(", ", why.Select(w => w.En)));
    }

    // Of rows that belong to the total, and of rows that are gone: which total they were part of, only the frozen run tells.
    private static ResultTable Corrections(ZoneInput input, Inventory inventory, int[] plans)
    {
        var kinds = plans.Select(p => inventory.Plans[p].Kind).ToHashSet();
        Dictionary<string, bool> rows = LineCorrection.Has(input) ? Enumerable.Range(0, inventory.Activities.Count).DistinctBy(inventory.Activities.Texts.Id, StringComparer.Ordinal)
            .ToDictionary(inventory.Activities.Texts.Id, r => kinds.Contains(inventory.Activities.KindOf[r]), StringComparer.Ordinal) : [];
        return new ResultTable("corrections", Area.Both("corrections"),
            [new TableColumn("id", Area.Both("line")), new TableColumn("date", Area.Both("date")), new TableColumn("by", Area.Both("by")), new TableColumn("oldQuantity", Area.Both("old"), IsNumber: true), new TableColumn("newQuantity", Area.Both("new"), IsNumber: true), new TableColumn("why", Area.Both("why"))],
            [.. LineCorrection.Of(input, r => rows.GetValueOrDefault(r, true)).Select(c => ImmutableArray.Create<TableCell>([
                c.Row, c.Date, c.By, c.OldQuantity, c.NewQuantity, rows.ContainsKey(c.Row) ? c.Why : Area.Both("corrections.gone", ("why", c.Why))]))]);
    }
}

/// <summary>A total unfolded.</summary>
/// <param name="Id">Id without year.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Co2eT">The total [t CO₂e]; NaN for energy.</param>
/// <param name="Tables">Parts, lines, factors, fallbacks, corrections.</param>
public sealed record UnfoldedTotal(string Id, int Year, double Co2eT, ImmutableArray<ResultTable> Tables)
{
    /// <summary>True for a total of energy.</summary>
    public bool IsEnergy { get; init; }

    /// <summary>A total of energy [tce]; NaN for emissions.</summary>
    public double Tce { get; init; } = double.NaN;

    /// <summary>One total over another, or over an indicator; null for sums.</summary>
    public UnfoldedRatio? Ratio { get; init; }

    /// <summary>Why there is no number, in a clause; empty when there is one, or when no line has a result.</summary>
    public LocalText WhyUnknown { get; init; }

    /// <summary>The number itself: t CO₂e, tce, or in the unit of the ratio; NaN when it is not known.</summary>
    public double Amount => Ratio?.Value ?? (IsEnergy ? Tce : Co2eT);

    /// <summary>True when there is a total other than 0.</summary>
    public bool IsKnown => Amount is not 0 and var amount && double.IsFinite(amount);
}

/// <summary>A ratio as it is printed.</summary>
/// <param name="Value">Its value; NaN when it is not known.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Scale">What the quotient in canonical units is multiplied by to be in that unit.</param>
public sealed record UnfoldedRatio(double Value, LocalText Unit, double Scale);
