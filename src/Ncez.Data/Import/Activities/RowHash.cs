using System.Buffers.Binary;

namespace Ncez.Data.Import.Activities;

/// <summary>A fast 64-bit hash of a few bytes. Equal hashes are always followed by a comparison of the texts.</summary>
internal static class RowHash
{
    private const ulong Mix = 0x9E3779B97F4A7C15;

    /// <summary>The hash.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * Mix;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        ulong rest = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            rest |= (ulong)bytes[i] << (8 * i);
        }

        return Step(Step(hash, rest), Mix);
    }

    private static ulong Step(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ word, Mix, out var low);
        return high ^ low ^ (hash << 1);
    }
}
