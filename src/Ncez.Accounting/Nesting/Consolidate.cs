using System.Collections.Immutable;
using Ncez.Kernels.Energy;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Programmes;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Nesting;

/// <summary>
/// Adds zones up so that each emission counts once: nested zones count in the one around them, and what one outer zone imports from
/// another is taken out. Both sides of a transfer are compared; a difference is a finding with its quantity, never averaged.
/// </summary>
public static class Consolidate
{
    // Two readings of one delivery that agree to a thousandth are the same reading, rounded.
    private const double SameRatio = 0.001;

    private static readonly TextArea Texts = TextArea.Of(typeof(Consolidate).Assembly, "Nesting");

    /// <summary>The consolidation of a programme.</summary>
    /// <param name="tree">Its zones.</param>
    /// <param name="library">Items and units.</param>
    /// <param name="findings">Collects mismatches.</param>
    /// <param name="leftOut">Further outer zones that could not be accounted: every total lacks them.</param>
    public static Consolidation Of(ZoneTree tree, FactorLibrary library, Findings findings, int leftOut = 0)
    {
        var trees = tree.Zones.SelectMany(z => z.Inventory.Years.Select(y => y.Year).Concat(z.Transfers.Select(t => t.Period.Year))).Distinct().Order().ToDictionary(y => y, tree.In);
        var transfers = Transfers(tree, trees, library, findings).OrderBy(t => t.Year).ThenBy(t => t.From, StringComparer.Ordinal).ThenBy(t => t.To, StringComparer.Ordinal).ToImmutableArray();
        var whole = tree.Outer.Count(z => !tree.IsStandIn(z.Id)) + leftOut;
        ImmutableArray<ConsolidatedYear> years = [.. trees.Select(t => Year(t.Key, t.Value, whole, transfers)).Where(y => y.Counted.Length > 0)];
        StandIns(tree, trees, findings);
        return new Consolidation(years, transfers, [.. tree.Zones.SelectMany(z => Nesting(z, tree, transfers, findings))]);
    }

    private static ConsolidatedYear Year(int year, ZoneTree tree, int whole, ImmutableArray<MatchedTransfer> transfers)
    {
        var counted = tree.Outer.Where(z => z.HasResult(year)).Select(z => (z.Id, Totals: z.Inventory.Years.First(y => y.Year == year))).ToList();
        var eliminated = transfers.Where(t => t.Year == year && t.IsEliminated).ToList();
        var parts = counted.Count(z => tree.IsStandIn(z.Id));
        return new ConsolidatedYear(year, counted.Count - parts, whole, counted.Sum(z => z.Totals.Gross.T), eliminated.Where(t => double.IsFinite(t.ImportT)).Sum(t => t.ImportT),
            counted.Sum(z => z.Totals.Net.T), eliminated.Sum(t => t.CreditT), counted.Sum(z => z.Totals.NotEstimated.Lines))
        {
            Parts = parts,
            Counted = [.. counted.Select(z => z.Id)],
        };
    }

    // A zone without a year is told once, with all the years that the zones inside it stand in for it.
    private static void StandIns(ZoneTree whole, Dictionary<int, ZoneTree> trees, Findings findings)
    {
        var parts = trees.Where(t => t.Value != whole)
            .SelectMany(t => t.Value.Outer.Where(z => z.HasResult(t.Key) && t.Value.StandsFor(z.Id) is { } parent && whole.StandsFor(z.Id) != parent).Select(z => (Parent: t.Value.StandsFor(z.Id)!, t.Key, z.Id)));
        foreach (var of in parts.GroupBy(p => p.Parent))
        {
            findings.Warning("PRG-022", new Place("programme.yaml"), ("parent", of.Key), ("years", string.Join(", ", of.Select(p => p.Key).Distinct().Order())), ("parts", string.Join(", ", of.Select(p => p.Id).Distinct().Order(StringComparer.Ordinal))));
        }
    }

    private static IEnumerable<NestedTotal> Nesting(NestedZone parent, ZoneTree tree, ImmutableArray<MatchedTransfer> transfers, Findings findings)
    {
        var children = tree.Children(parent.Id).ToList();
        foreach (var year in children.Count == 0 ? [] : parent.Inventory.Years)
        {
            var inside = children.SelectMany(c => c.Inventory.Years).Where(y => y.Year == year.Year && double.IsFinite(y.Gross.T)).ToList();
            var among = transfers.Where(t => t.Year == year.Year && double.IsFinite(t.ImportT) && tree.ChildOf(parent.Id, t.From) is { } from && tree.ChildOf(parent.Id, t.To) is { } to && from != to);
            if (inside.Count > 0)
            {
                if (children.TrueForAll(c => c.Inventory.Zone.Gwp == parent.Inventory.Zone.Gwp))
                {
                    Exceeds(parent.Id, year, inside, among.Sum(t => t.ImportT), findings);
                }

                yield return new NestedTotal(year.Year, parent.Id, inside.Count, year.Gross.T, inside.Sum(y => y.Gross.T), among.Sum(t => t.ImportT));
            }
        }
    }

    // What stands inside a zone is part of it: a scope that is larger inside than around is counted wrongly on one side.
    private static void Exceeds(string parent, YearTotals around, List<YearTotals> inside, double amongT, Findings findings)
    {
        foreach (var (scope, insideT, aroundT) in new[] { (Texts.Both("direct"), inside.Sum(y => y.Direct.T), around.Direct.T), (Texts.Both("indirect"), inside.Sum(y => y.Indirect.T) - amongT, around.Indirect.T) })
        {
            if (insideT - aroundT > SameRatio * Math.Max(Math.Abs(insideT), Math.Abs(aroundT)))
            {
                findings.Warning("ACC-047", new Place("programme.yaml"), ("parent", parent), ("year", around.Year), ("scope", scope), ("inside", Numbers.Co2e(insideT)), ("around", Numbers.Co2e(aroundT)), ("more", Numbers.Co2e(insideT - aroundT)));
            }
        }
    }

    private static IEnumerable<MatchedTransfer> Transfers(ZoneTree tree, Dictionary<int, ZoneTree> trees, FactorLibrary library, Findings findings)
    {
        // Every zone has a transfers.csv: its place names whose.
        var rows = tree.Zones.SelectMany(z => z.Transfers.Select(t => (Teller: z.Id, Transfer: t with { Where = t.Where with { File = $"{z.Id}/{t.Where.File}" } }, Item: library.FindItem(t.Item)?.Id ?? t.Item, Unit: library.Units.TryParse(t.Unit, out var unit) ? Normal(unit, library.FindItem(t.Item)) : null)))
            .Where(r => r.Unit is not null && (r.Teller == r.Transfer.From || r.Teller == r.Transfer.To)).ToList();
        var matches = new List<Matched>();
        foreach (var group in rows.GroupBy(r => (r.Transfer.Period.Year, r.Transfer.From, r.Transfer.To, r.Item)))
        {
            var (year, from, to, item) = group.Key;
            var name = library.FindItem(item)?.Name ?? LocalText.Same(item);
            if (!tree.Has(from) || !tree.Has(to))
            {
                findings.Warning("PRG-012", group.First().Transfer.Where, ("zone", tree.Has(from) ? to : from), ("item", name), ("year", year));
                continue;
            }

            var given = group.Where(r => r.Teller == from).Select(r => (r.Transfer, Unit: r.Unit!)).ToList();
            var taken = group.Where(r => r.Teller == to).Select(r => (r.Transfer, Unit: r.Unit!)).ToList();
            matches.Add(Match(new Pair(year, from, to, item, name), given, taken, findings));
        }

        // What is delivered once, and what is taken out for it, is a matter of one item in one year.
        return matches.GroupBy(m => (m.Pair.Year, m.Pair.Item)).Select(g => (Of: Once([.. g], tree, findings), Tree: trees[g.Key.Year])).SelectMany(g => g.Of.Select(m => Priced(m, g.Of, g.Tree, findings)));
    }

    // A delivery may be told at two levels: to the park, and to the town around it. The inner one is part of the outer one and counts once.
    private static List<Matched> Once(List<Matched> matches, ZoneTree tree, Findings findings)
    {
        var counted = new List<Matched>();
        foreach (var match in matches.OrderByDescending(m => tree.Depth(m.Pair.From) + tree.Depth(m.Pair.To)))
        {
            var (pair, unit) = (match.Pair, match.Unit);
            var parts = counted.Where(m => m.Unit.Dimension == unit.Dimension && m.Counted > 0 && tree.IsIn(m.Pair.From, pair.From) && tree.IsIn(m.Pair.To, pair.To)).ToList();
            var within = parts.Sum(m => m.Counted * m.Unit.ToCanonical) / unit.ToCanonical;
            if (within > 0 && match.Quantity > 0)
            {
                findings.Warning("PRG-018", match.Where, ("from", pair.From), ("to", pair.To), ("item", pair.Name), ("year", pair.Year), ("quantity", match.Quantity), ("unit", unit.Symbol),
                    ("parts", string.Join(", ", parts.Select(m => $"{m.Pair.From} → {m.Pair.To}"))), ("within", within));
            }

            counted.Add(match with { Counted = Math.Max(0, match.Quantity - within) });
        }

        return counted;
    }

    private static Matched Match(Pair pair, List<(Transfer Transfer, Unit Unit)> given, List<(Transfer Transfer, Unit Unit)> taken, Findings findings)
    {
        var first = (given.Count > 0 ? given : taken)[0];
        double Sum(List<(Transfer Transfer, Unit Unit)> side) => side.Count == 0 || side.Any(s => s.Unit.Dimension != first.Unit.Dimension) ? double.NaN
            : side.Sum(s => s.Transfer.Quantity * s.Unit.ToCanonical) / first.Unit.ToCanonical;
        var (gives, takes) = (Sum(given), Sum(taken));
        if (given.Count > 0 && taken.Count > 0 && double.IsNaN(gives + takes))
        {
            findings.Warning("PRG-021", first.Transfer.Where, ("from", pair.From), ("to", pair.To), ("item", pair.Name), ("year", pair.Year), ("given", Told(given)), ("taken", Told(taken)), ("other", $"{taken[0].Transfer.Where}"));
        }
        else
        {
            Compare(pair, gives, takes, first.Unit, first.Transfer.Where, findings);
        }

        return new Matched(pair, gives, takes, double.IsNaN(gives) || double.IsNaN(takes) ? 0 : Math.Min(gives, takes), first.Unit, first.Transfer.Where);
    }

    // The total holds the outer zones only: what they count, not what the zones inside them do, is what can be taken out. All that such a zone
    // takes from all givers together cannot take out more than it counts as imported; credits likewise.
    private static MatchedTransfer Priced(Matched match, List<Matched> all, ZoneTree tree, Findings findings)
    {
        var (pair, unit, quantity) = (match.Pair, match.Unit, match.Counted);
        var (giver, taker) = (tree.CountedIn(pair.From, pair.To), tree.CountedIn(pair.To, pair.From));
        double Together(Func<Pair, bool> which) => all.Where(m => which(m.Pair) && m.Unit.Dimension == unit.Dimension)
            .Sum(m => m.Counted * m.Unit.ToCanonical) / unit.ToCanonical;
        var taken = Together(p => tree.CountedIn(p.To, p.From) == taker);
        var given = Together(p => tree.CountedIn(p.From, p.To) == giver);
        var isBetween = tree.OuterOf(pair.From) != tree.OuterOf(pair.To);
        var transfer = new MatchedTransfer(pair.Year, pair.From, pair.To, pair.Item, match.Given, match.Taken, unit.Symbol, match.Quantity, double.NaN, 0, isBetween) { Name = pair.Name };
        if (WasteT(match, tree.Of(giver), tree.Of(taker), given) is { } wasteT)
        {
            return transfer with { ImportT = wasteT };
        }

        var (importT, imported, isImportWithheld) = Emission(tree.Of(taker), pair, Direction(false), unit, IsEnergy);
        var (creditT, exported, isExportWithheld) = Emission(tree.Of(giver), pair, Direction(true), unit, p => p.Scope == Scope.Export);
        if (quantity > 0 && isBetween && !(imported >= taken * (1 - SameRatio)))
        {
            findings.Warning("PRG-015", match.Where, ("zone", taker), ("item", pair.Name), ("year", pair.Year), ("matched", taken), TextArg.OrWithheld("imported", imported, isImportWithheld), ("unit", unit.Symbol));
        }

        if (quantity > 0 && isBetween && exported > 0 && given > exported * (1 + SameRatio))
        {
            findings.Warning("PRG-019", match.Where, ("zone", giver), ("item", pair.Name), ("year", pair.Year), ("matched", given), TextArg.OrWithheld("exported", exported, isExportWithheld), ("unit", unit.Symbol));
        }

        return transfer with
        {
            ImportT = imported > 0 ? importT * quantity / Math.Max(imported, taken) : double.NaN,
            CreditT = exported > 0 ? creditT * quantity / Math.Max(exported, given) : 0,
        };
    }

    // Waste is emitted where it is treated. Where the giver counts it by amount generated and the taker counts its treatment, the
    // giver's figure is the one counted twice; where one of them counts it, nothing is. Null when neither does: it is no waste.
    private static double? WasteT(Matched match, NestedZone giver, NestedZone taker, double given)
    {
        var (generatedT, generated, _) = Emission(giver, match.Pair, Direction(true), match.Unit, p => IsWaste(p) && p.Scope == Scope.Indirect);
        var (treatedT, treated, _) = Emission(taker, match.Pair, Direction(false), match.Unit, p => IsWaste(p) && p.Scope == Scope.Direct);
        return (generated > 0, treated > 0) switch
        {
            (false, false) => null,
            (true, true) => generatedT * Math.Min(match.Counted, treatedT == 0 ? 0 : treated) / Math.Max(generated, given),
            _ => 0,
        };
    }

    private static bool IsWaste(LinePlan plan) => plan.Category.Method == "waste_treatment";

    private static bool IsEnergy(LinePlan plan) => plan.Scope is Scope.Direct or Scope.Indirect && !IsWaste(plan);

    // A gas metered at 20 °C is compared by what it is at 0 °C, as it is accounted.
    private static Unit Normal(Unit unit, Item? item) => unit.Dimension == Dimension.Volume && item?.State == ItemState.Gas
        ? unit with { Dimension = Dimension.NormalVolume, ToCanonical = HeatKernels.NormalVolumeNm3(unit.ToCanonical) } : unit;

    private static string Told(List<(Transfer Transfer, Unit Unit)> side) => string.Join(" + ", side.Select(s => $"{Numbers.Full(s.Transfer.Quantity)} {s.Unit}"));

    private static void Compare(Pair pair, double gives, double takes, Unit unit, Place where, Findings findings)
    {
        if (double.IsNaN(gives) || double.IsNaN(takes))
        {
            findings.Warning("PRG-014", where, ("from", pair.From), ("to", pair.To), ("item", pair.Name), ("year", pair.Year),
                ("quantity", double.IsNaN(gives) ? takes : gives), ("unit", unit.Symbol), ("silent", double.IsNaN(gives) ? pair.From : pair.To));
        }
        else if (Math.Abs(gives - takes) > SameRatio * Math.Max(gives, takes))
        {
            findings.Warning("PRG-013", where, ("from", pair.From), ("to", pair.To), ("item", pair.Name), ("year", pair.Year),
                ("given", gives), ("taken", takes), ("difference", gives - takes), ("unit", unit.Symbol));
        }
    }

    private static Model.Activities.Direction Direction(bool isExport) => isExport ? Model.Activities.Direction.Export : Model.Activities.Direction.Import;

    // What a zone counts for all it imports (or exports) of an item in a year, and how much that is in the unit of the transfer.
    private static (double Co2eT, double Quantity, bool IsWithheld) Emission(NestedZone zone, Pair pair, Model.Activities.Direction direction, Unit unit, Func<LinePlan, bool> which)
    {
        var (co2eT, quantity, isWithheld) = (0.0, 0.0, false);
        for (var p = 0; p < zone.Inventory.Plans.Length; p++)
        {
            var (plan, total) = (zone.Inventory.Plans[p], zone.Inventory.PlanTotals[p]);
            var kind = zone.Inventory.Activities.Kinds[plan.Kind];
            var stated = Normal(kind.Unit, plan.Item);
            if (plan.Year != pair.Year || plan.Item?.Id != pair.Item || kind.Direction != direction || stated.Dimension != unit.Dimension
                || !which(plan) || double.IsNaN(total.Co2eT))
            {
                continue;
            }

            co2eT += total.Co2eT;
            isWithheld |= plan.Status == Model.Activities.ActivityStatus.Confidential;
            quantity += plan.IdSuffix.Length == 0 ? total.Quantity * stated.ToCanonical / unit.ToCanonical : 0;
        }

        return (co2eT, quantity, isWithheld);
    }

    private sealed record Matched(Pair Pair, double Given, double Taken, double Quantity, Unit Unit, Place Where)
    {
        /// <summary>The part of the matched quantity that no transfer between zones further inside holds already.</summary>
        public double Counted { get; init; } = Quantity;
    }

    private readonly record struct Pair(int Year, string From, string To, string Item, LocalText Name);
}
