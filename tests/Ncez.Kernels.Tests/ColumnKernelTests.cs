using Ncez.Kernels.Emissions;

namespace Ncez.Kernels.Tests;

public class ColumnKernelTests
{
    [Fact]
    public void Lines_are_quantity_times_what_their_plan_emits()
    {
        var golden = GoldenCases.Read("ACC-05/two-rows.json");
        double[] Doubles(string name) => [.. golden.Inputs.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
        int[] Ints(string name) => [.. golden.Inputs.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];
        var (massT, co2eT) = (new double[3], new double[3]);

        LineKernels.FillT(Doubles("quantityT"), Ints("row"), Ints("plan"), Doubles("massTPerUnit"), Doubles("co2eTPerUnit"), massT, co2eT);

        GoldenCases.AssertClose(golden, [.. massT, .. co2eT]);
    }

    [Fact]
    public void Sums_by_plan_keep_the_digits_that_plain_summation_loses()
    {
        var golden = GoldenCases.Read("ACC-06/lost-digits.json");
        var sums = new double[2];

        LineKernels.SumByPlanT(
            [.. golden.Inputs.GetProperty("plan").EnumerateArray().Select(e => e.GetInt32())],
            [.. golden.Inputs.GetProperty("valueT").EnumerateArray().Select(e => e.GetDouble())], sums);

        GoldenCases.AssertClose(golden, sums);
    }

    [Fact]
    public void Columns_of_different_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => LineKernels.FillT([1], [0], [0, 0], [1], [1], new double[1], new double[1]));
}
