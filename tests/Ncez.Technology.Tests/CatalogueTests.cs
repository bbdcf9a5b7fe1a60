using Ncez.Model.Technologies;
using Ncez.Model.Zones;
using Ncez.Technology.Catalogue;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

public class CatalogueTests
{
    private static readonly TechnologyCatalogue Catalogue = Shipped.Technologies;

    [Theory]
    [InlineData(Domain.Building, 35)]
    [InlineData(Domain.Transport, 30)]
    [InlineData(Domain.Enterprise, 24)]
    [InlineData(Domain.Park, 29)]
    [InlineData(Domain.Community, 26)]
    [InlineData(Domain.Town, 86)]
    public void Each_table_has_the_rows_of_the_report(Domain domain, int rows) =>
        Assert.Equal(Enumerable.Range(1, rows), Catalogue.Entries.Where(e => e.Domain == domain).Select(e => e.Order));

    // The symbols of the whole report, table notes left out, counted in its text.
    [Fact]
    public void No_symbol_of_the_tables_is_lost()
    {
        Assert.Equal(230, Catalogue.Entries.Length);
        Assert.Equal(776, Catalogue.Entries.Sum(e => e.Abatement));
        Assert.Equal(732, Catalogue.Entries.Sum(e => e.Economy));
        Assert.Equal(767, Catalogue.Entries.Sum(e => e.Recommendation));
        Assert.Equal(151, Catalogue.Entries.Count(e => e.Application is not null));
    }

    [Fact]
    public void Every_row_has_both_names_and_a_block_that_runs_forward() => Assert.All(Catalogue.Entries, e =>
    {
        Assert.False(string.IsNullOrEmpty(e.Name.Zh) || string.IsNullOrEmpty(e.Name.En), e.Id);
        Assert.True(e.Application is null || e.Application.Value.End <= e.Diffusion.Start, e.Id);
    });

    [Fact]
    public void Energy_class_is_stated_by_the_enterprise_table_alone() =>
        Assert.All(Catalogue.Entries, e => Assert.Equal(e.Domain == Domain.Enterprise, e.HighEnergy is not null && e.NonHighEnergy is not null));

    // C17: the same technology is rated differently by table; both ratings show.
    [Theory]
    [InlineData("transport.t3-2.08", 5, 4, 5, "town.t7-2.34", 1, 3, 1)]
    [InlineData("transport.t3-2.08", 5, 4, 5, "park.t5-2.10", 4, 4, 4)]
    [InlineData("park.t5-2.17", 4, 4, 4, "community.t6-2.26", 3, 2, 5)]
    [InlineData("building.t2-2.11", 3, 2, 3, "community.t6-2.16", 2, 3, 1)]
    [InlineData("transport.t3-2.01", 5, 4, 5, "park.t5-2.08", 3, 3, 3)]
    public void Both_ratings_of_a_shared_technology_show(string id, int abatement, int economy, int grade, string otherId, int otherAbatement, int otherEconomy, int otherGrade)
    {
        var entry = Catalogue.Find(id)!;
        Assert.Equal((abatement, economy, grade), (entry.Abatement, entry.Economy, entry.Recommendation));
        var (other, _) = Assert.Single(Catalogue.RelatedTo(entry), r => r.Entry.Id == otherId);
        Assert.Equal((otherAbatement, otherEconomy, otherGrade), (other.Abatement, other.Economy, other.Recommendation));
        Assert.Contains(Catalogue.RelatedTo(other), r => r.Entry.Id == id);
    }

    [Fact]
    public void References_lead_to_another_domain() =>
        Assert.All(Catalogue.Entries, e => Assert.All(e.References, r => Assert.NotEqual(e.Domain, Catalogue.Find(r.TechnologyId)!.Domain)));

    [Fact]
    public void Doubtful_readings_are_noted()
    {
        Assert.Equal(15, Catalogue.Entries.Count(e => e.Domain == Domain.Transport && e.Notes.Any(n => n.Kind == "reading")));
        Assert.Contains(Catalogue.Find("enterprise.t4-5.08")!.Notes, n => n.Kind == "misprint");
    }

    [Fact]
    public void Spatial_measures_are_indirect() =>
        Assert.Equal(["park.t5-2.01", "town.t7-2.07", "town.t7-2.08", "town.t7-2.09", "town.t7-2.10"], Catalogue.Entries.Where(e => e.IsIndirect).Select(e => e.Id));

    [Fact]
    public void Town_system_has_seven_core_elements_and_two_supports()
    {
        Assert.Equal(7, Catalogue.Town.Count(e => !e.IsSupport));
        Assert.Equal(2, Catalogue.Town.Count(e => e.IsSupport));
        Assert.Null(Assert.Single(Catalogue.Town, e => e.Section == "7.3.6").Group);
    }

    // The report counts 16 building technologies worth recommending: those with at least four stars.
    [Fact]
    public void Query_filters_by_every_part()
    {
        Assert.Equal(16, new TechnologyQuery { Domain = Domain.Building, MinRecommendation = 4 }.Apply(Catalogue).Length);
        Assert.Equal(["transport.t3-2.19", "town.t7-2.38"], Ids(new TechnologyQuery { Text = "岸电" }));
        Assert.Equal(["transport.t3-2.19", "town.t7-2.38"], Ids(new TechnologyQuery { Text = "shore POWER" }));
        Assert.Equal(3, new TechnologyQuery { Group = "transport.port.green-ships" }.Apply(Catalogue).Length);
        Assert.Equal(8, new TechnologyQuery { Domain = Domain.Building, Diffusion = new YearWindow(2020, 2025) }.Apply(Catalogue).Length);
        Assert.Equal(14, new TechnologyQuery { EnergyClass = EnergyClass.NonHigh }.Apply(Catalogue).Length);
        Assert.Empty(new TechnologyQuery { Domain = Domain.Building, EnergyClass = EnergyClass.High }.Apply(Catalogue));
    }

    [Fact]
    public void A_criterion_without_data_is_unknown_and_removes_nothing()
    {
        var verdicts = new EnterpriseChoice { EnergyClass = EnergyClass.NonHigh, Industry = "cement", MaxPaybackYears = 3 }.Judge(Catalogue.Entries);
        Assert.Equal(24, verdicts.Length);
        Assert.All(verdicts, v => Assert.Equal(CriterionState.Unknown, v.Answers.Single(a => a.Criterion == "payback").State));
        var clinker = verdicts.Single(v => v.Entry.Id == "enterprise.t4-5.21");
        Assert.Equal(CriterionState.Met, clinker.Answers.Single(a => a.Criterion == "industry").State);
        Assert.Equal(CriterionState.NotMet, clinker.Answers.Single(a => a.Criterion == "energy_class").State);
        Assert.Equal(CriterionState.NotMet, verdicts.Single(v => v.Entry.Id == "enterprise.t4-5.15").Answers.Single(a => a.Criterion == "industry").State);
        Assert.Equal(CriterionState.Unknown, verdicts.Single(v => v.Entry.Id == "enterprise.t4-5.24").Answers.Single(a => a.Criterion == "industry").State);
        Assert.All(verdicts.SkipWhile(v => !v.IsRefused), v => Assert.True(v.IsRefused));
    }

    private static IEnumerable<string> Ids(TechnologyQuery query) => query.Apply(Catalogue).Select(e => e.Id);
}
