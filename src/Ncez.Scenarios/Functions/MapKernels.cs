using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Functions;

/// <summary>A function of one value, year by year.</summary>
internal sealed class MapKernel(string name, Func<double, double> function) : RowKernel
{
    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override bool IsPointwise => true;

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        for (var t = years.From; t < years.To; t++)
        {
            rows.At(outputs[0], t) = function(rows.At(inputs[0], t));
        }
    }
}

/// <summary>A function of two values folded over any number of them, year by year: Min, Max, comparisons.</summary>
internal sealed class FoldKernel(string name, Func<double, double, double> function) : RowKernel
{
    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override bool IsPointwise => true;

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        for (var t = years.From; t < years.To; t++)
        {
            var value = rows.At(inputs[0], t);
            for (var i = 1; i < inputs.Length; i++)
            {
                value = function(value, rows.At(inputs[i], t));
            }

            rows.At(outputs[0], t) = value;
        }
    }
}

/// <summary>A function of any number of values, year by year; the caller's list is the working memory of the run.</summary>
internal sealed class ManyKernel(string name, int count, Func<double[], double> function) : RowKernel
{
    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override bool IsPointwise => true;

    /// <inheritdoc />
    public override object? NewScratch() => new double[count];

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var values = (double[])scratch!;
        for (var t = years.From; t < years.To; t++)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                values[i] = rows.At(inputs[i], t);
            }

            rows.At(outputs[0], t) = function(values);
        }
    }
}

/// <summary>The sum of any number of rows.</summary>
internal sealed class SumKernel : RowKernel
{
    /// <inheritdoc />
    public override string Name => "Sum";

    /// <inheritdoc />
    public override bool IsPointwise => true;

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var sum = rows.Of(outputs[0], years.From, years.To);
        sum.Clear();
        foreach (var input in inputs)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sum, rows.Of(input, years.From, years.To), sum);
        }
    }
}

/// <summary>The sum of products of pairs of rows: energies by factors.</summary>
internal sealed class SumOfProductsKernel : RowKernel
{
    /// <inheritdoc />
    public override string Name => "SumOfProducts";

    /// <inheritdoc />
    public override bool IsPointwise => true;

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var sum = rows.Of(outputs[0], years.From, years.To);
        sum.Clear();
        for (var i = 0; i < inputs.Length; i += 2)
        {
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(rows.Of(inputs[i], years.From, years.To), rows.Of(inputs[i + 1], years.From, years.To), sum, sum);
        }
    }
}
