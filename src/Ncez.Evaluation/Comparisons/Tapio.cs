using Ncez.Kernels.Indicators;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Comparisons;

/// <summary>
/// Tapio's eight states of decoupling (Transport Policy 12(2), 2005, figure 1): elasticities from 0.8 to 1.2, ends included, are
/// coupling, so that small changes are not read as more than they are.
/// </summary>
public static class Tapio
{
    /// <summary>Lower end of coupling.</summary>
    public const double LeastCoupled = 0.8;

    /// <summary>Upper end of coupling.</summary>
    public const double MostCoupled = 1.2;

    // A limit reached up to rounding is reached.
    private const double Rounding = 1e-12;

    /// <summary>The decoupling of an emission [t] from an activity (any unit).</summary>
    public static Decoupling Of(Change emissionT, Change activity)
    {
        if (!emissionT.IsEvaluable || !activity.IsEvaluable)
        {
            return new Decoupling(double.NaN, double.NaN, DecouplingState.NotEvaluable, DecouplingState.NotEvaluable);
        }

        var start = ChangeKernels.ElasticityRatio(emissionT.Before, emissionT.After, activity.Before, activity.After);
        var mid = ChangeKernels.MidPointElasticityRatio(emissionT.Before, emissionT.After, activity.Before, activity.After);
        var (emission, growth) = (Math.Sign(emissionT.After - emissionT.Before), Math.Sign(activity.After - activity.Before));
        return new Decoupling(growth == 0 ? double.NaN : start, growth == 0 ? double.NaN : mid, StateOf(emission, growth, start), StateOf(emission, growth, mid));
    }

    private static DecouplingState StateOf(int emission, int growth, double elasticity) => (growth, emission) switch
    {
        (0, 0) => DecouplingState.Unchanged,
        (0, < 0) => DecouplingState.LessWithoutGrowth,
        (0, > 0) => DecouplingState.MoreWithoutGrowth,
        ( > 0, < 0) => DecouplingState.StrongDecoupling,
        ( < 0, > 0) => DecouplingState.StrongNegativeDecoupling,
        ( > 0, _) => elasticity < LeastCoupled - Rounding ? DecouplingState.WeakDecoupling
            : elasticity <= MostCoupled + Rounding ? DecouplingState.ExpansiveCoupling
            : DecouplingState.ExpansiveNegativeDecoupling,
        _ => elasticity < LeastCoupled - Rounding ? DecouplingState.WeakNegativeDecoupling
            : elasticity <= MostCoupled + Rounding ? DecouplingState.RecessiveCoupling
            : DecouplingState.RecessiveDecoupling,
    };
}
