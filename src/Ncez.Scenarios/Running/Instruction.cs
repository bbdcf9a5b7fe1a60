namespace Ncez.Scenarios.Running;

/// <summary>What an instruction does with its rows; a row has one value per year.</summary>
internal enum Op : byte
{
    /// <summary>Nothing: the row was filled when the program was made, or by who changes a parameter.</summary>
    Given,

    /// <summary>Target = A.</summary>
    Copy,

    /// <summary>Target = A + B.</summary>
    Add,

    /// <summary>Target = A − B.</summary>
    Subtract,

    /// <summary>Target = A · B.</summary>
    Multiply,

    /// <summary>Target = A / B.</summary>
    Divide,

    /// <summary>Target = A · number.</summary>
    Scale,

    /// <summary>Target = A where A is not 0 (true) B, else C.</summary>
    Select,

    /// <summary>Target = A up to the base year, B after it.</summary>
    Splice,

    /// <summary>Target = A; with the measure on and after the base year A + C · (B − A).</summary>
    Blend,

    /// <summary>Target(t) = A(t − Side); nothing before.</summary>
    Lag,

    /// <summary>Target = value of A in the base year, in every year.</summary>
    AtBase,

    /// <summary>Several of the operations above in one, by index.</summary>
    Formula,

    /// <summary>A kernel with any number of rows in and out.</summary>
    Kernel,
}

/// <summary>A step of a program.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Target">Row it fills; for a kernel its first.</param>
/// <param name="A">First row read.</param>
/// <param name="B">Second row read.</param>
/// <param name="C">Third row read.</param>
/// <param name="Side">Bit of the measure, years of lag, or index of the formula or kernel.</param>
/// <param name="Number">Factor of <see cref="Op.Scale"/>.</param>
internal readonly record struct Instruction(Op Op, int Target, int A = -1, int B = -1, int C = -1, int Side = -1, double Number = 0);

/// <summary>A run of instructions: one that works on all years at once, or a ring of them that refer to earlier years and go year by year.</summary>
/// <param name="From">First instruction.</param>
/// <param name="To">Behind the last one.</param>
/// <param name="IsYearly">True for a ring.</param>
/// <param name="Measures">Measures on which its rows depend.</param>
internal readonly record struct Segment(int From, int To, bool IsYearly, ulong Measures);

/// <summary>A calculation that reads and fills whole rows and knows nothing but them.</summary>
internal abstract class RowKernel
{
    /// <summary>Calculates years from (included) to (excluded).</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="inputs">Rows read.</param>
    /// <param name="outputs">Rows filled.</param>
    /// <param name="years">Which years.</param>
    /// <param name="scratch">What <see cref="NewScratch"/> made for this run.</param>
    public abstract void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch);

    /// <summary>True when a year of the outputs needs only earlier years of this input, so that the two may refer to each other.</summary>
    public virtual bool IsLagged(int input) => false;

    /// <summary>True when a year of the outputs needs that year of the inputs and no other, so that single years can be run.</summary>
    public virtual bool IsPointwise => false;

    /// <summary>Working memory of one run; null when none is needed.</summary>
    public virtual object? NewScratch() => null;

    /// <summary>Name for explanations.</summary>
    public abstract string Name { get; }
}

/// <summary>A kernel in a program, with its rows.</summary>
internal sealed record KernelUse(RowKernel Kernel, int[] Inputs, int[] Outputs);

/// <summary>All rows of a run.</summary>
/// <param name="Values">Row after row.</param>
/// <param name="Count">Years.</param>
/// <param name="Stride">Distance between rows.</param>
internal readonly record struct Rows(double[] Values, int Count, int Stride)
{
    /// <summary>A row.</summary>
    public Span<double> this[int row] => Values.AsSpan(row * Stride, Count);

    /// <summary>Some years of a row.</summary>
    public Span<double> Of(int row, int from, int to) => Values.AsSpan((row * Stride) + from, to - from);

    /// <summary>Some years of a row; up to the last one with the padding behind it, so that arithmetic runs in whole vectors.</summary>
    public Span<double> Padded(int row, int from, int to) => Of(row, from, to == Count && from % RowMath.Width == 0 ? Stride : to);

    /// <summary>One value.</summary>
    public ref double At(int row, int year) => ref Values[(row * Stride) + year];
}
