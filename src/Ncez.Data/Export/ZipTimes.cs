using System.Buffers.Binary;

namespace Ncez.Data.Export;

/// <summary>
/// Takes the time of writing out of an archive, so that the same content has the same bytes. The library that writes office files
/// stamps every part with the clock and offers no other time.
/// </summary>
internal static class ZipTimes
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const uint Elsewhere = 0xFFFFFFFF;

    // 1 January 1980, the first day that an archive knows: time 0, then day 1 of month 1.
    private static ReadOnlySpan<byte> FirstDay => [0, 0, 0x21, 0];

    /// <summary>Sets the time of all entries to the first day an archive knows; an archive beyond 4 GB keeps its times.</summary>
    /// <param name="stream">The archive, readable, writable and seekable; its position stays at the end.</param>
    /// <param name="start">Where the archive begins in it.</param>
    public static void Clear(Stream stream, long start)
    {
        Span<byte> end = stackalloc byte[EndLength];
        stream.Position = stream.Length - EndLength;
        stream.ReadExactly(end);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature || directory == Elsewhere)
        {
            stream.Position = stream.Length;
            return;
        }

        Span<byte> entry = stackalloc byte[EntryLength];
        var at = start + directory;
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
        {
            stream.Position = at;
            stream.ReadExactly(entry);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature || BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]) is var local && local == Elsewhere)
            {
                break;
            }

            Stamp(stream, at + 12);
            Stamp(stream, start + local + 10);
            at += EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }

        stream.Position = stream.Length;
    }

    private static void Stamp(Stream stream, long at)
    {
        stream.Position = at;
        stream.Write(FirstDay);
    }
}
