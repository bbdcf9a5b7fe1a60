namespace Ncez.Data.Import.Activities;

/// <summary>A part of a CSV text that starts and ends at records.</summary>
/// <param name="Offset">Offset of its first byte in the source.</param>
/// <param name="FirstLine">Line number of its first byte.</param>
/// <param name="Bytes">The part.</param>
/// <param name="IsLast">True when the text ends here.</param>
internal readonly record struct CsvBlock(long Offset, int FirstLine, ReadOnlyMemory<byte> Bytes, bool IsLast);

/// <summary>Cuts a CSV text into blocks at record ends, so that blocks can be read side by side with the same result as one pass.</summary>
internal static class CsvBlocks
{
    /// <summary>A record longer than this is a quote that never closes.</summary>
    private const int LongestRecord = 1 << 28;

    /// <summary>The blocks in order.</summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">Where the first record starts.</param>
    /// <param name="line">Its line number.</param>
    /// <param name="blockBytes">About how long a block is.</param>
    /// <param name="delimiter">What separates fields.</param>
    public static IEnumerable<CsvBlock> Of(ByteSource source, long offset, int line, int blockBytes, byte delimiter)
    {
        while (offset < source.Length)
        {
            var (bytes, length) = (ReadOnlyMemory<byte>.Empty, 0);
            for (var size = (long)blockBytes; length == 0; size *= 2)
            {
                bytes = source.Read(offset, (int)Math.Min(size, LongestRecord));
                var isAll = offset + bytes.Length >= source.Length || bytes.Length < Math.Min(size, LongestRecord) || size >= LongestRecord;
                length = isAll ? bytes.Length : LastRecordEnd(bytes.Span, delimiter);
                if (isAll)
                {
                    break;
                }
            }

            var isLast = offset + length >= source.Length || length == LongestRecord;
            var block = new CsvBlock(offset, line, bytes[..length], isLast);
            line += bytes.Span[..length].Count((byte)'\n');
            offset += length;
            yield return block; // whoever takes it may release its bytes: nothing reads them behind this line
            if (isLast || length == 0)
            {
                yield break;
            }
        }
    }

    // Without quotes every line end ends a record. With quotes only a walk from a record's start tells.
    private static int LastRecordEnd(ReadOnlySpan<byte> text, byte delimiter)
    {
        if (!text.Contains((byte)'"'))
        {
            return text.LastIndexOf((byte)'\n') + 1;
        }

        var scanner = new CsvScanner(text, [], delimiter: delimiter);
        var end = 0;
        while (scanner.Read())
        {
            end = scanner.IsLastLineOpen ? end : scanner.End;
        }

        return end;
    }
}
