namespace Ncez.Scenarios.Running;

/// <summary>
/// Runs a tape. The first run calculates every row; a later one only what depends on the measures that were switched or the
/// parameters that were changed. Running allocates nothing, unless rows are so long that all cores share them. Not for two threads at once.
/// </summary>
internal sealed class TapeRun
{
    private const int Block = 16_384;

    // Rows of this length are worth starting threads for: they wait for the memory, which a core alone does not use up.
    private const int SharedRow = 16 * Block;
    private readonly Tape _tape;
    private readonly Rows _rows;
    private readonly object?[] _scratch;
    private readonly bool[] _isDue;
    private readonly Instruction[] _instructions;
    private readonly Segment[] _segments;
    private readonly Formula[] _formulas;
    private readonly double[] _slots;
    private readonly bool _isPointwise;
    private readonly bool _isShared;
    private int[]? _years;
    private ulong _measuresOfAllYears;
    private bool _hasRun;
    private bool _hasDirty;

    /// <summary>A run with nothing calculated yet.</summary>
    public TapeRun(Tape tape)
    {
        _tape = tape;
        _rows = new Rows((double[])tape.Initial.Clone(), tape.Years, tape.Stride);
        _scratch = [.. tape.Kernels.Select(k => k.Kernel.NewScratch())];
        _isDue = new bool[tape.Segments.Length];
        _instructions = [.. tape.Instructions];
        _segments = [.. tape.Segments];
        _formulas = [.. tape.Formulas];
        _slots = new double[Math.Min(Formula.Block, tape.Stride) * tape.Formulas.Select(f => f.Slots).DefaultIfEmpty().Max()];
        _isPointwise = tape.HasPointwiseMeasures;
        _isShared = tape.Years >= SharedRow && tape.IsArithmetic;
    }

    /// <summary>Measures of the last run.</summary>
    public ulong Measures { get; private set; }

    /// <summary>Values of a row after a run.</summary>
    public ReadOnlySpan<double> this[int row] => _rows[row];

    /// <summary>Runs with these measures on, anew only where something changed.</summary>
    public void Run(ulong measures)
    {
        var changed = _hasRun ? (measures ^ Measures) | (measures ^ _measuresOfAllYears) : ulong.MaxValue;
        (Measures, _measuresOfAllYears) = (measures, measures);
        if (!_hasRun)
        {
            RunAll(measures);
        }
        else if (_hasDirty)
        {
            RunDirty(changed);
        }
        else if (changed != 0)
        {
            foreach (ref readonly var segment in _segments.AsSpan())
            {
                if ((segment.Measures & changed) != 0)
                {
                    Run(segment);
                }
            }
        }
    }

    /// <summary>
    /// Runs with these measures, but only some years are sure to hold afterwards: where nothing that a measure changes looks at
    /// other years, only these are calculated.
    /// </summary>
    /// <param name="measures">Measures that are on.</param>
    /// <param name="years">Positions of the years; the same list in every call.</param>
    public void RunYears(ulong measures, int[] years)
    {
        if (!_hasRun || _hasDirty || !_isPointwise || !ReferenceEquals(_years, years))
        {
            _years = years;
            Run(measures);
            return;
        }

        var changed = measures ^ Measures;
        Measures = measures;
        foreach (ref readonly var segment in _segments.AsSpan())
        {
            if ((segment.Measures & changed) != 0)
            {
                foreach (var year in years)
                {
                    Execute(_instructions[segment.From], year, year + 1, _slots);
                }
            }
        }
    }

    /// <summary>Runs every instruction, changed or not.</summary>
    public void RunAll(ulong measures)
    {
        (Measures, _measuresOfAllYears) = (measures, measures);
        if (_isShared)
        {
            Parallel.For(0, (_rows.Count + Block - 1) / Block, () => (double[])_slots.Clone(), (i, _, slots) => RunBlock(i * Block, Block, slots), _ => { });
        }
        else
        {
            // Nothing looks ahead in time, so long rows run block by block and stay in the cache.
            var block = _tape.BaseIndex < Block ? Block : _rows.Count;
            for (var from = 0; from < _rows.Count; from += block)
            {
                RunBlock(from, block, _slots);
            }
        }

        Array.Clear(_isDue);
        (_hasRun, _hasDirty) = (true, false);
    }

    /// <summary>Gives a row that no instruction fills new values; the next run calculates what depends on it.</summary>
    public void Set(int row, ReadOnlySpan<double> values)
    {
        values.CopyTo(_rows[row]);
        _hasDirty = true;
        foreach (var segment in _tape.AffectedBy(row))
        {
            _isDue[segment] = true;
        }
    }

    private void RunDirty(ulong changed)
    {
        for (var s = 0; s < _segments.Length; s++)
        {
            if (_isDue[s] || (_segments[s].Measures & changed) != 0)
            {
                Run(_segments[s]);
            }
        }

        Array.Clear(_isDue);
        _hasDirty = false;
    }

    private double[] RunBlock(int from, int years, double[] slots)
    {
        foreach (ref readonly var segment in _segments.AsSpan())
        {
            Run(segment, from, Math.Min(from + years, _rows.Count), slots);
        }

        return slots;
    }

    private void Run(in Segment segment) => Run(segment, 0, _rows.Count, _slots);

    private void Run(in Segment segment, int from, int to, double[] slots)
    {
        if (!segment.IsYearly)
        {
            Execute(_instructions[segment.From], from, to, slots);
            return;
        }

        for (var year = from; year < to; year++)
        {
            for (var i = segment.From; i < segment.To; i++)
            {
                Execute(_instructions[i], year, year + 1, slots);
            }
        }
    }

    private void Execute(in Instruction step, int from, int to, double[] slots)
    {
        switch (step.Op)
        {
            case Op.Given:
                return;
            case Op.Copy:
                _rows.Of(step.A, from, to).CopyTo(_rows.Of(step.Target, from, to));
                return;
            case Op.Add or Op.Subtract or Op.Multiply or Op.Divide:
                RowMath.Apply(step.Op, _rows.Padded(step.A, from, to), _rows.Padded(step.B, from, to), _rows.Padded(step.Target, from, to));
                return;
            case Op.Scale:
                RowMath.Scale(_rows.Padded(step.A, from, to), step.Number, _rows.Padded(step.Target, from, to));
                return;
            case Op.Formula:
                _formulas[step.Side].Run(_rows, step.Target, from, to, slots);
                return;
            case Op.Select:
                Select(step, from, to);
                return;
            case Op.Splice:
                Splice(step, from, to);
                return;
            case Op.Blend:
                Blend(step, from, to);
                return;
            case Op.Lag:
                Lag(step, from, to);
                return;
            case Op.AtBase:
                _rows.Of(step.Target, from, to).Fill(_rows.At(step.A, _tape.BaseIndex));
                return;
            default:
                var use = _tape.Kernels[step.Side];
                use.Kernel.Run(_rows, use.Inputs, use.Outputs, (from, to), _scratch[step.Side]);
                return;
        }
    }

    private void Select(in Instruction step, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            _rows.At(step.Target, t) = _rows.At(step.A, t) != 0 ? _rows.At(step.B, t) : _rows.At(step.C, t);
        }
    }

    private void Splice(in Instruction step, int from, int to)
    {
        var cut = Math.Clamp(_tape.BaseIndex + 1, from, to);
        _rows.Of(step.A, from, cut).CopyTo(_rows.Of(step.Target, from, cut));
        _rows.Of(step.B, cut, to).CopyTo(_rows.Of(step.Target, cut, to));
    }

    private void Blend(in Instruction step, int from, int to)
    {
        var isOn = (Measures >> step.Side & 1) != 0;
        var cut = isOn ? Math.Clamp(_tape.BaseIndex + 1, from, to) : to;
        _rows.Of(step.A, from, cut).CopyTo(_rows.Of(step.Target, from, cut));
        for (var t = cut; t < to; t++)
        {
            var under = _rows.At(step.A, t);
            var share = _rows.At(step.C, t);

            // A measure not begun leaves the value as it is to the last bit, and one fully in place gives its own value.
            _rows.At(step.Target, t) = share == 0 ? under : share == 1 ? _rows.At(step.B, t) : under + (share * (_rows.At(step.B, t) - under));
        }
    }

    private void Lag(in Instruction step, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            _rows.At(step.Target, t) = t >= step.Side ? _rows.At(step.A, t - step.Side) : double.NaN;
        }
    }
}
