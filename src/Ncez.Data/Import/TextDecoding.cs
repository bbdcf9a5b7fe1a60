using System.Text;
using System.Text.Unicode;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import;

/// <summary>
/// Bytes of a user's file → UTF-8 without byte-order mark. Valid UTF-8 is passed on without a copy; UTF-16 with its mark and
/// GB18030 (what Chinese Excel writes as CSV) are converted and said; anything else is a finding that names the line.
/// </summary>
public static class TextDecoding
{
    private static readonly Encoding Gb18030 = ChineseEncoding();

    /// <summary>The text as UTF-8; null when it cannot be read, and then the findings say why.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="bytes">The file's content.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static ReadOnlyMemory<byte>? Decode(string file, ReadOnlyMemory<byte> bytes, Findings findings)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Convert(file, bytes[2..], Strict(Encoding.Unicode), "UTF-16", findings);
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Convert(file, bytes[2..], Strict(Encoding.BigEndianUnicode), "UTF-16", findings);
        }

        var text = WithoutMark(bytes);
        if (IsBinary(file, text.Span, findings))
        {
            return null;
        }

        if (Utf8.IsValid(text.Span))
        {
            return text;
        }

        if (MixedLine(text.Span) is { } line)
        {
            findings.Error("TXT-002", new Place(file, line));
            return null;
        }

        return Convert(file, text, Gb18030, "GB18030 (GBK)", findings);
    }

    /// <summary>The bytes behind a UTF-8 byte-order mark, if there is one.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;

    private static bool IsBinary(string file, ReadOnlySpan<byte> text, Findings findings)
    {
        if (text.StartsWith("PK\u0003\u0004"u8) || text.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            findings.Error("TXT-004", new Place(file));
            return true;
        }

        var zero = text.IndexOf((byte)0);
        if (zero < 0)
        {
            return false;
        }

        findings.Error("TXT-001", new Place(file, LineOf(text, zero)));
        return true;
    }

    private static ReadOnlyMemory<byte>? Convert(string file, ReadOnlyMemory<byte> bytes, Encoding encoding, string name, Findings findings)
    {
        try
        {
            var text = encoding.GetString(bytes.Span);
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                findings.Error("TXT-001", new Place(file, text.AsSpan(0, text.IndexOf('\0', StringComparison.Ordinal)).Count('\n') + 1));
                return null;
            }

            findings.Info("TXT-005", new Place(file), ("encoding", name));
            return Encoding.UTF8.GetBytes(text);
        }
        catch (DecoderFallbackException broken)
        {
            var offset = Math.Clamp(broken.Index, 0, bytes.Length);
            var line = encoding.IsSingleByte || name != "UTF-16" ? LineOf(bytes.Span, offset) : 0;
            findings.Error("TXT-003", new Place(file, line), ("encoding", name));
            return null;
        }
    }

    // A file that is partly UTF-8 and partly GB18030 (rows pasted together), or UTF-8 with damaged bytes: the line of the minority.
    private static int? MixedLine(ReadOnlySpan<byte> text)
    {
        var (lineNumber, utf8Lines, otherLines, firstUtf8, firstOther) = (0, 0, 0, 0, 0);
        foreach (var range in text.Split((byte)'\n'))
        {
            lineNumber++;
            var line = text[range];
            if (Ascii.IsValid(line))
            {
                continue;
            }

            if (IsChineseUtf8(line))
            {
                firstUtf8 = utf8Lines++ == 0 ? lineNumber : firstUtf8;
            }
            if (!Utf8.IsValid(line))
            {
                firstOther = otherLines++ == 0 ? lineNumber : firstOther;
            }
        }

        return (utf8Lines, otherLines) switch
        {
            (0, _) => null,
            _ when utf8Lines >= otherLines => firstOther,
            _ => firstUtf8,
        };
    }

    // True when three-byte characters outnumber bytes that are no UTF-8: by chance that hardly happens in GB18030.
    private static bool IsChineseUtf8(ReadOnlySpan<byte> line)
    {
        var (whole, broken) = (0, 0);
        while (!line.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(line, out _, out var length) == System.Buffers.OperationStatus.Done;
            whole += isValid && length >= 3 ? 1 : 0;
            broken += isValid ? 0 : 1;
            line = line[length..];
        }

        return whole >= 2 && whole > broken;
    }

    private static int LineOf(ReadOnlySpan<byte> text, int offset) => text[..offset].Count((byte)'\n') + 1;

    private static Encoding ChineseEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
