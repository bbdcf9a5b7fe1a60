using System.Numerics;

namespace Ncez.Kernels.Sampling;

/// <summary>Designs that spread draws more evenly than chance: Latin hypercube and scrambled Sobol points. Each draw is found on its own.</summary>
public static class DesignKernels
{
    private const int SobolBits = 32;
    // Counters that no draw reaches, so that the order of strata has nothing to do with the fractions.
    private const uint StratumStream = 0xFFFF_FFFF;

    /// <summary>Stratum of a draw of one parameter: a random order of 0 … n − 1, each once (a four-round Feistel cipher, walked until it falls inside).</summary>
    /// <param name="drawIndex">Draw, 0 … n − 1.</param>
    /// <param name="drawsCount">Draws in all.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="parameter">Id of the parameter.</param>
    [Equation("SAM-18", "s = π(d), π a keyed permutation of 0 … n−1", Unit = "1",
        Source = "McKay, Beckman, Conover 1979, Technometrics 21(2), 239–245 (strata met once); Black, Rogaway 2002, Ciphers with arbitrary finite domains (cycle walking)")]
    public static int StratumIndex(int drawIndex, int drawsCount, ulong seed, ulong parameter) => Stratum(drawIndex, drawsCount, StratumKeys(seed, parameter));

    private static uint[] StratumKeys(ulong seed, ulong parameter) => PhiloxKernels.Block([0, StratumStream, (uint)parameter, (uint)(parameter >> 32)], [(uint)seed, (uint)(seed >> 32)]);

    private static int Stratum(int drawIndex, int drawsCount, ReadOnlySpan<uint> keys)
    {
        var halfBits = Math.Max(1, (BitOperations.Log2((uint)Math.Max(1, drawsCount - 1)) / 2) + 1);
        var mask = (1u << halfBits) - 1;
        var at = (uint)drawIndex;
        do
        {
            var (left, right) = (at >> halfBits, at & mask);
            foreach (var key in keys)
            {
                (left, right) = (right, left ^ (Mix(right ^ key) & mask));
            }

            at = (left << halfBits) | right;
        }
        while (at >= (uint)drawsCount);
        return (int)at;
    }

    /// <summary>Latin hypercube: a fraction within the stratum of each draw.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="parameter">Id of the parameter.</param>
    /// <param name="firstDraw">First draw; a multiple of 16.</param>
    /// <param name="drawsCount">Draws in all.</param>
    /// <param name="drawnFraction">Result: one fraction in each n-th of (0, 1).</param>
    [Equation("SAM-19", "x = (π(d) + u)/n", Unit = "1", Source = "McKay, Beckman, Conover 1979, A comparison of three methods for selecting values of input variables, Technometrics 21(2), 239–245")]
    public static void FillLatinFraction(ulong seed, ulong parameter, int firstDraw, int drawsCount, Span<double> drawnFraction)
    {
        PhiloxKernels.FillUniformFraction(seed, parameter, firstDraw, drawnFraction);
        var keys = StratumKeys(seed, parameter);
        for (var i = 0; i < drawnFraction.Length; i++)
        {
            drawnFraction[i] = Math.Min((Stratum(firstDraw + i, drawsCount, keys) + drawnFraction[i]) / drawsCount, 1 - (1.0 / (1L << 53)));
        }
    }

    /// <summary>The 32 direction numbers of one dimension.</summary>
    /// <param name="polynomial">Primitive polynomial as bits, for example 13 for x³ + x² + 1; 1 for the first dimension, which has none.</param>
    /// <param name="initial">Odd starting numbers m₁ … m_s, as many as the degree.</param>
    [Equation("SAM-20", "mₖ = 2a₁mₖ₋₁ ⊕ … ⊕ 2ˢmₖ₋ₛ ⊕ mₖ₋ₛ, vₖ = mₖ/2ᵏ", Unit = "2⁻³²",
        Source = "Joe, Kuo 2008, Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30, 2635–2654")]
    public static uint[] SobolDirections(int polynomial, ReadOnlySpan<int> initial)
    {
        var directions = new uint[SobolBits];
        var degree = BitOperations.Log2((uint)polynomial);
        for (var k = 0; k < SobolBits; k++)
        {
            if (degree == 0 || k < degree)
            {
                directions[k] = (degree == 0 ? 1u : (uint)initial[k]) << (SobolBits - 1 - k);
                continue;
            }

            var next = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (var i = 1; i < degree; i++)
            {
                next ^= ((polynomial >> (degree - i)) & 1) == 1 ? directions[k - i] : 0;
            }

            directions[k] = next;
        }

        return directions;
    }

    /// <summary>Sobol points of one dimension, scrambled.</summary>
    /// <param name="directions">Direction numbers of the dimension.</param>
    /// <param name="firstDraw">First point.</param>
    /// <param name="scramble">Key of the nested scrambling; null for the plain points.</param>
    /// <param name="drawnFraction">Result: fractions, in the middle of their step of 2⁻³² when scrambled.</param>
    [Equation("SAM-21", "x = scramble(⊕ₖ iₖ·vₖ)", Unit = "1",
        Source = "Sobol 1967; Owen 1995 (nested uniform scrambling); Burley 2020, Practical hash-based Owen scrambling, J. Computer Graphics Techniques 9(4)")]
    public static void FillSobolFraction(ReadOnlySpan<uint> directions, int firstDraw, uint? scramble, Span<double> drawnFraction)
    {
        // One draw further, all the lowest bits that are set become 0 and the next becomes 1: those directions come together.
        Span<uint> together = stackalloc uint[SobolBits];
        for (var (sum, k) = (0u, 0); k < SobolBits; k++)
        {
            together[k] = sum ^= directions[k];
        }

        var point = SobolPoint(directions, (uint)firstDraw);
        for (var i = 0; i < drawnFraction.Length; i++)
        {
            drawnFraction[i] = scramble is { } key ? (Scrambled(point, key) + 0.5) / (1L << SobolBits) : point / (double)(1L << SobolBits);
            point ^= together[BitOperations.TrailingZeroCount(firstDraw + i + 1)];
        }
    }

    private static uint SobolPoint(ReadOnlySpan<uint> directions, uint index)
    {
        var point = 0u;
        for (var k = 0; index != 0; index >>= 1, k++)
        {
            point ^= (index & 1) == 1 ? directions[k] : 0;
        }

        return point;
    }

    // Laine and Karras: a permutation in which a bit depends on the bits above it only.
    private static uint Scrambled(uint point, uint key)
    {
        var x = Reversed(point) + key;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return Reversed(x);
    }

    private static uint Reversed(uint x)
    {
        x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
        x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
        x = ((x >> 4) & 0x0F0F0F0F) | ((x & 0x0F0F0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(x);
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }
}
