using System.Text.Json;

namespace Ncez.Cli.Tests;

/// <summary>What a user sees of the technology tables: filters that leave unknowns in, claims with their doubt, a zone's own plan.</summary>
public class TechnologyCommandTests
{
    private static readonly string Example = Path.Combine(Path.GetDirectoryName(Program.Parks)!, "example-park");

    [Fact]
    public void A_criterion_of_an_enterprise_filters_by_data_and_shows_what_is_unknown()
    {
        var outcome = Program.Run("technologies", "--industry", "cement", "--max-payback", "3", "--format", "json", "--lang", "en");
        var rows = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("choice").EnumerateArray().ToList();
        Assert.Contains(rows, r => r.GetProperty("id").GetString() == "enterprise.t4-5.21" && r.GetProperty("industry").GetString() == "fits: cement");
        Assert.DoesNotContain(rows, r => r.GetProperty("industry").GetString()!.Contains("steel", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.GetProperty("industry").GetString() == "unknown");
        Assert.All(rows, r => Assert.Equal("unknown", r.GetProperty("payback").GetString()));
    }

    [Fact]
    public void A_doubtful_claim_warns_and_says_why()
    {
        var outcome = Program.Run("claims", "gas-coal-tar", "--lang", "en");
        Assert.Contains("fits coke", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("not computed; still needed: heatTJ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("300–500", Program.Run("claims", "hybrid-car", "--input", "baseT=1000", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.Equal(2, Program.Run("claims", "hybrid-car", "--input", "reductionFraction=30").ExitCode);
    }

    [Fact]
    public void A_zone_with_measures_has_a_roadmap_of_its_own_as_json()
    {
        var outcome = Program.Run("roadmap", Example, "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        var document = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("ncez-roadmap/1", document.GetProperty("schema").GetString());
        var figure = document.GetProperty("figures")[0];
        Assert.Equal(8, figure.GetProperty("rows").GetArrayLength());
        Assert.NotEqual(0, figure.GetProperty("links").GetArrayLength());
        Assert.All(figure.GetProperty("phaseGoals").EnumerateArray(), g => Assert.True(g.GetProperty("given").GetBoolean()));
        // 180 + 420 + 4300 + 900 + 2600 + 1500 + 3600 + 250 万元.
        var budget = figure.GetProperty("strips")[3].GetProperty("values");
        Assert.Equal(13_750, budget[budget.GetArrayLength() - 1].GetDouble(), 1e-6);
    }

    [Fact]
    public void A_start_before_its_prerequisite_is_refused_with_the_earliest_year()
    {
        var folder = Directory.CreateTempSubdirectory("ncez-roadmap").FullName;
        foreach (var file in Directory.GetFiles(Example))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var measures = Path.Combine(folder, "measures.csv");
        File.WriteAllText(measures, File.ReadAllText(measures).Replace(",2028,2029,2032,", ",2027,2027,2032,", StringComparison.Ordinal));
        var outcome = Program.Run("roadmap", folder, "--lang", "en", "--out", Path.Combine(folder, "out"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("A start in 2029 at the earliest", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
        Directory.Delete(folder, recursive: true);
    }
}
