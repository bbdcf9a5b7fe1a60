using Ncez.Accounting.Factors;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>All a method needs to compile one kind of activity.</summary>
public sealed record PlanRequest
{
    /// <summary>Index of the kind.</summary>
    public required int KindIndex { get; init; }

    /// <summary>The kind.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>Category of the template.</summary>
    public required CategoryRule Category { get; init; }

    /// <summary>Item of the kind.</summary>
    public required Item Item { get; init; }

    /// <summary>The zone's settings.</summary>
    public required Zone Zone { get; init; }

    /// <summary>Factors in the zone's order.</summary>
    public required FactorResolver Factors { get; init; }

    /// <summary>Says why a factor is missing and what to do.</summary>
    public required FactorAdvice Advice { get; init; }

    /// <summary>All shipped numbers: what is published at all, whichever sets the zone names.</summary>
    public required FactorLibrary Library { get; init; }

    /// <summary>Boundary template of the zone.</summary>
    public required BoundaryTemplate Template { get; init; }

    /// <summary>GWP set of the zone.</summary>
    public required GwpSet Gwp { get; init; }

    /// <summary>What whole years say that one kind cannot: exports, certificates sold.</summary>
    public required YearFacts Facts { get; init; }

    /// <summary>Where the cells of the kind's first row stand.</summary>
    public required KindPlaces Places { get; init; }

    /// <summary>Where findings go.</summary>
    public required Findings Findings { get; init; }

    /// <summary>Calendar year of the kind.</summary>
    public int Year => Kind.Period.Year;

    /// <summary>Place of a cell of the kind's first row: what a finding is about.</summary>
    public Place At(string column) => Places.Of(KindIndex, column);

    /// <summary>Region whose factors apply.</summary>
    public string Region => Kind.Region.Length > 0 ? Kind.Region : Zone.Region;

    /// <summary>The factor of this kind's item, region and year.</summary>
    public FactorChoice Resolve(string parameter, string gas = "", string? item = null) =>
        Factors.Resolve(item ?? Item.Id, parameter, Region, Year, gas);

    /// <summary>True when some published set, or the zone itself, has a row for this item: the item is of that kind.</summary>
    public bool IsDescribedBy(string parameter) =>
        Library.Describes(Item.Id, parameter) || Resolve(parameter).Pick is not null;

    /// <summary>The option that holds for a choice of the template; empty when the template leaves none.</summary>
    public string Chosen(string choice) =>
        Template.Choices.FirstOrDefault(c => c.Id == choice) is { } open ? BoundaryScope.Chosen(Zone, open).Id : "";

    /// <summary>Position of a factor's set in the order of the zone: its own rows first, then the sets it names.</summary>
    public int RankOf(Factor factor) => factor.Set == FactorResolver.ZoneSet ? -1 : Factors.Sets.TakeWhile(s => s.Id != factor.Set).Count();

    /// <summary>A plan of this kind without emission or energy yet.</summary>
    public LinePlan Blank(Scope? scope = null) => new()
    {
        Kind = KindIndex,
        Year = Year,
        Scope = scope ?? Category.Scope,
        Status = Kind.Status,
        Category = Category,
        Item = Item,
    };

    /// <summary>A plan with its gas weighted by the zone's GWP set; a gas without weight is a finding, never 0.</summary>
    public LinePlan? Weighted(LinePlan plan)
    {
        var weight = plan.Gas == "CO2e" ? new GwpValue(1, "", "") : Gwp.Of(plan.Gas);
        if (weight is null)
        {
            Findings.Error("ACC-002", At("item"), ("gas", plan.Gas), ("gwp", Gwp.Id));
            return null;
        }

        return plan with
        {
            Co2eTPerUnit = Kernels.Emissions.LineKernels.Co2eT(plan.MassTPerUnit, weight.Value),
            Trace = weight.Value == 1 ? plan.Trace : plan.Trace.Add(new TraceStep(
                TextOf("trace.gwp", ("gwp", Gwp.Id), ("source", weight.Source)), Formula.Times(plan.MassTPerUnit, "t", weight.Value, "GWP", "t CO2e"))),
        };
    }

    /// <summary>A text of the accounting traces, in both languages.</summary>
    public static LocalText TextOf(string key, params ReadOnlySpan<TextArg> args) =>
        TextArea.Of(typeof(PlanRequest).Assembly, "Traces").Both(key, args);
}
