using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>What a scheme lets people decide: leaving a row out, changing a limit.</summary>
internal static class Decisions
{
    /// <summary>True when the scheme lets the row be left out and the reason stands there.</summary>
    public static bool MayLeaveOut(Scheme scheme, SchemeRow row, SchemeAnswer decision) =>
        row.MayBeExcluded && scheme.NotApplicable.Mode != NotApplicableMode.None && scheme.NotApplicable.AppliesTo.Contains(row.Strength) && decision.Reason.Length > 0;

    /// <summary>True when the scheme has a clause of discretion, the rule has a limit, and reason and name stand there.</summary>
    public static bool MayChangeLimit(Scheme scheme, SchemeRow row, SchemeAnswer decision) =>
        !scheme.Discretion.IsEmpty && row.Rule is ThresholdRule or AllOfRule or RatioRule or WeightedRule && decision.Number is not null && decision.Powers.Equals(row.JudgedUnit.Powers)
        && decision.Reason.Length > 0 && decision.Who.Length > 0;
}
