using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>Unfolds a sum by one level: net into gross and deductions, gross into scopes, a scope into categories, a category or a gas into its lines.</summary>
internal sealed class UnfoldSum(Inventory inventory, SumId id)
{
    private const int MostLines = 20;
    private readonly YearTotals? _year = inventory.Years.FirstOrDefault(y => y.Year == id.Year);

    /// <summary>The sum with its parts; null when the inventory has no such sum.</summary>
    public ExplainedSum? Find() => _year is null ? null : (id.Kind, id.Scope) switch
    {
        (SumId.Net, _) => Of(ChartTexts.Of("net"), _year.Net.T, [Part(SumId.Gross, ChartTexts.Of("gross"), _year.Gross.T, "gross"), .. Scopes(Scope.Sink, Scope.Export, Scope.Offset)]),
        (SumId.Gross, _) => Of(ChartTexts.Of("gross"), _year.Gross.T, [.. Scopes(Scope.Direct, Scope.Indirect)]) with { Parent = Id(SumId.Net) },
        (SumId.Energy, _) when id.Key.Length > 0 => OfEnergyGroup(),
        (SumId.Carrier, _) => OfCarrier(),
        (SumId.Source, _) => OfSource(),
        (SumId.Energy, _) => Lines(ReportTexts.Of("figure.energy"), IsCalorific ? _year.EnergyTceCalorific : _year.EnergyTceEquivalent, l => l.Line.Plan is { CarriesEnergy: true }, TceOf) with { Unit = "tce" },
        (SumId.Gas, _) => OfGas(),
        (_, { } scope) when id.Key.Length == 0 => OfScope(scope),
        (_, { } scope) => OfCategory(scope),
        _ => null,
    };

    private ExplainedSum? OfGas() => InventorySums.ByGas(inventory, id.Year).Where(g => g.Gas == id.Key).ToList() is [var gas]
        ? Lines(LocalText.Same(Gases.Name(gas.Gas)), gas.Co2eT, l => l.Line.Plan is { Scope: Scope.Direct or Scope.Indirect } plan && plan.Gas == id.Key, l => l.Line.Co2eT) with { Parent = Id(SumId.Gross) }
        : null;

    private ExplainedSum? OfEnergyGroup() => Slices(InventorySums.EnergyByGroup(inventory, id.Year, IsCalorific ? StandardCoalBasis.Calorific : StandardCoalBasis.Equivalent)) is { } slice
        ? Lines(EnergyGroups.Name(id.Key), slice, l => l.Line.Plan is { CarriesEnergy: true } plan && InventorySums.GroupOf(plan) == id.Key, TceOf) with { Unit = "tce", Parent = Id(SumId.Energy) }
        : null;

    private ExplainedSum? OfCarrier() => Slices(InventorySums.EmissionByGroup(inventory, id.Year)) is { } slice
        ? Lines(EnergyGroups.Name(id.Key), slice, l => l.Line.Plan is { Scope: Scope.Direct or Scope.Indirect } plan && InventorySums.GroupOf(plan) == id.Key, l => l.Line.Co2eT) with { Parent = Id(SumId.Gross) }
        : null;

    private double? Slices(ImmutableArray<Slice> slices) => slices.Any(s => s.Group == id.Key) ? slices.First(s => s.Group == id.Key).Amount : null;

    private ExplainedSum? OfSource()
    {
        if (id.SourceParts is not var (scope, item) || InventorySums.Sources(inventory, id.Year).Where(s => s.Scope == scope && s.Key == item).ToList() is not [var source])
        {
            return null;
        }

        var plans = InventorySums.Plans(inventory, id.Year).Where(p => p.Plan.Scope == scope && InventorySums.IsSource(p.Plan, p.Total) && InventorySums.SourceOf(p.Plan) == item).Select(p => (object)p.Plan).ToHashSet(ReferenceEqualityComparer.Instance);
        return Lines(source.Name.AtStart, source.Co2eT, l => l.Line.Plan is { } plan && plans.Contains(plan), l => l.Line.Co2eT) with { Parent = SumId.Of(id.Year, scope) };
    }

    private ExplainedSum? OfScope(Scope scope)
    {
        var parent = Id(scope is Scope.Direct or Scope.Indirect ? SumId.Gross : SumId.Net);
        if (scope == Scope.Offset)
        {
            return inventory.OffsetLines.Any(o => o.Year == id.Year) ? Lines(ChartTexts.Scope(scope), _year!.Offset.T, l => l.Offset is not null, l => l.Line.Co2eT) with { Parent = parent } : null;
        }

        var categories = InventorySums.ByCategory(inventory, id.Year).Where(c => c.Scope == scope).ToList();
        return categories.Count == 0 ? null : Of(ChartTexts.Scope(scope), TotalOf(scope),
            [.. categories.Select(c => new SumPart(c.Category.Name.AtStart, c.Co2eT, Share(c.Co2eT), SumId.Of(id.Year, scope, c.Category.Id).ToString(), "", ""))]) with
        { Parent = scope == Scope.Memo ? null : parent };
    }

    private ExplainedSum? OfCategory(Scope scope) => InventorySums.ByCategory(inventory, id.Year).FirstOrDefault(c => c.Scope == scope && c.Category.Id == id.Key) is { } category
        ? Lines(category.Category.Name.AtStart, category.Co2eT, l => l.Line.Scope == scope && l.Line.Plan?.Category.Id == id.Key, l => l.Line.Co2eT) with { Parent = SumId.Of(id.Year, scope) }
        : null;

    private ExplainedSum Lines(LocalText name, double value, Func<LedgerLine, bool> takes, Func<LedgerLine, double> amount)
    {
        var found = LedgerLine.All(inventory).Where(l => l.Year == id.Year && takes(l)).Select(l => (Line: l, Amount: amount(l))).Where(l => id.Kind != SumId.Energy || l.Amount != 0).ToList();
        return Of(name, value,
        [
            .. found.OrderByDescending(l => double.IsFinite(l.Amount) ? Math.Abs(l.Amount) : -1).Take(MostLines)
                .Select(l => new SumPart(l.Line.Name.IsEmpty ? LocalText.Same(l.Line.Line.Id) : l.Line.Name, l.Amount, id.Kind == SumId.Energy ? l.Amount / value : Share(l.Amount), "", l.Line.Line.Id, "") { Detail = DetailOf(l.Line) }),
        ]) with
        { Lines = found.Count };
    }

    // Twelve months of one source are told apart by their period, two boilers by their site.
    private string DetailOf(LedgerLine line)
    {
        if (line.Line.Plan is not { } plan)
        {
            return "";
        }

        var kind = inventory.Activities.Kinds[plan.Kind];
        return string.Join(" · ", new[] { kind.Period.ToString() is var period && period != id.Year.ToString(CultureInfo.InvariantCulture) ? period : "", kind.Site, line.Line.Id }.Where(t => t.Length > 0));
    }

    private ExplainedSum Of(LocalText name, double value, ImmutableArray<SumPart> parts) => new(id, name, value, "tCO₂e", id.Kind is SumId.Gross or SumId.Energy ? double.NaN : Share(value), parts);

    private IEnumerable<SumPart> Scopes(params Scope[] scopes) => scopes.Where(s => TotalOf(s) != 0 || s is Scope.Direct or Scope.Indirect)
        .Select(s => Part(s.ToString(), ChartTexts.Scope(s), TotalOf(s), ChartTexts.Role(s)));

    private SumPart Part(string kind, LocalText name, double value, string role) => new(name, value, Share(value), Id(kind).ToString(), "", role);

    private SumId Id(string kind) => new(id.Year, kind);

    private double TotalOf(Scope scope) => scope switch
    {
        Scope.Direct => _year!.Direct.T,
        Scope.Indirect => _year!.Indirect.T,
        Scope.Sink => _year!.Sink.T,
        Scope.Export => _year!.ExportCredit.T,
        Scope.Offset => _year!.Offset.T,
        _ => _year!.BiomassMemo.T,
    };

    private double Share(double value) => _year!.Gross.T > 0 ? value / _year.Gross.T : double.NaN;

    // The basis of standard coal that the zone prints first.
    private bool IsCalorific => inventory.Zone.StandardCoal == StandardCoalBasis.Calorific;

    private double TceOf(LedgerLine line) => line.Line.IsConfidential ? double.NaN : line.Line.Quantity * (IsCalorific ? line.Line.Plan!.TceCalorificPerUnit : line.Line.Plan!.TceEquivalentPerUnit);
}

/// <summary>A sum, unfolded by one level.</summary>
/// <param name="Id">Which sum.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Unit of values: tCO₂e or tce.</param>
/// <param name="ShareOfGross">Share of the year's gross [0–1]; NaN where it says nothing.</param>
/// <param name="Parts">Its parts; of lines only the largest.</param>
public sealed record ExplainedSum(SumId Id, LocalText Name, double Value, string Unit, double ShareOfGross, ImmutableArray<SumPart> Parts)
{
    /// <summary>The sum that this one is part of; null for the outermost.</summary>
    public SumId? Parent { get; init; }

    /// <summary>How many lines it is the sum of; 0 where its parts are sums themselves.</summary>
    public int Lines { get; init; }
}

/// <summary>A part of a sum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; NaN = not estimated.</param>
/// <param name="Share">Share of the year's gross, of energy for a part of energy [0–1].</param>
/// <param name="Sum">Id of the sum it is; empty for a line.</param>
/// <param name="Line">Id of the line it is; empty for a sum.</param>
/// <param name="Role">Colour role; empty for none.</param>
public sealed record SumPart(LocalText Name, double Value, double Share, string Sum, string Line, string Role)
{
    /// <summary>Period and site of a line, and its id.</summary>
    public string Detail { get; init; } = "";
}
