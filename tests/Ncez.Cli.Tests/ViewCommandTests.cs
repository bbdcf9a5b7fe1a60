using System.Text.Json;

namespace Ncez.Cli.Tests;

/// <summary>Views of an inventory and published tables from the command line, on the illustrative zone.</summary>
public sealed class ViewCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-views").FullName;

    private static string Zone => Path.Combine(Path.GetDirectoryName(Program.Parks)!, "example-electricity");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("electricity", "electricity")]
    [InlineData("reconciliation", "reconciliation")]
    [InlineData("balance", "energy_balance_2022")]
    [InlineData("coverage", "coverage")]
    [InlineData("tables", "gbt-32150")]
    public void A_view_is_a_table_json_and_a_workbook(string view, string table)
    {
        var json = Program.Run("inventory", Zone, "--view", view, "--format", "json");
        Assert.Equal(0, json.ExitCode);
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal($"ncez-{view}/1", root.GetProperty("schema").GetString());
        Assert.True(root.GetProperty(table).GetArrayLength() > 0);
        Assert.Equal(0, Program.Run("inventory", Zone, "--view", view).ExitCode);
        Assert.Equal(0, Program.Run("inventory", Zone, "--view", view, "--format", "xlsx", "--out", Path.Combine(_folder, "v.xlsx")).ExitCode);
    }

    [Fact]
    public void The_second_number_is_explained_for_a_line_and_for_a_certificate()
    {
        Assert.Contains("residual.cn.2022", Program.Run("explain", Zone, "E2", "--lang", "en").Output, StringComparison.Ordinal);
        var claim = JsonDocument.Parse(Program.Run("explain", Zone, "C3", "--format", "json").Output).RootElement.GetProperty("instrument");
        Assert.Equal(6000, claim.GetProperty("usedMWh").GetDouble());
    }

    [Fact]
    public void A_published_matrix_needs_its_year_and_source()
    {
        var file = Path.Combine(_folder, "m.csv");
        File.WriteAllText(file, "单位：t,\n部门,柴油\n工业,5\n");
        Assert.Equal(2, Program.Run("import", file, "--into", _folder, "--matrix", "emissions").ExitCode);
        Assert.Equal(0, Program.Run("import", file, "--into", _folder, "--matrix", "emissions", "--year", "2022", "--source", "bulletin").ExitCode);
        Assert.Contains("reported", File.ReadAllText(Path.Combine(_folder, "activities.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "采取后")]
    [InlineData("en", "With these measures")]
    public void Verdicts_print_to_the_last_table_in_both_languages(string language, string header)
    {
        // Chinese headers that are wider than their columns once stopped the printing.
        var printed = Program.Run("evaluate", Path.Combine(Path.GetDirectoryName(Program.Parks)!, "example-park"), "--lang", language);
        Assert.Equal(1, printed.ExitCode);
        Assert.Contains(header, printed.Output, StringComparison.Ordinal);
        Assert.All(printed.Output.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 118, line));
    }

    [Fact]
    public void Every_scenario_stands_beside_the_goal_for_the_peak()
    {
        var peaks = Program.Run("scenario", Path.Combine(Path.GetDirectoryName(Program.Parks)!, "guangdong-2015"), "--lang", "en");
        Assert.Equal(0, peaks.ExitCode);
        Assert.Matches(@"Baseline +│ [^│]+│[^│]+│[^│]+│ 2030 +│ +20 │[^│]+│ no", peaks.Output);
    }
}
