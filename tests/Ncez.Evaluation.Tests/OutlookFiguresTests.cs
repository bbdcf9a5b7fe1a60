using System.Collections.Immutable;
using Ncez.Evaluation.Outlooks;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests;

public class OutlookFiguresTests
{
    private static readonly Pathway Baseline = Of("baseline", 100, 80), Zero = Of("zero", 100, 30);

    private static readonly PathwaySet Set = new("z", "baseline", "AR5", [Baseline, Zero],
        [new Contribution("zero", "baseline", 2016, "one_at_a_time", [], 0), new Contribution("zero", "baseline", 2016, "shapley",
            [Measure("a", "efficiency", 30, 20), Measure("b", "clean", 20, 5)], 0)], default);

    [Theory]
    [InlineData("value,net,zero,2016,t", 30)]
    [InlineData("value,gross,zero,2016,kt", 0.03)]
    [InlineData("value,net(sector=industry),zero,2016,t", 12)]
    [InlineData("value,net(region=west),zero,2016,t", 9)]
    [InlineData("share,net(emitter=industry);net,zero,2016,%", 60)]
    [InlineData("share,abated(family=clean);abated,zero,2016,%", 40)]
    [InlineData("share,abated(measure=a+b|sector=industry);abated,zero,2016,%", 50)]
    [InlineData("share,flow(kind=production|branch=sun);flow(kind=production+import),zero,2016,%", 30)]
    [InlineData("part_of_share,flow(kind=final);flow(kind=production+import);flow(kind=production|branch=sun);flow(kind=production),zero,2016,%", 40)]
    [InlineData("change,net,zero,2016,%", -70)]
    [InlineData("change,net;cell(path=Key|variable=Value),zero,2016,%", -85)]
    [InlineData("value,energy(basis=calorific),zero,2016,tce", 7)]
    public void A_quantity_is_what_the_pathways_say(string row, double expected)
    {
        var (figures, findings) = Figures(row);
        Assert.Empty(findings.Sorted());
        Assert.Equal(expected, Assert.Single(figures).Computed, 1e-3 * Math.Abs(expected) * (row.Contains("energy", StringComparison.Ordinal) ? 1 : 1e-9));
    }

    [Theory]
    [InlineData("value,nett,zero,2016,t", "OUT-001")]
    [InlineData("value,net(colour=red),zero,2016,t", "OUT-001")]
    [InlineData("value,net(sector=a|region=b),zero,2016,t", "OUT-001")]
    [InlineData("value,net(sector=a,zero,2016,t", "OUT-001")]
    [InlineData("share,net,zero,2016,%", "OUT-002")]
    [InlineData("value,net,one,2016,t", "OUT-003")]
    [InlineData("value,net,zero,2060,t", "OUT-003")]
    [InlineData("value,net,zero,2016,bushel", "OUT-004")]
    [InlineData("value,net(sector=nobody),zero,2016,t", "OUT-005")]
    [InlineData("value,abated,zero,2015,t", "OUT-005")]
    public void What_cannot_be_asked_is_an_error_with_its_line(string row, string code)
    {
        var finding = Assert.Single(Figures(row).Findings.Sorted());
        Assert.Equal((code, 2), (finding.Code, finding.Where.Line));
        Assert.DoesNotContain('{', finding.Found.En + finding.Fix.Zh + finding.Expected.En);
    }

    [Theory]
    [InlineData("ge", 29, true)]
    [InlineData("ge", 31, false)]
    [InlineData("le", 29, false)]
    [InlineData("le", 30, true)]
    [InlineData("eq", 30, null)]
    public void A_floor_or_ceiling_is_met_or_not_and_a_value_only_compared(string relation, double published, bool? isMet) =>
        Assert.Equal(isMet, Figures("value,net,zero,2016,t", relation, published).Figures[0].IsMet);

    [Theory]
    [InlineData("net;cell(path=Key)", 50, 0.15, 0)]
    [InlineData("net", 20, 0.3, 0.333333)]
    public void What_is_left_is_the_way_from_the_level_to_the_best_one(string of, double best, double level, double left)
    {
        var (potentials, findings) = Potential(of, 2016, best.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(findings.Sorted());
        Assert.Equal(level, Assert.Single(potentials).LevelFraction["zero"], 1e-9);
        Assert.Equal(left, potentials[0].RemainingFraction("zero"), 1e-5);
    }

    [Theory]
    [InlineData("nett", 2016, "50", "OUT-001")]
    [InlineData("net;net;net", 2016, "50", "OUT-002")]
    [InlineData("net", 2060, "50", "OUT-003")]
    [InlineData("net(sector=nobody)", 2016, "50", "OUT-005")]
    [InlineData("net", 2016, "100", "OUT-006")]
    [InlineData("net", 2016, "", "OUT-006")]
    public void A_potential_that_cannot_be_read_is_an_error(string of, int year, string best, string code) =>
        Assert.Equal(code, Assert.Single(Potential(of, year, best).Findings.Sorted()).Code);

    private static (ImmutableArray<SectorPotential> Potentials, Findings Findings) Potential(string of, int year, string best)
    {
        var findings = new Findings();
        var table = new ZoneTable("potentials.csv", ["id", "of", "year", "best", "what_zh", "source"], [new ZoneRow(new Place("potentials.csv", 2), ["x", of, $"{year}", best, "某数", "test"])]);
        return (Potentials.Of(table, new OutlookCase(Set, (_, path, _) => path == "Key" ? [1, 2] : null), findings), findings);
    }

    private static (ImmutableArray<OutlookFigure> Figures, Findings Findings) Figures(string row, string relation = "", double published = 1)
    {
        var findings = new Findings();
        var cells = row.Split(',');
        var table = new ZoneTable("outlook.csv", ["kind", "of", "scenario", "year", "unit", "id", "value", "relation", "what_zh", "source"],
            [new ZoneRow(new Place("outlook.csv", 2), [cells[0], cells[1].Replace('|', ','), cells[2], cells[3], cells[4], "x", published.ToString(System.Globalization.CultureInfo.InvariantCulture), relation, "某数", "test"])]);
        return (OutlookFigures.Of(table, new OutlookCase(Set, (_, path, _) => path == "Key" ? [1, 2] : null), null, Shipped.Library.Units, findings), findings);
    }

    private static MeasureContribution Measure(string id, string family, double all, double industry) =>
        new(id, family, all, all / 50, Parts(("industry", industry), ("supply", all - industry)), Parts(("west", all)))
        {
            BySectorUser = Parts(("industry", industry), ("home", all - industry)),
        };

    private static ImmutableSortedDictionary<string, double> Parts(params (string Id, double Value)[] parts) => parts.ToImmutableSortedDictionary(p => p.Id, p => p.Value);

    private static Pathway Of(string id, double first, double last)
    {
        ImmutableArray<double> values = [first, last], zero = [0, 0];
        PathwaySeries Part(string name, double fraction) => new(name, LocalText.Same(name), [.. values.Select(v => v * fraction)]);
        return new Pathway
        {
            Scenario = id,
            Name = LocalText.Same(id),
            Years = [2015, 2016],
            BaseYear = 2015,
            DirectT = values,
            IndirectT = zero,
            GrossT = values,
            SinkT = zero,
            ExportCreditT = zero,
            NetT = values,
            BiomassT = zero,
            BySector = [Part("industry", 0.6), Part("home", 0.4)],
            ByUser = [Part("industry", 0.4), Part("home", 0.6)],
            ByRegion = [Part("west", 0.3), Part("east", 0.7)],
            ByFuel = [],
            ByGas = [],
            EnergyTce = [5, 7],
            EnergyTceCalorific = [5, 7],
            EnergyTceEquivalent = [6, 8],
            FinalEnergyMWh = [],
            Peak = new Peak(2015, first, 2015, 2015, 0.01, true),
            Balance =
            [
                new BalanceFlow("west", "electricity", "production", @"Supply\power\sun", [0, 3]), new BalanceFlow("west", "electricity", "production", @"Supply\power\coal", [9, 4.5]),
                new BalanceFlow("west", "electricity", "import", "", [1, 2.5]), new BalanceFlow("west", "electricity", "final", "home", [10, 10]),
            ],
        };
    }
}
