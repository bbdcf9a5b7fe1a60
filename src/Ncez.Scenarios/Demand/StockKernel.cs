using Ncez.Kernels.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Demand;

/// <summary>
/// A stock by vintage. Inputs: stock, sales, yearly energy of a new device. Outputs: stock, sales, retired, energy. With sales stated the
/// stock follows; without, the stock is stated and sales fill what has gone. Up to the base year the stock is as stated.
/// </summary>
/// <param name="baseIndex">Position of the base year.</param>
/// <param name="hasSales">True when sales are stated.</param>
/// <param name="survivalFraction">Share left by age.</param>
/// <param name="ageFraction">Share of the base year's stock by age; adds up to 1.</param>
/// <param name="wearRatio">Factor on energy by age.</param>
internal sealed class StockKernel(int baseIndex, bool hasSales, double[] survivalFraction, double[] ageFraction, double[] wearRatio) : RowKernel
{
    /// <inheritdoc />
    public override string Name => "StockTurnover";

    /// <inheritdoc />
    public override object? NewScratch() => new Vintages(new double[ageFraction.Length], new double[1], new double[1]);

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var vintages = (Vintages)scratch!;
        for (var t = years.From; t < years.To; t++)
        {
            Year(rows, inputs, outputs, t, vintages);
        }
    }

    private void Year(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, int t, Vintages vintages)
    {
        // Up to the base year nothing is known of single years' sales: the age profile holds.
        var start = Math.Min(t, baseIndex);
        for (var age = 0; age < ageFraction.Length; age++)
        {
            vintages.Initial[age] = rows.At(inputs[0], start) * ageFraction[age];
        }

        var elapsed = t - start;
        if (elapsed == 0)
        {
            rows.At(outputs[0], t) = rows.At(inputs[0], t);
            rows.At(outputs[1], t) = 0;
            rows.At(outputs[2], t) = 0;
        }
        else
        {
            var survivors = StockKernels.SurvivorsCount(vintages.Initial, rows.Of(outputs[1], baseIndex + 1, t), survivalFraction, elapsed);
            var sales = hasSales ? rows.At(inputs[1], t) : rows.At(inputs[0], t) - survivors;
            rows.At(outputs[1], t) = sales;
            rows.At(outputs[0], t) = survivors + sales;
            rows.At(outputs[2], t) = rows.At(outputs[0], t - 1) - survivors;
        }

        rows.At(outputs[3], t) = StockKernels.StockEnergyMWh(vintages.Initial, rows.Of(outputs[1], start + 1, t + 1), survivalFraction,
            rows.At(inputs[2], start), rows.Of(inputs[2], start + 1, t + 1), wearRatio, elapsed);
    }

    private sealed record Vintages(double[] Initial, double[] Sales, double[] Use);
}
