using System.Text.Json;

namespace Ncez.Cli.Tests;

public sealed class ZoneCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("check")]
    [InlineData("inventory")]
    [InlineData("run")]
    public void An_unknown_zone_ends_with_2_and_a_finding(string command)
    {
        var run = Program.Run(command, Path.Combine(_folder, "nowhere"), "--lang", "zh");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("错误 ZON-", run.Errors);
        Assert.Contains("建议：", run.Errors);
    }

    [Fact]
    public void The_inventory_as_json_is_all_that_standard_output_carries()
    {
        var run = Program.Run("inventory", Program.Parks, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        var year = JsonDocument.Parse(run.Output).RootElement.GetProperty("years")[0];
        Assert.Equal(3.03e8, year.GetProperty("grossT").GetDouble(), 0.005 * 3.03e8);
        Assert.NotEmpty(year.GetProperty("lines").EnumerateArray());
        Assert.Contains("warning", run.Errors);
    }

    [Theory]
    [InlineData("check", "--lang", "fr")]
    [InlineData("--lang", "fr", "check")]
    [InlineData("check", "--lang", "zh", "--lang", "fr")]
    [InlineData("check", "--lang=fr")]
    public void A_language_that_nobody_speaks_is_said_in_both(params string[] args)
    {
        var run = Program.Run([.. args, Program.Parks]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--lang 可为 zh 或 en，没有“fr”", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--lang takes zh or en; there is no “fr”", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposed_mapping_with_errors_ends_with_2_and_names_cells()
    {
        var book = Path.Combine(_folder, "book.csv");
        Directory.CreateDirectory(Path.Combine(_folder, "zone"));
        File.WriteAllText(Path.Combine(_folder, "zone", "zone.yaml"), "ncez: 1\nid: a\nname: a\ndomain: park\nregion: CN-GD\nyears: [2023]\ngwp: AR5\nfactors: [guides-2015-batch3, cn-grid]\n");
        File.WriteAllText(book, "2023年园区能源台账\n编号,月份,电力(万kWh),天然气/万m3\nA,1月,12,3\nB,13月,14,5\nC,2023/5/6,15,6\n");
        var run = Program.Run("import", book, "--into", Path.Combine(_folder, "zone"), "--lang", "en");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("IMP-012 book.csv!B4", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("!B5", run.Errors, StringComparison.Ordinal);
        File.WriteAllText(book, File.ReadAllText(book).Replace("13月", "3月", StringComparison.Ordinal));
        Assert.Equal(0, Program.Run("import", book, "--into", Path.Combine(_folder, "zone")).ExitCode);
    }

    [Fact]
    public void An_error_of_the_engine_names_the_cell()
    {
        File.WriteAllText(Path.Combine(_folder, "zone.yaml"), "ncez: 1\nid: a\nname: a\ndomain: park\nregion: CN-GD\nyears: [2022]\ngwp: AR5\nfactors: [guides-2015-batch3, cn-grid]\n");
        File.WriteAllText(Path.Combine(_folder, "activities.csv"),
            "id,period,category,item,quantity,unit,direction\nE1,2022,purchased_electricity,电力,5,tce,import\nH1,2022,purchased_cooling,冷量,5,GJ,import\nX1,2022,purchased_electricity,电力,5,MWh,export\n");
        var run = Program.Run("check", _folder, "--lang", "en");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ACC-005 activities.csv:2:36 (unit)", run.Errors, StringComparison.Ordinal);
        Assert.Contains("FAC-005 activities.csv:3:27 (item)", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ACC-046 activities.csv:4:40 (direction)", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abatement", "example-park", "外购电力", "purchased_electricity")]
    [InlineData("compare", "example-community", "活动量 人口", "活动量 population")]
    [InlineData("quantified", "", "热电联产", "cogeneration")]
    [InlineData("inventory", "example-building", "已用抵消量（市场法", "−0 ")]
    public void Names_stand_where_ids_were(string command, string zone, string name, string id)
    {
        string[] args = zone.Length == 0 ? [command] : [command, Path.Combine(Path.GetDirectoryName(Program.Parks)!, zone)];
        var run = Program.Run([.. args, "--lang", "zh"]);
        Assert.Contains(name, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(id, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_can_be_left_out_and_a_year_picked()
    {
        var run = Program.Run("inventory", Program.Parks, "--format", "json", "--lines", "none", "--year", "2016");
        Assert.Empty(JsonDocument.Parse(run.Output).RootElement.GetProperty("years")[0].GetProperty("lines").EnumerateArray());
        var other = Program.Run("inventory", Program.Parks, "--year", "1999");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("2016", other.Errors);
    }

    [Fact]
    public void A_treatment_sets_the_inventory_out_by_a_standard()
    {
        var run = Program.Run("inventory", Program.Parks, "--treatment", "gpc", "--format", "csv", "--lang", "en");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("total,,BASIC+,tCO2e,", run.Output, StringComparison.Ordinal);
        var other = Program.Run("inventory", Program.Parks, "--treatment", "nothing");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("county-d-plus-i", other.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("table")]
    public void The_inventory_goes_to_a_file_in_every_form(string format)
    {
        var path = Path.Combine(_folder, "result");
        var run = Program.Run("inventory", Program.Parks, "--format", format, "--out", path);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.True(new FileInfo(path).Length > 100);
    }

    [Fact]
    public void Explain_unfolds_a_line_as_tree_and_as_json()
    {
        var tree = Program.Run("explain", Program.Parks, "D1", "--lang", "zh");
        Assert.Equal(0, tree.ExitCode);
        Assert.Contains("activities.csv:2", tree.Output);
        Assert.Contains("tCO2/tce", tree.Output);
        var json = JsonDocument.Parse(Program.Run("explain", Program.Parks, "D1", "--format", "json").Output).RootElement;
        Assert.Equal("ncez-explanation/1", json.GetProperty("schema").GetString());
        Assert.NotEmpty(json.GetProperty("factors").EnumerateArray());
    }

    [Fact]
    public void Explain_of_an_unknown_line_suggests_one()
    {
        var run = Program.Run("explain", Program.Parks, "D11");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("EXP-001", run.Errors);
        Assert.Contains("D1", run.Errors);
    }

    [Theory]
    [InlineData("RUN-026", "inventory", "--year", "1990")]
    [InlineData("RUN-027", "inventory", "--treatment", "nothing")]
    [InlineData("RUN-029", "explain", "gross", "--format", "xlsx")]
    public void What_is_asked_wrongly_is_a_finding_with_a_code(string code, string command, params string[] further)
    {
        var run = Program.Run([command, Program.Parks, .. further, "--lang", "zh"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Errors);
        Assert.Contains("应为：", run.Errors);
        Assert.DoesNotContain("[asked", run.Errors);
    }

    [Theory]
    [InlineData("RUN-027", "claims", "no-such-claim")]
    [InlineData("RUN-027", "bench", "no-such-bench")]
    [InlineData("RUN-028", "technologies", "--application", "sometimes")]
    [InlineData("RUN-030", "template")]
    public void What_is_asked_wrongly_of_no_zone_is_one_too(string code, params string[] arguments)
    {
        var run = Program.Run([.. arguments, "--lang", "en"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Errors);
        Assert.DoesNotContain("{", run.Errors);
        Assert.DoesNotContain("[asked", run.Errors);
    }

    [Fact]
    public void What_is_asked_wrongly_reaches_programs_too()
    {
        var findings = JsonDocument.Parse(Program.Run("inventory", Program.Parks, "--year", "1990", "--format", "json").Output).RootElement.GetProperty("findings");
        Assert.Equal("RUN-026", findings[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Check_ends_with_1_only_when_it_is_strict()
    {
        Assert.Equal(0, Program.Run("check", Program.Parks).ExitCode);
        Assert.Equal(1, Program.Run("check", Program.Parks, "--strict").ExitCode);
    }

    [Fact]
    public void Run_writes_all_outputs_and_names_the_report()
    {
        var target = Path.Combine(_folder, "out");
        var run = Program.Run("run", Program.Parks, "--out", target);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(Path.Combine(target, "report.html"), run.Output);
        foreach (var name in new[] { "report.html", "inventory.json", "inventory.csv", "inventory.xlsx", "findings.csv" })
        {
            Assert.True(File.Exists(Path.Combine(target, name)), name);
        }
    }

    [Fact]
    public void A_run_with_errors_leaves_the_earlier_outputs_as_they_were()
    {
        var (zone, target) = (CopyOfParks(), Path.Combine(_folder, "out"));
        Program.Run("run", zone, "--out", target);
        var before = Snapshot(target);
        File.AppendAllText(Path.Combine(zone, "activities.csv"), "D9,2016,stationary_combustion,煤,-1,parsec,use,,,,\n");
        var run = Program.Run("run", zone, "--out", target);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("activities.csv:7", run.Errors);
        Assert.Equal(before, Snapshot(target));
    }

    [Fact]
    public void Screens_cap_the_findings_and_json_has_them_all()
    {
        var zone = CopyOfParks();
        File.AppendAllLines(Path.Combine(zone, "activities.csv"),
            Enumerable.Range(0, 150).Select(i => $"X{i},2016,stationary_combustion,煤,many,t,use,,,,"));
        var screen = Program.Run("check", zone);
        Assert.Equal(2, screen.ExitCode);
        Assert.Equal(100, screen.Errors.Split('\n').Count(l => l.StartsWith("error ", StringComparison.Ordinal)));
        Assert.Contains("--format json", screen.Errors);
        var all = Program.Run("check", zone, "--format", "json");
        Assert.True(JsonDocument.Parse(all.Output).RootElement.GetProperty("findings").GetArrayLength() >= 150);
    }

    [Fact]
    public void Factors_show_rows_and_the_trail()
    {
        var run = Program.Run("factors", "天然气", "--region", "CN-GD", "--year", "2016");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("carbon_content", run.Output);
        Assert.Contains("taken", run.Output);
        Assert.Equal(2, Program.Run("factors", "天然汽油气").ExitCode);
        Assert.NotEmpty(JsonDocument.Parse(Program.Run("factors", "--format", "json").Output).RootElement.GetProperty("sets").EnumerateArray());
    }

    [Fact]
    public void A_broken_installation_is_told_in_both_languages_without_a_stack_trace()
    {
        (string, string)[] nowhere = [("NCEZ_DATA", Path.Combine(_folder, "no-data"))];
        var run = Program.RunWith(nowhere, "inventory", Program.Parks);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Ncez 程序自身出错", run.Errors);
        Assert.Contains("Ncez itself", run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
        Assert.Contains("   at ", Program.RunWith([.. nowhere, ("NCEZ_DEBUG", "1")], "inventory", Program.Parks).Errors);
    }

    private string CopyOfParks()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "zone")).FullName;
        foreach (var file in Directory.EnumerateFiles(Program.Parks))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static Dictionary<string, string> Snapshot(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(File.ReadAllBytes(f)));
}
