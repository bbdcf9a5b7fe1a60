using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ncez.Kernels.Sampling;

/// <summary>
/// The one source of randomness of the product: a counter-based generator. A number depends on seed, draw and parameter only, so it is
/// the same on one thread or many, and any number can be made again without the ones before it.
/// </summary>
public static class PhiloxKernels
{
    /// <summary>Draws that one group of blocks gives: eight blocks of 128 bits, two fractions each.</summary>
    internal const int Group = 16;

    private const int Lanes = Group / 2;
    private const int Rounds = 10;
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;

    // A double of [1, 2) from 52 random bits, less 1, moved to the middle of its step: never 0, never 1.
    private const ulong ExponentOfOne = 0x3FF0000000000000;
    private const double HalfStep = 1.0 / (1L << 53);

    /// <summary>One block of Philox4x32-10.</summary>
    /// <param name="counter">Four words.</param>
    /// <param name="key">Two words.</param>
    /// <returns>Four words; each bit is 0 or 1 with equal chance.</returns>
    /// <exception cref="ArgumentException">Counter or key has another length.</exception>
    [Equation("SAM-01", "Philox4x32-10(counter, key)", Unit = "1",
        Source = "Salmon, Moraes, Dror, Shaw 2011, Parallel random numbers: as easy as 1, 2, 3, SC11, doi:10.1145/2063384.2063405")]
    public static uint[] Block(ReadOnlySpan<uint> counter, ReadOnlySpan<uint> key)
    {
        if (counter.Length != 4 || key.Length != 2)
        {
            throw new ArgumentException($"Four words of counter and two of key are needed, not {counter.Length} and {key.Length}.");
        }

        var (c0, c1, c2, c3, k0, k1) = (counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = ((ulong)MultiplierA * c0, (ulong)MultiplierB * c2);
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            (k0, k1) = (k0 + WeylA, k1 + WeylB);
        }

        return [c0, c1, c2, c3];
    }

    /// <summary>
    /// Fills fractions for consecutive draws of one parameter. Draw d is in group g = ⌊d/16⌋ with r = d mod 16: block 8g + (r mod 8),
    /// its first two words for r &lt; 8, else its last two.
    /// </summary>
    /// <param name="seed">Seed of the run: the key.</param>
    /// <param name="parameter">Id of the parameter: the upper half of the counter.</param>
    /// <param name="firstDraw">First draw; a multiple of 16.</param>
    /// <param name="drawnFraction">Result: uniform in (0, 1), 52 random bits each.</param>
    /// <exception cref="ArgumentException">The first draw is no multiple of 16.</exception>
    [Equation("SAM-02", "u = (⌊w/2¹²⌋ + ½)·2⁻⁵², w = 64 bits of Philox(d, parameter; seed)", Unit = "1", Source = "SAM-01; mid-point of 2⁵² equal steps, so 0 < u < 1")]
    public static void FillUniformFraction(ulong seed, ulong parameter, long firstDraw, Span<double> drawnFraction)
    {
        if (firstDraw < 0 || firstDraw % Group != 0)
        {
            throw new ArgumentException($"The first draw must be a multiple of {Group}, not {firstDraw}.", nameof(firstDraw));
        }

        Span<double> rest = stackalloc double[Group];
        for (var done = 0; done < drawnFraction.Length; done += Group)
        {
            var block = (ulong)(firstDraw + done) / 2;
            if (drawnFraction.Length - done >= Group)
            {
                FillGroup(seed, parameter, block, drawnFraction.Slice(done, Group));
            }
            else
            {
                FillGroup(seed, parameter, block, rest);
                rest[..(drawnFraction.Length - done)].CopyTo(drawnFraction[done..]);
            }
        }
    }

    private static void FillGroup(ulong seed, ulong parameter, ulong block, Span<double> sixteen)
    {
        if (Avx512F.IsSupported)
        {
            FillWide(seed, parameter, block, sixteen);
        }
        else
        {
            FillPlain(seed, parameter, block, sixteen);
        }
    }

    private static void FillPlain(ulong seed, ulong parameter, ulong block, Span<double> sixteen)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var at = block + (ulong)lane;
            var words = Block([(uint)at, (uint)(at >> 32), (uint)parameter, (uint)(parameter >> 32)], [(uint)seed, (uint)(seed >> 32)]);
            sixteen[lane] = Fraction(words[0] | ((ulong)words[1] << 32));
            sixteen[lane + Lanes] = Fraction(words[2] | ((ulong)words[3] << 32));
        }
    }

    // The same in eight lanes of 64 bits. Only the lower half of a lane counts; what stands in the upper half is shifted out or ignored.
    private static void FillWide(ulong seed, ulong parameter, ulong block, Span<double> sixteen)
    {
        var at = Vector512.Create(block) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        var (c0, c1) = (at, Vector512.ShiftRightLogical(at, 32));
        var (c2, c3) = (Vector512.Create((ulong)(uint)parameter), Vector512.Create(parameter >> 32));
        var (k0, k1) = ((uint)seed, (uint)(seed >> 32));
        var (ma, mb) = (Vector512.Create((ulong)MultiplierA).AsUInt32(), Vector512.Create((ulong)MultiplierB).AsUInt32());
        for (var round = 0; round < Rounds; round++)
        {
            var a = Avx512F.Multiply(c0.AsUInt32(), ma);
            var b = Avx512F.Multiply(c2.AsUInt32(), mb);
            c0 = Vector512.ShiftRightLogical(b, 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c1 = b;
            c2 = Vector512.ShiftRightLogical(a, 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c3 = a;
            (k0, k1) = (k0 + WeylA, k1 + WeylB);
        }

        Fractions(c0, c1).CopyTo(sixteen);
        Fractions(c2, c3).CopyTo(sixteen[Lanes..]);
    }

    private static Vector512<double> Fractions(Vector512<ulong> low, Vector512<ulong> high)
    {
        var bits = (low & Vector512.Create(0xFFFFFFFFUL)) | Vector512.ShiftLeft(high, 32);
        var one = (Vector512.ShiftRightLogical(bits, 12) | Vector512.Create(ExponentOfOne)).AsDouble();
        return one - Vector512<double>.One + Vector512.Create(HalfStep);
    }

    private static double Fraction(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | ExponentOfOne) - 1 + HalfStep;
}
