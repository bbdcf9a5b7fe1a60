using Ncez.Model.Scenarios;
using Ncez.Scenarios.Attribution;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests;

public class ContributionTests
{
    private static readonly ShippedData Data = new(Shipped.Data);

    public static TheoryData<string> Zones => new(Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")).Where(ProjectZone.HasModel).Select(d => Path.GetFileName(d)!));

    [Theory, MemberData(nameof(Zones))]
    public void Contributions_add_up_over_measures_sectors_and_regions(string zone)
    {
        var set = Project(zone).Pathways!;
        Assert.NotEmpty(set.Contributions);
        foreach (var contribution in set.Contributions)
        {
            var (with, without) = (NetT(set, contribution.Scenario, contribution.Year), NetT(set, contribution.Baseline, contribution.Year));
            var near = 1e-9 * Math.Max(1, Math.Abs(without));
            Assert.Equal(without - with, contribution.Measures.Sum(m => m.AbatementT) + contribution.ResidualT, near);
            foreach (var measure in contribution.Measures)
            {
                Assert.Equal(measure.AbatementT, measure.BySector.Values.Sum(), near);
                Assert.Equal(measure.AbatementT, measure.BySectorUser.Values.Sum(), near);
                Assert.Equal(measure.AbatementT, measure.ByRegion.Values.Sum(), near);
                Assert.Equal(measure.AbatementT, measure.ByGas.Values.Sum(), near);
            }
        }

        // The examples differ from their baselines by measures alone.
        Assert.All(set.Contributions.Where(c => c.Method == "shapley"), c => Assert.Equal(0, c.ResidualT, 1e-6 * NetT(set, c.Baseline, c.Year)));
    }

    [Theory, MemberData(nameof(Zones))]
    public void Shares_are_the_mean_over_all_orders_by_brute_force(string zone)
    {
        var projection = Project(zone);
        var set = projection.Pathways!;
        var program = projection.Programs.MinBy(p => int.Abs(5 - System.Numerics.BitOperations.PopCount(p.DefaultMeasures)))!;
        var bits = Enumerable.Range(0, program.Measures.Length).Where(i => (program.DefaultMeasures & (1UL << i)) != 0).ToArray();
        var run = program.NewRun();
        var last = set.BaselinePathway.Years.Length - 1;
        var known = new Dictionary<ulong, double>();
        double Net(ulong measures)
        {
            if (!known.TryGetValue(measures, out var net))
            {
                run.Run(measures);
                known[measures] = net = run.NetT[last];
            }

            return net;
        }

        var orders = Orders(bits).ToList();
        var mean = bits.ToDictionary(b => b, _ => 0.0);
        foreach (var order in orders)
        {
            var on = 0UL;
            foreach (var bit in order)
            {
                mean[bit] += (Net(on) - Net(on | (1UL << bit))) / orders.Count;
                on |= 1UL << bit;
            }
        }

        var shapley = set.Contributions.Last(c => c.Scenario == program.Scenario.Id && c.Method == "shapley");
        Assert.All(bits, b => Assert.Equal(mean[b], shapley.Measures.First(m => m.Id == program.Measures[b].Id).AbatementT, 1e-7 * set.BaselinePathway.NetT[last]));

        // Owen: only the orders in which a family stays together.
        var together = orders.Where(order => Runs(order.Select(b => program.Measures[b].Family is { Length: > 0 } family ? family : program.Measures[b].Id)) == bits.Select(b => program.Measures[b].Family is { Length: > 0 } family ? family : program.Measures[b].Id).Distinct().Count()).ToList();
        var owen = set.Contributions.Last(c => c.Scenario == program.Scenario.Id && c.Method == "owen");
        foreach (var bit in bits)
        {
            var before = together.Select(order => order.TakeWhile(b => b != bit).Aggregate(0UL, (on, b) => on | (1UL << b)));
            Assert.Equal(before.Average(on => Net(on) - Net(on | (1UL << bit))), owen.Measures.First(m => m.Id == program.Measures[bit].Id).AbatementT, 1e-7 * set.BaselinePathway.NetT[last]);
        }
    }

    [Fact]
    public void The_same_runs_give_the_same_digits()
    {
        var (one, two) = (Project("scenario-park").Pathways!, Project("scenario-park").Pathways!);
        Assert.Equal(one.Contributions.SelectMany(c => c.Measures.Select(m => m.AbatementT)), two.Contributions.SelectMany(c => c.Measures.Select(m => m.AbatementT)));
    }

    [Fact]
    public void Contributions_can_be_cancelled_and_tell_their_progress()
    {
        var projection = Project("scenario-park");
        var program = projection.Programs.MaxBy(p => System.Numerics.BitOperations.PopCount(p.DefaultMeasures))!;
        var told = new System.Collections.Concurrent.ConcurrentBag<double>();
        MeasureContributions.Of(program, projection.Pathways!.BaselinePathway, [2060], told.Add);
        Assert.Equal(1, told.Max());
        Assert.ThrowsAny<OperationCanceledException>(() => MeasureContributions.Of(program, projection.Pathways!.BaselinePathway, [2060], cancel: new CancellationToken(canceled: true)));
    }

    private static int Runs(IEnumerable<string> families) => families.Aggregate((Count: 0, Last: ""), (a, f) => (a.Count + (f == a.Last ? 0 : 1), f)).Count;

    private static ZoneProjection Project(string zone) => new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", zone));

    private static double NetT(PathwaySet set, string scenario, int year) => set.Pathways.First(p => p.Scenario == scenario) is var p ? p.NetT[p.Years.IndexOf(year)] : double.NaN;

    private static IEnumerable<int[]> Orders(int[] rest) => rest.Length <= 1
        ? [rest]
        : rest.SelectMany(first => Orders([.. rest.Where(r => r != first)]).Select(tail => (int[])[first, .. tail]));
}
