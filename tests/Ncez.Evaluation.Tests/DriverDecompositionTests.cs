using System.Collections.Immutable;
using Ncez.Evaluation.Drivers;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Tests;

/// <summary>LMDI over sectors and fuels: exact sums and products, time reversal, aggregation, zeros, a published example.</summary>
public class DriverDecompositionTests
{
    public static TheoryData<LmdiMethod, int> Cases
    {
        get
        {
            var cases = new TheoryData<LmdiMethod, int>();
            foreach (var method in Enum.GetValues<LmdiMethod>())
            {
                for (var seed = 0; seed < 20; seed++)
                {
                    cases.Add(method, seed);
                }
            }

            return cases;
        }
    }

    // By hand: two sectors, output 10 + 40 → 40 + 40, energy 30 + 20 → 80 + 16.
    [Theory]
    [InlineData(LmdiMethod.First, 32.3849, 38.2849, -24.6698)] // L(80,30) = 50.9772, L(16,20) = 17.9257
    [InlineData(LmdiMethod.Second, 33.1433, 37.9409, -25.0842)] // w 0.6 → 0.8333, 0.4 → 0.1667: L = 0.710294, 0.266525; L(96,50) = 70.5170; weights 51.2764, 19.2406
    public void Two_sectors_with_structure_and_intensity(LmdiMethod method, double activity, double structure, double intensity)
    {
        DriverSector Sector(string id, double[] output, double[] energy) => new(id, [.. output], [new DriverFuel("any", [.. energy], [.. energy])]);
        var step = DriverDecomposition.Of(new DriverInput { Years = [2000, 2010], ActivityName = "output", Activity = [50, 80], Sectors = [Sector("a", [10, 40], [30, 80]), Sector("b", [40, 40], [20, 16])] }, method).EndPoint;
        Assert.Equal(activity, step[EmissionDriver.Activity], 0.002);
        Assert.Equal(structure, step[EmissionDriver.Structure], 0.002);
        Assert.Equal(intensity, step[EmissionDriver.Intensity], 0.002);
        Assert.Equal(0, step[EmissionDriver.Mix] + step[EmissionDriver.Factor], 1e-12);
        Assert.Equal(46, step.EffectsT.Sum(), 1e-9);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Effects_add_up_and_ratios_multiply_chained_and_at_once(LmdiMethod method, int seed)
    {
        var split = DriverDecomposition.Of(Random(seed, withZeros: false), method);
        foreach (var step in split.Steps.Append(split.EndPoint).Append(split.Chained))
        {
            Assert.Equal(0, step.ResidualT, 1e-9 * step.EndT);
            Assert.Equal(step.EndT / step.StartT, step.Ratios.Aggregate(1.0, (a, b) => a * b), 1e-9);
            Assert.All(Enum.GetValues<EmissionDriver>(), d => Assert.Equal(step[d], step.Sectors.Sum(s => s.EffectsT[(int)d]), 1e-9 * step.EndT));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_is_left_where_fuels_come_and_go(LmdiMethod method, int seed)
    {
        var split = DriverDecomposition.Of(Random(seed, withZeros: true), method);
        Assert.All(split.Steps.Append(split.EndPoint).Append(split.Chained), step => Assert.Equal(0, step.ResidualT, 1e-9 * Math.Max(step.StartT, step.EndT)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Backward_in_time_every_effect_turns_its_sign(LmdiMethod method, int seed)
    {
        var input = Random(seed, withZeros: true);
        var (forward, backward) = (DriverDecomposition.Of(Only(input, 0, 2), method).EndPoint, DriverDecomposition.Of(Only(input, 2, 0), method).EndPoint);
        Assert.All(Enum.GetValues<EmissionDriver>(), d => Assert.Equal(forward[d], -backward[d], 1e-9 * Math.Max(forward.StartT, forward.EndT)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_first_method_is_consistent_in_aggregation(LmdiMethod method, int seed)
    {
        var input = Random(seed, withZeros: false);
        var whole = DriverDecomposition.Of(input, method).EndPoint;
        var parts = input.Sectors.Select(s => DriverDecomposition.Of(input with { Sectors = [s] }, method).EndPoint).ToList();
        var gap = Enum.GetValues<EmissionDriver>().Max(d => Math.Abs(whole[d] - parts.Sum(p => p[d]))) / whole.EndT;
        Assert.True(method == LmdiMethod.First ? gap < 1e-12 : gap > 1e-6, gap.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Terms_without_factors_stand_beside()
    {
        var input = Random(1, withZeros: false);
        var terms = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("sink", [-5, -6, -9]);
        var (with, without) = (DriverDecomposition.Of(input with { Terms = terms }, LmdiMethod.First), DriverDecomposition.Of(input, LmdiMethod.First));
        Assert.Equal(without.EndPoint.EffectsT.ToArray(), with.EndPoint.EffectsT.ToArray());
        Assert.Equal(-4, with.EndPoint.TermsT["sink"]);
        Assert.Equal(-4, with.Chained.TermsT["sink"], 1e-12);
    }

    [Fact]
    public void A_sector_that_was_not_there_is_structure()
    {
        var input = new DriverInput
        {
            Years = [2020, 2021],
            ActivityName = "gdp",
            Activity = [10, 12],
            Sectors = [new("old", [10, 10], [new DriverFuel("coal", [5, 5], [15, 15])]), new("new", [0, 2], [new DriverFuel("coal", [0, 1], [0, 3])])],
        };
        var step = DriverDecomposition.Of(input, LmdiMethod.First).EndPoint;
        Assert.Equal(3, step.Sectors.Single(s => s.Sector == "new").EffectsT[(int)EmissionDriver.Structure], 1e-12);
        Assert.Equal(0, step[EmissionDriver.Intensity] + step[EmissionDriver.Mix] + step[EmissionDriver.Factor], 1e-12);
    }

    private static DriverInput Only(DriverInput input, params int[] years)
    {
        ImmutableArray<double> Take(ImmutableArray<double> values) => [.. years.Select(y => values[y])];
        return input with
        {
            Years = [.. years.Select(y => input.Years[y])],
            Activity = Take(input.Activity),
            Sectors = [.. input.Sectors.Select(s => new DriverSector(s.Id, Take(s.Activity), [.. s.Fuels.Select(f => new DriverFuel(f.Id, Take(f.EnergyMWh), Take(f.EmissionT)))]))],
        };
    }

    private static DriverInput Random(int seed, bool withZeros)
    {
        var random = new Random(seed);
        ImmutableArray<double> Values(double most, bool zeros) => [.. Enumerable.Range(0, 3).Select(_ => zeros && random.NextDouble() < 0.3 ? 0 : most * (0.1 + random.NextDouble()))];
        DriverFuel Fuel(int i)
        {
            var energy = Values(100, withZeros);
            return new DriverFuel($"f{i}", energy, [.. energy.Select(e => e * (0.1 + random.NextDouble()))]);
        }

        return new DriverInput
        {
            Years = [2015, 2016, 2017],
            ActivityName = "gdp",
            Activity = Values(1000, false),
            Sectors = [.. Enumerable.Range(0, 4).Select(s => new DriverSector($"s{s}", Values(300, false), [.. Enumerable.Range(0, 3).Select(Fuel)]))],
        };
    }
}
