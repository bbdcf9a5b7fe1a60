using System.Text;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Exchange;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Exchange;

/// <summary>Import and export of zone folders: nothing is lost, nothing is overwritten unasked.</summary>
public sealed class ImportBookTests : IDisposable
{
    private readonly ShippedData _shipped = new(Shipped.Data);
    private readonly string _scratch = Directory.CreateTempSubdirectory("ncez-import-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    public static TheoryData<string> Zones() => [.. Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")).Select(d => Path.GetFileName(d)!).Order()];

    [Theory, MemberData(nameof(Zones))]
    public void A_shipped_zone_comes_back_and_then_byte_for_byte(string zone)
    {
        var first = Through(Path.Combine(Shipped.Data, "zones", zone), Language.Zh, "first");
        var second = Through(first, Language.En, "second");
        Assert.Equal(Contents(first), Contents(second));
        var (before, after) = (Account(Path.Combine(Shipped.Data, "zones", zone)), Account(second));
        Assert.Equal(before, after);
        Assert.Equal(File.ReadAllText(Path.Combine(Shipped.Data, "zones", zone, "zone.yaml")), File.ReadAllText(Path.Combine(second, "zone.yaml")));
    }

    [Fact]
    public void The_same_rows_again_change_nothing_and_other_rows_are_reported()
    {
        var folder = Through(Path.Combine(Shipped.Data, "zones", "example-park"), Language.Zh, "park");
        var before = Contents(folder);
        var csv = Csv("id,period,category,item,quantity,unit,direction,source\nG1,2021,stationary_combustion,天然气,901,万m3,use,Illustrative\nO1,2021,mobile_combustion,柴油,420,t,use,Illustrative\nN1,2021,mobile_combustion,汽油,5,t,use,bill\n");
        var outcome = new ImportBook(_shipped).Run(csv, folder, new ImportOptions());
        Assert.Equal(ImportState.Done, outcome.State);
        Assert.Equal((1, 1, 1, 0), (outcome.Counts["activities.csv"].New, outcome.Counts["activities.csv"].Same, outcome.Counts["activities.csv"].Kept, outcome.Counts["activities.csv"].Replaced));
        Assert.Equal("IMP-021", Assert.Single(outcome.Findings.Sorted()).Code);
        Assert.Equal(before["activities.csv"] + "N1,2021,mobile_combustion,汽油,5,t,use,bill\n", Contents(folder)["activities.csv"]);
        Assert.Equal(ImportState.Done, new ImportBook(_shipped).Run(csv, folder, new ImportOptions(Replace: true)).State);
        Assert.Contains("G1,2021,stationary_combustion,天然气,901,", Contents(folder)["activities.csv"], StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder));
    }

    [Fact]
    public void An_error_leaves_the_folder_as_it_was()
    {
        var folder = Through(Path.Combine(Shipped.Data, "zones", "example-park"), Language.Zh, "park");
        var before = Contents(folder);
        var outcome = new ImportBook(_shipped).Run(Csv("id,period,category,item,quantity,unit\nX1,2021,mobile_combustion,柴油,many,t\n"), folder, new ImportOptions(Agreed: true, Replace: true));
        Assert.Equal(ImportState.Refused, outcome.State);
        Assert.Equal("TAB-002", Assert.Single(outcome.Findings.Sorted()).Code);
        Assert.Equal(before, Contents(folder));
    }

    [Theory]
    [InlineData("设备,能源名称,消耗量,计量单位,日期")]
    [InlineData("车间,燃料种类,实物量,单位,统计期")]
    [InlineData("plant,fuel type,consumption,unit,date")]
    public void Headers_as_energy_ledgers_write_them_are_proposed_for_their_columns(string header)
    {
        var outcome = new ImportBook(_shipped).Run(Csv($"能源台账（2023年）,,,,\n{header}\n锅炉,天然气,\"1,234.5\",万立方米,2023年3月\n叉车,柴油,120,吨,2023-05\n"), Path.Combine(_scratch, "ledger"), new ImportOptions());
        Assert.Equal(ImportState.Proposed, outcome.State);
        var table = Assert.Single(outcome.Rows);
        Assert.Equal("activities.csv", table.File);
        Assert.Superset(new HashSet<string>(["item", "quantity", "unit", "period"]), table.Columns.ToHashSet());
    }

    [Fact]
    public void A_strange_sheet_is_written_only_after_a_review()
    {
        var folder = Through(Path.Combine(Shipped.Data, "zones", "example-park"), Language.Zh, "park");
        var (csv, mapping) = (Csv("2021年用能\n用能品种,用量(t)\n柴油,5\n汽油,\"1,200\"\n合计,1205\n"), Path.Combine(_scratch, "mapping.yaml"));
        Assert.Equal(ImportState.Proposed, new ImportBook(_shipped).Run(csv, folder, new ImportOptions(MappingFile: mapping)).State);
        Assert.Equal(ImportState.Proposed, new ImportBook(_shipped).Run(csv, folder, new ImportOptions(MappingFile: mapping)).State);
        File.WriteAllText(mapping, File.ReadAllText(mapping).Replace("reviewed: false", "reviewed: true", StringComparison.Ordinal).Replace("stationary_combustion", "mobile_combustion", StringComparison.Ordinal));
        var outcome = new ImportBook(_shipped).Run(csv, folder, new ImportOptions(MappingFile: mapping));
        Assert.True(outcome.State == ImportState.Done, string.Join("; ", outcome.Findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found.En}")));
        Assert.EndsWith("R3,2021,mobile_combustion,柴油,5,t,,\nR4,2021,mobile_combustion,汽油,1200,t,,\n", Contents(folder)["activities.csv"], StringComparison.Ordinal);
    }

    private string Through(string zone, Language language, string name)
    {
        var (findings, book, folder) = (new Findings(), Path.Combine(_scratch, name + ".xlsx"), Path.Combine(_scratch, name));
        using (var file = new FileStream(book, FileMode.Create, FileAccess.ReadWrite))
        {
            new WriteTemplate(_shipped).Filled(zone, language, findings)!(file);
        }

        var outcome = new ImportBook(_shipped).Run(book, folder, new ImportOptions());
        Assert.Empty(outcome.Findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found.En}"));
        return folder;
    }

    private string Csv(string text)
    {
        var path = Path.Combine(_scratch, "own.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private string Account(string folder) =>
        string.Join(";", new AccountZone(_shipped).Account(folder).Inventory!.Years.Select(y => $"{y.Year} {y.Gross.T:R} {y.Net.T:R} {y.NotEstimated.Lines}"));

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.GetFiles(folder).Order().ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);
}
