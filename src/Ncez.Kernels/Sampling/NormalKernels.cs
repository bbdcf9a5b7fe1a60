using System.Runtime.Intrinsics;

namespace Ncez.Kernels.Sampling;

/// <summary>Standard normal scores from fractions, by the inverse of the normal distribution: one fraction gives one score, in order.</summary>
public static class NormalKernels
{
    private const double CentralFraction = 0.425;
    private const double FarTail = 5;

    /// <summary>The score that a standard normal variable stays below with a given chance.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <returns>Score; about 16 digits.</returns>
    [Equation("SAM-03", "z = Φ⁻¹(u), AS 241 PPND16", Unit = "1", Source = "Wichura 1988, Algorithm AS 241: The percentage points of the normal distribution, Applied Statistics 37(3), 477–484")]
    public static double NormalScore(double chanceFraction) => Scores(Vector512.Create(chanceFraction))[0];

    /// <summary>Scores of a column of fractions; the column is overwritten. A score does not depend on where in the column it stands.</summary>
    /// <param name="fractionToScore">In: chances in (0, 1). Out: scores.</param>
    [Equation("SAM-04", "zᵢ = Φ⁻¹(uᵢ)", Unit = "1", Source = "SAM-03 for whole columns")]
    public static void FillNormalScore(Span<double> fractionToScore)
    {
        var done = 0;
        for (; done + Vector512<double>.Count <= fractionToScore.Length; done += Vector512<double>.Count)
        {
            Scores(Vector512.Create<double>(fractionToScore.Slice(done, Vector512<double>.Count))).CopyTo(fractionToScore[done..]);
        }

        for (; done < fractionToScore.Length; done++)
        {
            fractionToScore[done] = NormalScore(fractionToScore[done]);
        }
    }

    private static Vector512<double> Scores(Vector512<double> chance)
    {
        var half = Vector512.Create(0.5);
        var q = chance - half;
        var isCentral = Vector512.LessThanOrEqual(Vector512.Abs(q), Vector512.Create(CentralFraction));
        var r = Vector512.Create(CentralFraction * CentralFraction) - (q * q);
        var central = q * Central(r);
        if (Vector512.All(isCentral.AsInt64(), -1L))
        {
            return central;
        }

        // Lanes of the centre get a harmless 0.05 here, so that nothing of theirs is slow or undefined.
        var smaller = Vector512.ConditionalSelect(isCentral, Vector512.Create(0.05), Vector512.Min(chance, Vector512<double>.One - chance));
        var s = Vector512.Sqrt(-Vector512.Log(smaller));
        var tail = NearTail(s - Vector512.Create(1.6));
        if (Vector512.GreaterThanAny(s, Vector512.Create(FarTail)))
        {
            tail = Vector512.ConditionalSelect(Vector512.GreaterThan(s, Vector512.Create(FarTail)), FarthestTail(s - Vector512.Create(FarTail)), tail);
        }

        tail = Vector512.ConditionalSelect(Vector512.LessThan(q, Vector512<double>.Zero), -tail, tail);
        return Vector512.ConditionalSelect(isCentral, central, tail);
    }

    private static Vector512<double> Central(Vector512<double> r) =>
        Polynomial(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0)
        / Polynomial(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1);

    private static Vector512<double> NearTail(Vector512<double> r) =>
        Polynomial(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
            3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0)
        / Polynomial(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1);

    private static Vector512<double> FarthestTail(Vector512<double> r) =>
        Polynomial(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
            2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0)
        / Polynomial(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
            1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1);

    // Highest power first.
    private static Vector512<double> Polynomial(Vector512<double> x, double c7, double c6, double c5, double c4, double c3, double c2, double c1, double c0)
    {
        var sum = Vector512.FusedMultiplyAdd(Vector512.Create(c7), x, Vector512.Create(c6));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c5));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c4));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c3));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c2));
        sum = Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c1));
        return Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(c0));
    }
}
