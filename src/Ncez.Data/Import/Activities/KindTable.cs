using System.Numerics;

namespace Ncez.Data.Import.Activities;

/// <summary>
/// Numbers the distinct kinds of a text by the bytes of their cells, in order of first appearance. No string is made per row.
/// </summary>
internal sealed class KindTable
{
    private readonly List<RawKind> _kinds = [];
    private int[] _slots = new int[256];
    private byte[] _keys = new byte[4096];
    private int _keysLength;

    /// <summary>The kinds so far.</summary>
    public IReadOnlyList<RawKind> Kinds => _kinds;

    /// <summary>The key of a kind.</summary>
    public ReadOnlySpan<byte> KeyOf(int kind) => _keys.AsSpan(_kinds[kind].KeyStart, _kinds[kind].KeyLength);

    /// <summary>The number of a key, −1 when it is new.</summary>
    public int Find(ReadOnlySpan<byte> key, ulong hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var kind = _slots[slot] - 1;
            if (_kinds[kind].Hash == hash && KeyOf(kind).SequenceEqual(key))
            {
                return kind;
            }
        }

        return -1;
    }

    /// <summary>Adds a key that <see cref="Find"/> did not know.</summary>
    public int Add(ReadOnlySpan<byte> key, ulong hash, long offset, int line, RowNeeds needs)
    {
        if (_keysLength + key.Length > _keys.Length)
        {
            Array.Resize(ref _keys, (int)BitOperations.RoundUpToPowerOf2((uint)(_keysLength + key.Length)));
        }

        key.CopyTo(_keys.AsSpan(_keysLength));
        _kinds.Add(new RawKind(hash, _keysLength, key.Length, offset, line, needs));
        _keysLength += key.Length;
        if (_kinds.Count * 2 > _slots.Length)
        {
            Grow();
        }
        else
        {
            Place(_kinds.Count - 1);
        }

        return _kinds.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var kind = 0; kind < _kinds.Count; kind++)
        {
            Place(kind);
        }
    }

    private void Place(int kind)
    {
        var mask = _slots.Length - 1;
        var slot = (int)_kinds[kind].Hash & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = kind + 1;
    }
}

/// <summary>A kind as bytes, and where its first row stands.</summary>
/// <param name="Hash">Hash of its key.</param>
/// <param name="KeyStart">Start of its key in the table's store.</param>
/// <param name="KeyLength">Length of its key [bytes].</param>
/// <param name="Offset">Offset of its first row in the source.</param>
/// <param name="Line">Line of its first row.</param>
/// <param name="Needs">What its rows must have.</param>
internal readonly record struct RawKind(ulong Hash, int KeyStart, int KeyLength, long Offset, int Line, RowNeeds Needs);

/// <summary>What the status of a kind asks of each row.</summary>
[Flags]
internal enum RowNeeds
{
    /// <summary>Nothing: the status is unknown or asks for nothing.</summary>
    None = 0,

    /// <summary>A quantity.</summary>
    Quantity = 1,

    /// <summary>A source.</summary>
    Source = 2,

    /// <summary>A note with the reason.</summary>
    Note = 4,
}
