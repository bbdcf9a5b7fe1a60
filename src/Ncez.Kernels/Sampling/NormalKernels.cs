using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ncez.Kernels.Sampling;

/// <summary>Standard normal scores from fractions, by the inverse of the normal distribution: one fraction gives one score, in order.</summary>
public static class NormalKernels
{
    private const double CentralFraction = 0.425;
    private const double FarTail = 5;
    private const int Lanes = 4;

    // As many chances as stay in the nearest cache while they are looked at twice.
    private const int Stretch = 512;

    /// <summary>The score that a standard normal variable stays below with a given chance.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <returns>Score; about 16 digits.</returns>
    [Equation("SAM-03", "z = Φ⁻¹(u), AS 241 PPND16", Unit = "1", Source = "Wichura 1988, Algorithm AS 241: The percentage points of the normal distribution, Applied Statistics 37(3), 477–484")]
    public static double NormalScore(double chanceFraction)
    {
        var chance = Vector256.Create(chanceFraction);
        return (Math.Abs(chanceFraction - 0.5) <= CentralFraction ? Centre(chance) : Tail(chance))[0];
    }

    /// <summary>Scores of a column of fractions; the column is overwritten. A score does not depend on where in the column it stands.</summary>
    /// <param name="fractionToScore">In: chances in (0, 1). Out: scores.</param>
    [Equation("SAM-04", "zᵢ = Φ⁻¹(uᵢ)", Unit = "1", Source = "SAM-03 for whole columns")]
    public static void FillNormalScore(Span<double> fractionToScore)
    {
        Span<double> chances = stackalloc double[Stretch];
        Span<int> tails = stackalloc int[Stretch + Lanes];
        while (fractionToScore.Length >= Lanes)
        {
            var count = Math.Min(Stretch, fractionToScore.Length - (fractionToScore.Length % Lanes));
            FillStretch(fractionToScore[..count], chances, tails);
            fractionToScore = fractionToScore[count..];
        }

        for (var i = 0; i < fractionToScore.Length; i++)
        {
            fractionToScore[i] = NormalScore(fractionToScore[i]);
        }
    }

    // Every lane gets the score of the centre; the one in seven of the tails are noted, without a branch that nobody could foretell, and made after that.
    private static void FillStretch(Span<double> column, Span<double> chances, Span<int> tails)
    {
        column.CopyTo(chances);
        var count = 0;
        for (var at = 0; at < column.Length; at += Lanes)
        {
            var chance = Vector256.Create<double>(chances.Slice(at, Lanes));
            Centre(chance).CopyTo(column[at..]);
            var isTail = Vector256.GreaterThan(Vector256.Abs(chance - Vector256.Create(0.5)), Vector256.Create(CentralFraction)).ExtractMostSignificantBits();
            for (var lane = 0; lane < Lanes; lane++)
            {
                tails[count] = at + lane;
                count += (int)(isTail >> lane) & 1;
            }
        }

        // A last vector that is not full repeats its last tail, which does no harm.
        tails[count..Math.Min(tails.Length, count + Lanes)].Fill(count > 0 ? tails[count - 1] : 0);
        for (var t = 0; t < count; t += Lanes)
        {
            var four = tails.Slice(t, Lanes);
            var scores = Tail(Vector256.Create(chances[four[0]], chances[four[1]], chances[four[2]], chances[four[3]]));
            (column[four[0]], column[four[1]], column[four[2]], column[four[3]]) = (scores[0], scores[1], scores[2], scores[3]);
        }
    }

    private static Vector256<double> Centre(Vector256<double> chance)
    {
        var q = chance - Vector256.Create(0.5);
        return q * Central(Vector256.Create(CentralFraction * CentralFraction) - (q * q));
    }

    private static Vector256<double> Tail(Vector256<double> chance)
    {
        var s = Vector256.Sqrt(-Vector256.Log(Vector256.Min(chance, Vector256<double>.One - chance)));
        var tail = NearTail(s - Vector256.Create(1.6));
        if (Vector256.GreaterThanAny(s, Vector256.Create(FarTail)))
        {
            tail = Vector256.ConditionalSelect(Vector256.GreaterThan(s, Vector256.Create(FarTail)), FarthestTail(s - Vector256.Create(FarTail)), tail);
        }

        return Vector256.ConditionalSelect(Vector256.LessThan(chance, Vector256.Create(0.5)), -tail, tail);
    }

    private static Vector256<double> Central(Vector256<double> r) =>
        Polynomial(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0)
        / Polynomial(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1);

    private static Vector256<double> NearTail(Vector256<double> r) =>
        Polynomial(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
            3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0)
        / Polynomial(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1);

    private static Vector256<double> FarthestTail(Vector256<double> r) =>
        Polynomial(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
            2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0)
        / Polynomial(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
            1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1);

    // Highest power first. Inlined, so that nothing of it goes through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(Vector256<double> x, double c7, double c6, double c5, double c4, double c3, double c2, double c1, double c0)
    {
        var sum = Vector256.FusedMultiplyAdd(Vector256.Create(c7), x, Vector256.Create(c6));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c5));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c4));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c3));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c2));
        sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c1));
        return Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c0));
    }
}
