using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>An inventory: lines and totals under one boundary, one factor order and one GWP set. Never a total without lines.</summary>
public sealed record Inventory
{
    /// <summary>The zone.</summary>
    public required Zone Zone { get; init; }

    /// <summary>Its boundary template.</summary>
    public required BoundaryTemplate Template { get; init; }

    /// <summary>What is counted, with every choice and exclusion and its reason.</summary>
    public required ImmutableArray<BoundaryStatement> Boundary { get; init; }

    /// <summary>The activities the lines point to.</summary>
    public required ActivityTable Activities { get; init; }

    /// <summary>Compiled plans the lines point to.</summary>
    public required ImmutableArray<LinePlan> Plans { get; init; }

    /// <summary>Sums over the lines of each plan, same order as <see cref="Plans"/>.</summary>
    public required ImmutableArray<PlanTotal> PlanTotals { get; init; }

    /// <summary>The lines of activities.</summary>
    public required LineTable Lines { get; init; }

    /// <summary>Lines of offsets.csv.</summary>
    public required ImmutableArray<OffsetLine> OffsetLines { get; init; }

    /// <summary>Totals per calendar year, ascending.</summary>
    public required ImmutableArray<YearTotals> Years { get; init; }

    /// <summary>Imported electricity in two numbers, one entry a year.</summary>
    public ImmutableArray<ElectricityAccount> Electricity { get; init; } = [];

    /// <summary>From emissions-trading figures to this inventory; one entry per year that has them.</summary>
    public ImmutableArray<Reconciliation> Reconciliations { get; init; } = [];
}

/// <summary>Sums over the lines of one plan.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Quantity">Sum of quantities in the kind's unit.</param>
/// <param name="MassT">Tonnes of gas; NaN = not estimated.</param>
/// <param name="Co2eT">Tonnes of CO₂e; NaN = not estimated.</param>
public readonly record struct PlanTotal(int Lines, double Quantity, double MassT, double Co2eT)
{
    /// <summary>Calorific energy of the rows [tce]; NaN where no row says how much, which is not nothing.</summary>
    public double EnergyTce(LinePlan plan) => Quantity != 0 && plan.TceCalorificPerUnit != 0 ? Quantity * plan.TceCalorificPerUnit : double.NaN;

    /// <summary>A sum that is NaN only when every part is.</summary>
    public static double SumOfKnown(IEnumerable<double> parts)
    {
        var (sum, any) = (0.0, false);
        foreach (var part in parts.Where(p => !double.IsNaN(p)))
        {
            (sum, any) = (sum + part, true);
        }

        return any ? sum : double.NaN;
    }
}

/// <summary>Totals of a year. Identities: gross = direct + indirect; net = gross + sink + export credit + offset; the last three ≤ 0.</summary>
public sealed record YearTotals
{
    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Emitted inside the boundary.</summary>
    public required Co2e Direct { get; init; }

    /// <summary>Emitted elsewhere for imported energy.</summary>
    public required Co2e Indirect { get; init; }

    /// <summary>Direct + indirect; exports never lower it.</summary>
    public Co2e Gross => Direct + Indirect;

    /// <summary>Uptake (≤ 0).</summary>
    public required Co2e Sink { get; init; }

    /// <summary>Credit for exports (≤ 0).</summary>
    public required Co2e ExportCredit { get; init; }

    /// <summary>Gross + sink + export credit.</summary>
    public Co2e NetBeforeOffset => Gross + Sink + ExportCredit;

    /// <summary>Offsets used (≤ 0): at most the cap, never below a net of 0.</summary>
    public required Co2e Offset { get; init; }

    /// <summary>Retired offsets beyond the cap, carried to the next year and said [t CO₂e, ≥ 0].</summary>
    public required Co2e OffsetCarried { get; init; }

    /// <summary>What remains.</summary>
    public Co2e Net => NetBeforeOffset + Offset;

    /// <summary>CO₂ of biomass, a memo item.</summary>
    public required Co2e BiomassMemo { get; init; }

    /// <summary>Energy used, calorific standard coal [tce]; includes lines that are NE for emissions.</summary>
    public required double EnergyTceCalorific { get; init; }

    /// <summary>Energy used, primary-equivalent standard coal [tce]; NaN where no coefficient is given.</summary>
    public required double EnergyTceEquivalent { get; init; }

    /// <summary>Renewable energy made on site and used there [tce, calorific].</summary>
    public required double RenewableTceCalorific { get; init; }

    /// <summary>Renewable energy made on site and used there [tce, primary equivalent]; NaN where no coefficient is given.</summary>
    public required double RenewableTceEquivalent { get; init; }

    /// <summary>Lines that are not estimated: how many, and their calorific energy [tce].</summary>
    public required (int Lines, double EnergyTce) NotEstimated { get; init; }

    /// <summary>On-site renewable supply over annual energy use (R21), calorific basis; NaN without energy.</summary>
    public double RenewableCoverCalorific => RenewableTceCalorific / EnergyTceCalorific;

    /// <summary>On-site renewable supply over annual energy use (R21), primary-equivalent basis; NaN without a coefficient.</summary>
    public double RenewableCoverEquivalent => RenewableTceEquivalent / EnergyTceEquivalent;
}

/// <summary>A line of offsets.csv as it was used.</summary>
/// <param name="Offset">The row.</param>
/// <param name="Year">Year it was retired for, or was carried to.</param>
/// <param name="UsedT">Tonnes counted in the year (≥ 0).</param>
/// <param name="CarriedT">Tonnes beyond the cap, carried to the next year (≥ 0).</param>
public sealed record OffsetLine(Offset Offset, int Year, double UsedT, double CarriedT);

/// <summary>One sentence of the boundary statement.</summary>
/// <param name="Kind">counted, choice, exclusion, rule.</param>
/// <param name="Subject">Category, choice or rule.</param>
/// <param name="Text">What holds.</param>
/// <param name="Reason">Why: the zone's reason, the template's default, or the report's section.</param>
public sealed record BoundaryStatement(string Kind, LocalText Subject, LocalText Text, LocalText Reason);
