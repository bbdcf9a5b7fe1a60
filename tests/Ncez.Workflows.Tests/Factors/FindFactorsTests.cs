using Ncez.Data.Catalog;
using Ncez.Model.Factors;
using Ncez.Workflows.Factors;

namespace Ncez.Workflows.Tests.Factors;

public class FindFactorsTests
{
    private static readonly FactorLibrary Library = LibraryReader.Read(DataFolder());
    private static readonly FindFactors Find = new(Library);

    [Theory]
    [InlineData("天然气")]
    [InlineData("natural gas")]
    [InlineData("管道天然气")]
    public void An_item_is_found_by_any_name_with_every_set_that_has_it(string name)
    {
        var found = Find.Find(name, "CN-GD", 2016);
        Assert.Equal("natural-gas", found.Item?.Id);
        string[] sets = ["guides-2015-batch3", "gbt-32151-2015", "provincial-guide-2011", "ipcc-2006", "mee-ets-2024", "gbt-32151.22-2024"];
        Assert.Subset(found.Sets.Select(s => s.Set.Id).ToHashSet(), sets.ToHashSet());
        Assert.Equal(2, found.Sets.Single(s => s.Set.Id == "gbt-2589-2020").LeftOut.Length); // ranges of heating value and standard coal
    }

    [Theory]
    // A standard of 2024 is no first answer for 2016: sets published by the year come first, the newest of them before the older.
    [InlineData(2016, "gbt-32151-2015")]
    [InlineData(2024, "gbt-32151.22-2024")]
    public void Sets_of_the_time_come_first(int year, string set)
    {
        var heat = Find.Find("天然气", "CN-GD", year).Trails.Single(t => t.Kind == "fuel" && t.Choice.Query.Parameter == FactorParameters.HeatingValue).Choice;
        Assert.Equal(set, heat.Pick?.Set);
    }

    [Fact]
    public void The_trail_of_a_grid_factor_can_be_followed()
    {
        var found = Find.Find("电力", "CN-GD-4401", 2018);
        var trail = found.Trails.Single(t => t.Choice.Query.Parameter == FactorParameters.GridAverage);
        Assert.Equal(("grid.cn-gd.2016", null), (trail.Choice.Pick?.Id, trail.Finding));
        Assert.Equal([TrailOutcome.WiderRegion, TrailOutcome.EarlierYear], trail.Choice.Trail.Where(s => s.Candidate == trail.Choice.Pick).Select(s => s.Outcome));
        Assert.True(found.Sets.Single(s => s.Set.Id == "cn-grid").Elsewhere > 100);
        var residual = found.Trails.Single(t => t.Choice.Query.Parameter == FactorParameters.GridResidual);
        Assert.Equal("FAC-002", residual.Finding?.Code); // published from 2021 on
    }

    [Fact]
    public void The_sets_a_user_names_are_looked_through_in_that_order()
    {
        var found = Find.Find("柴油", "CN-GD", 2016, ["provincial-guide-2011", "gbt-2589-2020"]);
        Assert.Equal(["provincial-guide-2011", "gbt-2589-2020"], found.Sets.Select(s => s.Set.Id));
        Assert.Equal(42.705, found.Trails.Single(t => t.Choice.Query.Parameter == FactorParameters.HeatingValue).Choice.Pick?.Value);
    }

    [Fact]
    public void An_unknown_name_gets_suggestions()
    {
        var found = Find.Find("天燃气", "CN-GD", 2016);
        Assert.Null(found.Item);
        Assert.Equal("natural-gas", found.Suggestions[0].Id);
        Assert.Equal("FAC-011", Assert.Single(found.Findings).Code);
        Assert.Equal(["FAC-013", "FAC-007"], Find.Find("电力", "CN-GB", 2016, ["cn-gird"]).Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_generic_item_lists_what_can_stand_in()
    {
        var found = Find.Find("煤", "CN-GD", 2016);
        Assert.Contains(found.Suggestions, i => i.Id == "bituminous-coal");
        Assert.DoesNotContain(found.Suggestions, i => i.Generic);
    }

    private static string DataFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ncez.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."), "data");
    }
}
