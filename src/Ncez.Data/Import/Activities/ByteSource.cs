using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ncez.Data.Import.Activities;

/// <summary>Where the bytes of activities.csv are: in memory, or in a file too big to keep.</summary>
internal abstract class ByteSource
{
    /// <summary>Length [bytes].</summary>
    public abstract long Length { get; }

    /// <summary>True when blocks still have to be checked for valid UTF-8.</summary>
    public abstract bool IsUnchecked { get; }

    /// <summary>The bytes from an offset on, at most so many.</summary>
    public abstract ReadOnlyMemory<byte> Read(long offset, int count);

    /// <summary>Gives back what <see cref="Read"/> gave, when nobody reads it any more.</summary>
    public virtual void Release(ReadOnlyMemory<byte> bytes)
    {
    }

    /// <summary>Text that was decoded already.</summary>
    public sealed class OfMemory(ReadOnlyMemory<byte> bytes) : ByteSource
    {
        /// <inheritdoc />
        public override long Length => bytes.Length;

        /// <inheritdoc />
        public override bool IsUnchecked => false;

        /// <inheritdoc />
        public override ReadOnlyMemory<byte> Read(long offset, int count) =>
            bytes.Slice((int)offset, (int)Math.Min(count, bytes.Length - offset));
    }

    /// <summary>A file that is read block by block; it stays open, so that texts can be read later.</summary>
    public sealed class OfFile : ByteSource
    {
        private readonly SafeFileHandle _handle;

        /// <summary>Opens the file.</summary>
        public OfFile(string path)
        {
            _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Length = RandomAccess.GetLength(_handle);
        }

        /// <inheritdoc />
        public override long Length { get; }

        /// <inheritdoc />
        public override bool IsUnchecked => true;

        /// <inheritdoc />
        public override ReadOnlyMemory<byte> Read(long offset, int count)
        {
            var length = (int)Math.Min(count, Length - offset);
            var buffer = ArrayPool<byte>.Shared.Rent(length);
            var filled = 0;
            while (filled < length)
            {
                var read = RandomAccess.Read(_handle, buffer.AsSpan(filled, length - filled), offset + filled);
                if (read == 0)
                {
                    break;
                }

                filled += read;
            }

            return buffer.AsMemory(0, filled);
        }

        /// <inheritdoc />
        public override void Release(ReadOnlyMemory<byte> bytes)
        {
            if (MemoryMarshal.TryGetArray(bytes, out var array))
            {
                ArrayPool<byte>.Shared.Return(array.Array!);
            }
        }
    }
}
