using System.Text.Json;
using Ncez.Kernels.Scenarios;

namespace Ncez.Kernels.Tests;

/// <summary>Kernels of scenarios over lists, against their case files.</summary>
public class ScenarioKernelTests
{
    [Theory, InlineData("SCN-06"), InlineData("SCN-07"), InlineData("SCN-08"), InlineData("SCN-09"), InlineData("SCN-10"), InlineData("SCN-11"), InlineData("SCN-13"), InlineData("SCN-14")]
    public void Kernel_matches_its_cases(string equation)
    {
        var cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden", equation), "*.json");
        Assert.NotEmpty(cases);
        foreach (var file in cases)
        {
            var golden = GoldenCases.Read(file);
            GoldenCases.AssertClose(golden, Result(equation, golden.Inputs));
        }
    }

    private static double[] Result(string equation, JsonElement inputs)
    {
        switch (equation)
        {
            case "SCN-06":
                return [ProjectionKernels.PolynomialUnit(List("knotYears"), List("knotUnit"), Number("atYear"))];
            case "SCN-07":
                return [ProjectionKernels.TrendUnit(List("knotYears"), List("knotUnit"), Number("atYear"))];
            case "SCN-08":
                return [StockKernels.SurvivorsCount(List("initialCount"), List("salesCount"), List("survivalFraction"), (int)Number("elapsedYears"))];
            case "SCN-09":
                return [StockKernels.StockEnergyMWh(List("initialCount"), List("salesCount"), List("survivalFraction"), Number("initialUseMWh"), List("soldUseMWh"), List("wearRatio"), (int)Number("elapsedYears"))];
            case "SCN-10":
                var solution = List("solutionMWh");
                SupplyKernels.SolveMWh(List("matrixRatio"), solution);
                return solution;
            case "SCN-11":
                var limits = List("limitMWh");
                var (output, margin) = (new double[limits.Length], new double[limits.Length]);
                var left = SupplyKernels.DispatchMWh(Number("requirementMWh"), limits, List("orderIndex"), output, margin);
                return [.. output, left];
            case "SCN-14":
                var added = new double[List("unitMW").Length];
                var firm = CapacityKernels.AddUnitsMW(Number("peakMW"), Number("firmMW"), Number("reserveFraction"), List("unitMW"), List("creditFraction"), List("orderIndex"), added);
                return [.. added, firm];
            default:
                var (peak, from, to) = PeakKernels.FindIndex(List("pathT"), Number("bandFraction"));
                return [peak, from, to];
        }

        double[] List(string name) => [.. inputs.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        double Number(string name) => inputs.GetProperty(name).GetDouble();
    }
}
