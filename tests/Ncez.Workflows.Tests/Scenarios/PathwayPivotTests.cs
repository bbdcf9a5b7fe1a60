using Ncez.Model.Scenarios;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests.Scenarios;

/// <summary>Every pivot of a pathway adds up to the same pathway.</summary>
public sealed class PathwayPivotTests
{
    private static readonly PathwaySet Set = new ProjectZone(new ShippedData(Shipped.Data)).Project(System.IO.Path.Combine(Shipped.Data, "zones", "scenario-park")).Pathways!;
    private static readonly Pathway Path = Set.Pathways[^1];

    public static TheoryData<PivotQuantity, string, string> Pairs()
    {
        var pairs = new TheoryData<PivotQuantity, string, string>();
        foreach (var quantity in Enum.GetValues<PivotQuantity>())
        {
            foreach (var rows in PathwayPivot.DimensionsOf(quantity))
            {
                foreach (var columns in PathwayPivot.DimensionsOf(quantity).Where(d => d != rows))
                {
                    pairs.Add(quantity, rows, columns);
                }
            }
        }

        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Any_two_dimensions_add_up_to_the_pathway(PivotQuantity quantity, string rows, string columns)
    {
        const int Year = 2040;
        var index = Year - Path.Years[0];
        var expected = quantity switch
        {
            PivotQuantity.Energy => Path.FinalEnergyMWh.Sum(f => f.Values[index]),
            PivotQuantity.Saved => Set.BaselinePathway.NetT[index] - Path.NetT[index],
            _ => Path.NetT[index],
        };
        var table = PathwayPivot.Of(Set, Path.Scenario, new PivotRequest(quantity, rows, columns, Year)).Table();
        var sum = rows == "year" ? table.Rows.Single(r => r[0].Text.En == "2040")[^1].Number
            : columns == "year" ? table.Rows[^1][table.Columns.ToList().FindIndex(c => c.Header.En == "2040")].Number
            : table.Rows[^1][^1].Number;
        Assert.Equal(expected, sum, 1e-6 * Math.Abs(expected));
    }

    [Fact]
    public void Energy_is_shown_in_the_unit_asked_for()
    {
        var request = new PivotRequest(PivotQuantity.Energy, "fuel", "sector", 2023);
        Assert.True(Shipped.Library.Units.TryParse("TJ", out var terajoule));
        Assert.Equal(PathwayPivot.Of(Set, Path.Scenario, request).Table().Rows[^1][^1].Number * 0.0036, PathwayPivot.Of(Set, Path.Scenario, request, terajoule).Table().Rows[^1][^1].Number, 1e-6);
    }
}
