using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Model.Targets;

/// <summary>A target shared out over parts by a rule that everybody can follow.</summary>
/// <param name="Target">The target.</param>
/// <param name="Rule">Rule as written.</param>
/// <param name="IsIntensity">True when intensities are given, false when whole tonnes are.</param>
/// <param name="Total">The whole: tonnes, or tonnes per unit of activity.</param>
/// <param name="Parts">The parts.</param>
public sealed record DecomposedTarget(TrackedTarget Target, string Rule, bool IsIntensity, double Total, ImmutableArray<DecomposedPart> Parts);

/// <summary>A part's duty.</summary>
/// <param name="Part">The part.</param>
/// <param name="Now">Its emissions [t] or intensity [t per unit].</param>
/// <param name="Given">What it may emit [t] or its intensity [t per unit].</param>
/// <param name="Path">Straight line from now to then: year → whole tonnes; empty for intensities.</param>
public sealed record DecomposedPart(TargetPart Part, double Now, double Given, ImmutableArray<(int Year, double T)> Path)
{
    /// <summary>Cut against now [fraction].</summary>
    public double CutFraction => 1 - (Given / Now);
}

/// <summary>What a part did in a year against its duty.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Target">Id of the target.</param>
/// <param name="Part">Name of the part.</param>
/// <param name="Promised">Its duty [t] or intensity [t per unit].</param>
/// <param name="Actual">What it emitted; NaN when the cell is empty.</param>
/// <param name="IsIntensity">True for an intensity.</param>
/// <param name="Source">Where it was read.</param>
public sealed record AppraisedPart(int Year, string Target, string Part, double Promised, double Actual, bool IsIntensity, string Source)
{
    /// <summary>Met, off track, or unknown without a figure.</summary>
    public TargetLight Light => double.IsNaN(Actual) ? TargetLight.Unknown : Actual <= Promised ? TargetLight.Met : TargetLight.OffTrack;
}

/// <summary>A row of decomposition.csv.</summary>
/// <param name="Target">Id of the target.</param>
/// <param name="Name">Name of the part.</param>
/// <param name="Direction">vertical (levels) or horizontal (sectors).</param>
/// <param name="Rule">Rule as written.</param>
/// <param name="EmissionsT">Present emissions [t].</param>
/// <param name="Activity">Activity for intensities, in one unit for all parts.</param>
/// <param name="People">Population.</param>
/// <param name="Product">GDP, in one unit for all parts.</param>
/// <param name="PotentialT">Abatement potential [t].</param>
/// <param name="AdjustFraction">What experts add to its share [fraction]; 0 = nothing.</param>
/// <param name="Reason">Why, and who says so.</param>
/// <param name="Where">File and line.</param>
public sealed record TargetPart(
    string Target, string Name, string Direction, string Rule, double EmissionsT, double? Activity, double? People, double? Product, double? PotentialT,
    double AdjustFraction, string Reason, Place Where);

/// <summary>A guidance figure that publications name, with what it really applies to. Rows of <c>data/targets/guidance.csv</c>.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="BaseYear">Base year; empty when there is none.</param>
/// <param name="Period">Year or period.</param>
/// <param name="AppliesTo">Whom it really applies to.</param>
/// <param name="Kind">target, recommendation or outlook.</param>
/// <param name="Source">Where it stands.</param>
public sealed record GuidanceFigure(string Id, Texts.LocalText Name, double Value, string Unit, string BaseYear, string Period, Texts.LocalText AppliesTo, string Kind, string Source);
