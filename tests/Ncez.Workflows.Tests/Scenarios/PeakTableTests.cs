using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests.Scenarios;

/// <summary>How far peaks are from their goal, worked out by hand.</summary>
public class PeakTableTests
{
    [Theory]
    // Net 100, 120, 110, 90: the peak is 2021.
    [InlineData(2021, 0, 0, "yes")]
    [InlineData(2022, 0, 0, "yes")]
    // A year late, and 20 t above what the goal year has.
    [InlineData(2020, 1, 20, "no")]
    public void A_goal_is_met_when_nothing_rises_behind_it(int goal, double late, double gapT, string met)
    {
        var row = PeakTables.Peaks(Set([100, 120, 110, 90], 2021, true), Targets("peak", goal)).Rows[0];
        Assert.Equal((late, gapT, met), (row[5].Number, row[6].Number, row[7].Text.En));
    }

    [Fact]
    public void A_maximum_in_the_last_year_is_no_peak_and_meets_no_goal()
    {
        var row = PeakTables.Peaks(Set([100, 110, 120, 130], 2023, false), Targets("peak", 2023)).Rows[0];
        Assert.Equal("no", row[7].Text.En);
    }

    [Fact]
    public void Without_a_goal_nothing_is_said_of_it()
    {
        var row = PeakTables.Peaks(Set([100, 120, 110, 90], 2021, true), null).Rows[0];
        Assert.True(double.IsNaN(row[5].Number) && double.IsNaN(row[6].Number));
        Assert.Equal("", row[7].Text.En ?? "");
    }

    private static ZoneTable Targets(string indicator, int year) =>
        new("targets.csv", ["indicator", "year"], [new ZoneRow(new Place("targets.csv", 2), [indicator, year.ToString(System.Globalization.CultureInfo.InvariantCulture)])]);

    private static PathwaySet Set(double[] net, int peak, bool isWithin)
    {
        var pathway = new Pathway
        {
            Scenario = "s",
            Name = LocalText.Same("s"),
            Years = [2020, 2021, 2022, 2023],
            BaseYear = 2020,
            DirectT = [.. net],
            IndirectT = [0, 0, 0, 0],
            GrossT = [.. net],
            SinkT = [0, 0, 0, 0],
            ExportCreditT = [0, 0, 0, 0],
            NetT = [.. net],
            BiomassT = [0, 0, 0, 0],
            BySector = [],
            ByUser = [],
            ByRegion = [],
            ByFuel = [],
            ByGas = [],
            EnergyTce = [0, 0, 0, 0],
            EnergyTceCalorific = [0, 0, 0, 0],
            EnergyTceEquivalent = [0, 0, 0, 0],
            FinalEnergyMWh = [],
            Peak = new Peak(peak, net.Max(), peak, peak, 0.02, isWithin),
        };
        return new PathwaySet("z", "s", "AR5", [pathway], [], default);
    }
}
