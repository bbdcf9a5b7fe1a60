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
}
