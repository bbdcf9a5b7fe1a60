using System.Buffers;
using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Accounting.Methods;
using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>
/// Activities and factors become an inventory. Each kind of activity is compiled once into plans (factor, equation, unit);
/// its rows are then two multiplications each. Nothing is calculated while a finding is an error.
/// </summary>
public static class InventoryEngine
{
    /// <summary>Accounts a zone; null when a finding is an error.</summary>
    /// <param name="input">What the zone folder says.</param>
    /// <param name="library">Shipped numbers.</param>
    /// <param name="template">Boundary template of the zone's domain.</param>
    /// <param name="findings">Collects what the reader must know; its errors stop the calculation.</param>
    /// <param name="cancellation">Stops between kinds and between blocks of lines.</param>
    public static Inventory? Account(ZoneInput input, FactorLibrary library, BoundaryTemplate template, Findings findings, CancellationToken cancellation = default) =>
        Account(input, library, template, findings, false, cancellation);

    /// <summary>Accounts a zone whose lines nobody will look at: the sums are those of <see cref="Account(ZoneInput, FactorLibrary, BoundaryTemplate, Findings, CancellationToken)"/>, lines are not kept.</summary>
    /// <param name="input">What the zone folder says.</param>
    /// <param name="library">Shipped numbers.</param>
    /// <param name="template">Boundary template of the zone's domain.</param>
    /// <param name="findings">Collects what the reader must know; its errors stop the calculation.</param>
    /// <param name="cancellation">Stops between kinds.</param>
    public static Inventory? AccountSums(ZoneInput input, FactorLibrary library, BoundaryTemplate template, Findings findings, CancellationToken cancellation = default) =>
        Account(input, library, template, findings, true, cancellation);

    private static Inventory? Account(ZoneInput input, FactorLibrary library, BoundaryTemplate template, Findings findings, bool sumsOnly, CancellationToken cancellation)
    {
        var plans = Compile(input, library, template, findings, cancellation);
        MonthsComplete.Check(input, library, template, findings);
        MeteredGas.Check(input.Activities, plans, findings);
        if (findings.HasErrors)
        {
            return null;
        }

        var (lines, totals) = Multiply(input.Activities, plans, sumsOnly, cancellation);
        MethaneBalance.Check(input, plans, totals, findings);
        var (years, offsets) = YearAccount.Of(input, plans, totals, findings);
        var electricity = MarketAccount.Of(input, library, plans, totals, years, findings);
        return findings.HasErrors ? null : new Inventory
        {
            Zone = input.Zone,
            Template = template,
            Boundary = BoundaryStatements.Of(input.Zone, template),
            Activities = input.Activities,
            Plans = plans,
            PlanTotals = totals,
            Lines = lines,
            OffsetLines = offsets,
            Years = years,
            Electricity = electricity,
            Reconciliations = EtsReconciliation.Of(input, plans, totals, years, findings),
        };
    }

    private static ImmutableArray<LinePlan> Compile(
        ZoneInput input, FactorLibrary library, BoundaryTemplate template, Findings findings, CancellationToken cancellation)
    {
        // A factor with a version is one that a published treatment prescribes, not a number somebody typed.
        findings.Add(new FactorPlausibility(library).Check(input.LocalFactors.Where(f => f.Version.Length == 0)));
        var zone = input.Zone;
        if (library.FindGwp(zone.Gwp) is not { } gwp)
        {
            findings.Error("ACC-018", input.PlaceOf("gwp"), ("gwp", zone.Gwp), ("known", string.Join(", ", library.GwpSets.Select(g => g.Id))));
            return [];
        }

        var resolver = FactorResolver.Shared(library, input.LocalFactors, FactorSettings.Of(zone));
        var advice = new FactorAdvice(library, resolver);
        var facts = YearFacts.Of(input, library);
        var boundary = BoundaryScope.Of(zone, template);
        var places = new KindPlaces(input.Activities);
        var plans = ImmutableArray.CreateBuilder<LinePlan>();
        for (var k = 0; k < input.Activities.Kinds.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var kind = input.Activities.Kinds[k];
            if (template.Categories.FirstOrDefault(c => c.Id == kind.Category) is not { } category)
            {
                findings.Error("ACT-001", places.Of(k, "category"), ("category", kind.Category), ("known", string.Join(", ", template.Categories.Select(c => c.Id))), ("near", template.Categories[0].Id));
                continue;
            }

            if ((library.FindItem(kind.Item) ?? Unlisted(kind)) is not { } item)
            {
                findings.Error("ACC-019", places.Of(k, "item"), ("item", kind.Item));
                continue;
            }

            var request = new PlanRequest
            {
                KindIndex = k,
                Kind = kind,
                Category = boundary.Placed(category),
                Item = item,
                Zone = zone,
                Factors = resolver,
                Advice = advice,
                Gwp = gwp,
                Library = library,
                Template = template,
                Facts = facts,
                Places = places,
                Findings = findings,
            };
            plans.AddRange(PlansOf(request, boundary));
        }

        CheckStandardCoal(input, plans, findings);
        foreach (var (choice, kind) in plans.SelectMany(p => p.Factors.Select(f => (f.Choice, p.Kind))).DistinctBy(f => f.Choice, ReferenceEqualityComparer.Instance).DistinctBy(f => f.Choice))
        {
            if (advice.NoticeFor(choice, places.Of(kind, "item")) is { } notice)
            {
                findings.Add(notice);
            }
        }

        return plans.ToImmutable();
    }

    private static IEnumerable<LinePlan> PlansOf(PlanRequest request, BoundaryScope boundary)
    {
        if (boundary.IsExcluded(request.Category.Id))
        {
            request.Findings.Info("ACC-020", request.At("category"), ("category", request.Category.Name));
            return [NotComputed.Excluded(request)];
        }

        if (boundary.RuleFor(request.Kind, request.Item) is var (choice, rule))
        {
            if (rule.Excluded)
            {
                request.Findings.Info("ACC-041", request.At("item"), ("item", request.Item.Name), ("question", choice.Question), ("option", BoundaryScope.Chosen(request.Zone, choice).Text));
                return [NotComputed.Excluded(request)];
            }

            if (rule.Flagged)
            {
                request.Findings.Warning("ACC-042", request.At("item"), ("item", request.Item.Name), ("question", choice.Question), ("option", BoundaryScope.Chosen(request.Zone, choice).Text));
            }

            request = request with { Category = request.Category with { Scope = rule.Scope ?? request.Category.Scope } };
        }

        return EquityShare.Apply(request, Counted(request));
    }

    private static IEnumerable<LinePlan> Counted(PlanRequest request)
    {
        if (request.Kind.Status is not (ActivityStatus.Computed or ActivityStatus.Confidential))
        {
            return NotComputed.Plan(request) is { } plan ? [plan] : [];
        }

        return MethodBook.Plan(request);
    }

    /// <summary>Items of lines that need no factor (reported, NO, NA, IE) need not be in the item table.</summary>
    private static Item? Unlisted(ActivityKind kind) => kind.Status is ActivityStatus.Computed or ActivityStatus.Confidential ? null
        : new Item { Id = kind.Item, Name = kind.Item.Length > 0 ? LocalText.Same(kind.Item) : PlanRequest.TextOf("item.unnamed"), Family = ItemFamily.Other, Group = "other" };

    private static void CheckStandardCoal(ZoneInput input, IEnumerable<LinePlan> plans, Findings findings)
    {
        if (input.Zone.StandardCoal == StandardCoalBasis.Equivalent)
        {
            foreach (var plan in plans.Where(p => double.IsNaN(p.TceEquivalentPerUnit)).DistinctBy(p => p.Year))
            {
                findings.Error("ACC-010", input.PlaceOf("standard_coal"), ("year", plan.Year));
            }
        }
    }

    private static (LineTable Lines, ImmutableArray<PlanTotal> Totals) Multiply(ActivityTable activities, ImmutableArray<LinePlan> plans, bool sumsOnly, CancellationToken cancellation)
    {
        // Plans of a kind are neighbours: where they start and how many there are.
        var (first, count) = (new int[activities.Kinds.Length], new int[activities.Kinds.Length]);
        for (var p = plans.Length - 1; p >= 0; p--)
        {
            first[plans[p].Kind] = p;
            count[plans[p].Kind]++;
        }

        var lines = 0;
        foreach (var kind in activities.KindOf)
        {
            lines += count[kind];
        }

        // Columns of lines that nobody keeps are lent, so that a thousand zones do not fill the heap of large objects.
        var (row, plan) = sumsOnly ? (ArrayPool<int>.Shared.Rent(lines), ArrayPool<int>.Shared.Rent(lines)) : (new int[lines], new int[lines]);
        var (massT, co2eT) = sumsOnly ? (ArrayPool<double>.Shared.Rent(lines), ArrayPool<double>.Shared.Rent(lines)) : (new double[lines], new double[lines]);
        Link(activities.KindOf, first, count, row, plan);
        cancellation.ThrowIfCancellationRequested();
        double[] massTPerUnit = [.. plans.Select(p => p.MassTPerUnit)], co2eTPerUnit = [.. plans.Select(p => p.Co2eTPerUnit)];
        LineKernels.FillT(activities.Quantities, row.AsSpan(0, lines), plan.AsSpan(0, lines), massTPerUnit, co2eTPerUnit, massT.AsSpan(0, lines), co2eT.AsSpan(0, lines));
        cancellation.ThrowIfCancellationRequested();
        var sums = PlanSums.Of(activities, plans.Length, row.AsSpan(0, lines), plan.AsSpan(0, lines), massT.AsSpan(0, lines), co2eT.AsSpan(0, lines));
        if (!sumsOnly)
        {
            return (new LineTable(row, plan, massT, co2eT), sums);
        }

        ArrayPool<int>.Shared.Return(row);
        ArrayPool<int>.Shared.Return(plan);
        ArrayPool<double>.Shared.Return(massT);
        ArrayPool<double>.Shared.Return(co2eT);
        return (new LineTable([], [], [], []), sums);
    }

    private static void Link(ReadOnlySpan<int> kindOf, int[] first, int[] count, int[] row, int[] plan)
    {
        var next = 0;
        for (var r = 0; r < kindOf.Length; r++)
        {
            var kind = kindOf[r];
            for (var p = first[kind]; p < first[kind] + count[kind]; p++)
            {
                (row[next], plan[next++]) = (r, p);
            }
        }
    }
}
