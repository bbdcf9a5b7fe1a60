using System.Text;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Activities;

/// <summary>Puts the blocks of activities.csv together in their order: columns, kinds, and ids that occur twice.</summary>
internal sealed class ActivityMerge(ByteSource source, ActivityLayout layout, ActivityContext context, Findings findings)
{
    private const int MostKinds = 1_000_000;
    private const int FewRows = 2_000;
    private readonly KindTable _kinds = new();
    private readonly KindReader _reader = new(layout, context, findings);
    private readonly List<(int Row, long Offset, int Line)> _marks = [];
    private readonly List<bool> _hasQuantity = [];
    private double[] _quantities = [];
    private int[] _kindOf = [];
    private int _count;
    private RowIds? _ids;
    private ActivityTexts? _texts;
    private int _duplicates;

    /// <summary>Adds the next block; false when no further one can be taken.</summary>
    public bool Add((CsvBlock Block, ActivityBlock Rows) next)
    {
        var (block, rows) = next;
        findings.Merge(rows.Findings);
        if (_kinds.Kinds.Count > MostKinds || _count + rows.Count > RowIds.MostRows)
        {
            return false;
        }

        MakeRoom(block, rows.Count);
        foreach (var (row, offset, line) in rows.Marks)
        {
            _marks.Add((_count + row, offset, line));
        }

        _texts ??= new ActivityTexts(source, layout, _marks);
        _texts.End = block.Offset + block.Bytes.Length;
        var kindOf = KindsOf(rows);
        rows.Quantities.AsSpan(0, rows.Count).CopyTo(_quantities.AsSpan(_count));
        for (var i = 0; i < rows.Count; i++)
        {
            var kind = kindOf[rows.KindOf[i]];
            _kindOf[_count + i] = kind;
            _hasQuantity[kind] |= !double.IsNaN(rows.Quantities[i]);
        }

        AddIds(rows);
        _count += rows.Count;
        rows.Release();
        source.Release(block.Bytes);
        return IsWithinLimits();
    }

    /// <summary>The table of all blocks; kinds that read the same are one.</summary>
    public ActivityTable? ToTable()
    {
        if (_texts is null || _count == 0)
        {
            findings.Warning("ACT-017", new Place(layout.File));
            return new ActivityTable([], [], [], 0, new ActivityTexts(source, layout, _marks));
        }

        var (kinds, newIndex) = _reader.Resolve(_hasQuantity);
        if (newIndex is not null)
        {
            for (var i = 0; i < _count; i++)
            {
                _kindOf[i] = newIndex[_kindOf[i]];
            }
        }

        CheckReferences();
        return new ActivityTable(kinds, _quantities, _kindOf, _count, _texts);
    }

    private void MakeRoom(CsvBlock block, int rows)
    {
        if (_ids is null)
        {
            var rowBytes = Math.Max(1.0, block.Bytes.Length / (double)Math.Max(1, rows));
            var expected = (long)Math.Min((source.Length - block.Offset) / rowBytes * 1.02 + 16, RowIds.MostRows);
            _ids = new RowIds(expected);
            (_quantities, _kindOf) = (new double[expected], new int[expected]);
        }

        if (_count + rows > _quantities.Length)
        {
            var size = Math.Max(_count + rows, _quantities.Length + _quantities.Length / 4);
            Array.Resize(ref _quantities, size);
            Array.Resize(ref _kindOf, size);
        }
    }

    private int[] KindsOf(ActivityBlock rows)
    {
        var kindOf = new int[rows.Kinds.Kinds.Count];
        for (var local = 0; local < kindOf.Length; local++)
        {
            var raw = rows.Kinds.Kinds[local];
            var key = rows.Kinds.KeyOf(local);
            var kind = _kinds.Find(key, raw.Hash);
            if (kind < 0)
            {
                kind = _kinds.Add(key, raw.Hash, raw.Offset, raw.Line, raw.Needs);
                var (cells, places) = rows.CellsOf(raw);
                _reader.Add(cells, places, ownId: Encoding.UTF8.GetString(key[(key.LastIndexOf((byte)0x1F) + 1)..]));
                _hasQuantity.Add(false);
            }

            kindOf[local] = kind;
        }

        return kindOf;
    }

    private void AddIds(ActivityBlock rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var hash = rows.IdHashes[i];
            if (hash == 0)
            {
                continue;
            }

            var row = _count + i;
            var first = _ids!.Add(hash, row, IsSameId);
            if (first < 0)
            {
                continue;
            }

            _duplicates++;
            if (findings.Keeps("ACT-015"))
            {
                findings.Error("ACT-015", _texts!.PlaceOf(row, "id"), ("id", Shown.Cell(_texts.Id(row))), ("line", _texts.PlaceOf(first, "id").Line));
            }
            else
            {
                findings.CountOnly("ACT-015", Severity.Error);
            }
        }
    }

    // Past the findings that are kept, equal hashes will do: the file is refused anyway.
    private bool IsSameId(int first, int row) =>
        _duplicates > Findings.KeptPerCode || _texts!.IdBytes(first).AsSpan().SequenceEqual(_texts.IdBytes(row));

    private bool IsWithinLimits()
    {
        if (_kinds.Kinds.Count > MostKinds)
        {
            findings.Error("ACT-016", new Place(layout.File), ("limit", MostKinds));
            return false;
        }

        return true;
    }

    private void CheckReferences()
    {
        foreach (var (line, where) in _reader.IncludedIn)
        {
            if (line.Length == 0 || RowOf(line) < 0)
            {
                findings.Error("ACT-008", where, ("line", Shown.Cell(line)), ("near", NearId(line)));
            }
            else if (_texts!.PlaceOf(RowOf(line), "id").Line == where.Line)
            {
                findings.Error("ACT-020", where, ("line", Shown.Cell(line)));
            }
        }

        foreach (var (activity, parameters) in context.Parameters.OrderBy(p => p.Value[0].Where))
        {
            if (RowOf(activity) < 0)
            {
                findings.Error("PAR-001", parameters[0].Where, ("activity", Shown.Cell(activity)), ("near", NearId(activity)));
            }
        }
    }

    private int RowOf(string id)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        return _ids!.Find(RowHash.Of(bytes) | 1, row => _texts!.IdBytes(row).AsSpan().SequenceEqual(bytes));
    }

    private string NearId(string id) => _count > FewRows ? "—" : Suggest.NearOrFirst(id, Enumerable.Range(0, _count).Select(_texts!.Id));
}
