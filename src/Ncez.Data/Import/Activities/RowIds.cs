using System.Numerics;

namespace Ncez.Data.Import.Activities;

/// <summary>Finds rows by id in eight bytes a slot: 36 bits of the id's hash and 28 bits of row number; the caller compares the texts.</summary>
internal sealed class RowIds
{
    /// <summary>Most rows that fit.</summary>
    public const int MostRows = (1 << 28) - 2;

    private const int RowBits = 28;
    private ulong[] _slots;
    private int _count;

    /// <summary>Room for about so many rows.</summary>
    public RowIds(long expectedRows) =>
        _slots = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(expectedRows * 3 / 2, 1024, 1 << 29))];

    /// <summary>The first row of an id, −1 when there is none.</summary>
    public int Find(ulong hash, Func<int, bool> isSame)
    {
        var (tag, mask) = (hash >> RowBits, (ulong)_slots.Length - 1);
        for (var slot = tag & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var entry = _slots[slot];
            if (entry >> RowBits == tag && isSame(RowOf(entry)))
            {
                return RowOf(entry);
            }
        }

        return -1;
    }

    /// <summary>Adds a row unless its id is known; returns the first row of that id, −1 when it is new.</summary>
    public int Add(ulong hash, int row, Func<int, int, bool> isSame)
    {
        if (_count * 4L > _slots.Length * 3L)
        {
            Grow();
        }

        var (tag, mask) = (hash >> RowBits, (ulong)_slots.Length - 1);
        var slot = tag & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var entry = _slots[slot];
            if (entry >> RowBits == tag && isSame(RowOf(entry), row))
            {
                return RowOf(entry);
            }
        }

        _slots[slot] = (tag << RowBits) | (uint)(row + 1);
        _count++;
        return -1;
    }

    private static int RowOf(ulong entry) => (int)(entry & ((1UL << RowBits) - 1)) - 1;

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        var mask = (ulong)_slots.Length - 1;
        foreach (var entry in old)
        {
            if (entry == 0)
            {
                continue;
            }

            var slot = (entry >> RowBits) & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = entry;
        }
    }
}
