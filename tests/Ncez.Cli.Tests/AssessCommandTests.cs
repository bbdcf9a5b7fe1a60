using System.Text.Json;

namespace Ncez.Cli.Tests;

/// <summary>Expert assessment and abatement cost as a user calls them.</summary>
public class AssessCommandTests
{
    private static readonly string Zones = Path.GetDirectoryName(Program.Parks)!;

    [Fact]
    public void The_example_is_assessed_as_json()
    {
        var outcome = Program.Run("assess", Path.Combine(Zones, "example-park"), "--format", "json", "--lang", "en");
        Assert.Equal(0, outcome.ExitCode);
        var document = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("ncez-assessment/1", document.GetProperty("schema").GetString());
        Assert.Equal("park.t5-2.16", document.GetProperty("ranking")[0].GetProperty("technology").GetString());
    }

    [Fact]
    public void The_costs_of_the_example_are_ordered_by_value()
    {
        var outcome = Program.Run("abatement", Path.Combine(Zones, "example-park"), "--format", "json", "--lang", "en");
        Assert.Equal(0, outcome.ExitCode);
        var rows = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("costs");
        Assert.Equal(["pv", "waste-heat", "metering", "green-power"], rows.EnumerateArray().Take(4).Select(r => r.GetProperty("measure").GetString()));
    }

    [Theory]
    [InlineData("assess", "AST-014")]
    [InlineData("abatement", "CST-005")]
    public void A_zone_without_the_files_is_told_what_to_add(string command, string code)
    {
        var outcome = Program.Run(command, Path.Combine(Zones, "example-community"), "--lang", "en");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(code, outcome.Errors, StringComparison.Ordinal);
    }
}
