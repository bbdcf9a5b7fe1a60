using System.IO.Compression;
using System.IO.Hashing;

namespace Ncez.Data.Store;

/// <summary>Reads a part of an archive and compares it, at its end, with the size and the checksum that were packed with it: the framework unpacks a part that was damaged on its way without a word.</summary>
internal sealed class CheckedEntry(ZipArchiveEntry entry) : IDisposable
{
    private readonly Stream _stream = entry.Open();
    private readonly Crc32 _crc = new();
    private long _size;

    /// <summary>Reads on; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">The part is not what was packed.</exception>
    public int Read(Span<byte> buffer)
    {
        var read = _stream.Read(buffer);
        _crc.Append(buffer[..read]);
        _size += read;
        return read > 0 || buffer.IsEmpty || (_size == entry.Length && _crc.GetCurrentHashAsUInt32() == entry.Crc32) ? read
            : throw new InvalidDataException($"{entry.FullName} is damaged.");
    }

    /// <inheritdoc />
    public void Dispose() => _stream.Dispose();
}
