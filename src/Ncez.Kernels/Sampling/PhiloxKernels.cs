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

        Span<Vector256<ulong>> keys = stackalloc Vector256<ulong>[2 * Rounds];
        FillKeys(seed, keys);
        Span<double> rest = stackalloc double[Group];
        for (var done = 0; done < drawnFraction.Length; done += Group)
        {
            var block = (ulong)(firstDraw + done) / 2;
            if (drawnFraction.Length - done >= Group)
            {
                FillGroup(keys, parameter, block, drawnFraction.Slice(done, Group));
            }
            else
            {
                FillGroup(keys, parameter, block, rest);
                rest[..(drawnFraction.Length - done)].CopyTo(drawnFraction[done..]);
            }
        }
    }

    // The two key words of each round, in every lane: the same for a whole column.
    private static void FillKeys(ulong seed, Span<Vector256<ulong>> keys)
    {
        var (k0, k1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            (keys[2 * round], keys[(2 * round) + 1]) = (Vector256.Create((ulong)k0), Vector256.Create((ulong)k1));
            (k0, k1) = (k0 + WeylA, k1 + WeylB);
        }
    }

    // Eight blocks in two halves of four lanes, side by side so that neither waits for the other. Only the lower half of a lane of 64 bits
    // counts; what stands in the upper half is shifted out or ignored.
    private static void FillGroup(ReadOnlySpan<Vector256<ulong>> keys, ulong parameter, ulong block, Span<double> sixteen)
    {
        var (c0, d0) = (Vector256.Create(block) + Vector256.Create(0UL, 1, 2, 3), Vector256.Create(block) + Vector256.Create(4UL, 5, 6, 7));
        var (c1, d1) = (Vector256.ShiftRightLogical(c0, 32), Vector256.ShiftRightLogical(d0, 32));
        var (c2, c3) = (Vector256.Create((ulong)(uint)parameter), Vector256.Create(parameter >> 32));
        var (d2, d3) = (c2, c3);
        for (var round = 0; round < keys.Length; round += 2)
        {
            var (k0, k1) = (keys[round], keys[round + 1]);
            var (ca, cb, da, db) = (Product(c0, MultiplierA), Product(c2, MultiplierB), Product(d0, MultiplierA), Product(d2, MultiplierB));
            (c0, c1, c2, c3) = (Vector256.ShiftRightLogical(cb, 32) ^ c1 ^ k0, cb, Vector256.ShiftRightLogical(ca, 32) ^ c3 ^ k1, ca);
            (d0, d1, d2, d3) = (Vector256.ShiftRightLogical(db, 32) ^ d1 ^ k0, db, Vector256.ShiftRightLogical(da, 32) ^ d3 ^ k1, da);
        }

        Fractions(c0, c1).CopyTo(sixteen);
        Fractions(d0, d1).CopyTo(sixteen[(Lanes / 2)..]);
        Fractions(c2, c3).CopyTo(sixteen[Lanes..]);
        Fractions(d2, d3).CopyTo(sixteen[(Lanes * 3 / 2)..]);
    }

    // 32 × 32 → 64 bits in each lane.
    private static Vector256<ulong> Product(Vector256<ulong> words, uint multiplier) => Avx2.IsSupported
        ? Avx2.Multiply(words.AsUInt32(), Vector256.Create((ulong)multiplier).AsUInt32())
        : (words & Vector256.Create(0xFFFFFFFFUL)) * Vector256.Create((ulong)multiplier);

    private static Vector256<double> Fractions(Vector256<ulong> low, Vector256<ulong> high)
    {
        var bits = (low & Vector256.Create(0xFFFFFFFFUL)) | Vector256.ShiftLeft(high, 32);
        var one = (Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(ExponentOfOne)).AsDouble();
        return one - Vector256<double>.One + Vector256.Create(HalfStep);
    }
}
