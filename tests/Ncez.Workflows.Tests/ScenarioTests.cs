using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests;

/// <summary>Scenarios of zone folders: the base year is the inventory; documents and findings.</summary>
public sealed class ScenarioTests : IDisposable
{
    private static readonly ShippedData Data = new(Shipped.Data);
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-scenario").FullName;

    public static TheoryData<string> Zones => [.. Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")).Where(ProjectZone.HasModel).Select(Path.GetFileName).OfType<string>()];

    // The province's balance is of 2014 and its generation of 2015: its own tests state the difference.
    public static TheoryData<string> InventoryZones => [.. Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")).Where(ProjectZone.HasModel).Select(Path.GetFileName).OfType<string>().Where(z => z != "guangdong-2015")];

    [Theory, MemberData(nameof(InventoryZones))]
    public void The_base_year_is_the_inventory(string zone)
    {
        var projection = new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", zone));
        Assert.DoesNotContain(projection.Findings.Sorted(), f => f.Severity == Severity.Error);
        var inventory = projection.Account.Inventory!;
        foreach (var pathway in projection.Pathways!.Pathways)
        {
            var year = projection.Programs[0].Model.Years.Base;
            var totals = inventory.Years.Single(y => y.Year == year);
            Assert.Equal(totals.Direct.T, pathway.DirectT[year - pathway.Years[0]], 1e-9 * Math.Max(1, totals.Direct.T));
            Assert.Equal(totals.Indirect.T, pathway.IndirectT[year - pathway.Years[0]], 1e-9 * Math.Max(1, totals.Indirect.T));
            Assert.Equal(totals.EnergyTceCalorific, pathway.EnergyTceCalorific[year - pathway.Years[0]], 1e-9 * totals.EnergyTceCalorific);
        }
    }

    [Theory, MemberData(nameof(Zones))]
    public void Views_and_balances_add_up_in_every_year(string zone)
    {
        foreach (var pathway in new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", zone)).Pathways!.Pathways)
        {
            for (var t = 0; t < pathway.Years.Length; t++)
            {
                Assert.Equal(pathway.NetT[t], pathway.BySector.Sum(s => s.Values[t]), 1e-6);
                Assert.Equal(pathway.NetT[t], pathway.ByUser.Sum(s => s.Values[t]), 1e-6);
                foreach (var fuel in pathway.Balance.GroupBy(b => (b.Region, b.Fuel)))
                {
                    Assert.Equal(0, fuel.Sum(b => (b.Kind is "import" or "production" or "unmet" ? 1 : -1) * b.ValuesMWh[t]), 1e-6);
                }
            }
        }
    }

    [Fact]
    public void The_document_has_the_form_that_scripts_read()
    {
        var projection = new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));
        using var stream = new MemoryStream();
        ExportPathways.Json(projection.Pathways!, projection.Findings, stream, Language.En);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal("ncez-pathways/1", root.GetProperty("schema").GetString());
        var contribution = root.GetProperty("contributions")[0];
        Assert.Equal("shapley", contribution.GetProperty("method").GetString());
        Assert.Equal(JsonValueKind.Number, contribution.GetProperty("residualT").ValueKind);
        Assert.All(contribution.GetProperty("measures").EnumerateArray(), m => Assert.Equal(JsonValueKind.Object, m.GetProperty("byRegion").ValueKind));
        var scenario = root.GetProperty("scenarios")[2];
        Assert.Equal("near_zero", scenario.GetProperty("id").GetString());
        var years = scenario.GetProperty("years").GetArrayLength();
        foreach (var name in (string[])["netT", "grossT", "energyTce"])
        {
            Assert.Equal(years, scenario.GetProperty(name).GetArrayLength());
        }

        foreach (var name in (string[])["bySector", "byRegion", "byFuel"])
        {
            Assert.All(scenario.GetProperty(name).EnumerateObject(), s => Assert.Equal(years, s.Value.GetArrayLength()));
        }

        Assert.Equal(["year", "t", "plateau", "withinHorizon"], scenario.GetProperty("peak").EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("model.yaml", "baseline: baseline", "baseline: nothing", "SCN-080")]
    [InlineData("model.yaml", "end: 2060", "end: 2020", "SCN-003")]
    [InlineData("model.yaml", "id: policy", "id: saving", "SCN-081")]
    [InlineData("model.yaml", "inherits: policy", "inherits: nobody", "SCN-080")]
    [InlineData("model.yaml", "[heat_pump, trucks", "[heat_pump, lorries", "SCN-082")]
    [InlineData("model.yaml", "ncez_scenarios: 1", "ncez_scenarios: 9", "SCN-002")]
    [InlineData("model.yaml", "id: motors", "id: 'mo:tors'", "SCN-005")]
    [InlineData("model.yaml", "id: steam", "id: boiler", "SCN-004")]
    [InlineData("model.yaml", "makes: electricity", "makes: electrons", "SCN-019")]
    [InlineData("expressions.csv", "Demand\\industry\\motors", "Demand\\industry\\moters", "SCN-010")]
    [InlineData("expressions.csv", "saving,,", "savings,,", "SCN-011")]
    [InlineData("expressions.csv", "motors,Intensity", "motors,Losses", "SCN-012")]
    [InlineData("expressions.csv", "current,,Key", "current,moon,Key", "SCN-014")]
    [InlineData("expressions.csv", "current,,Fuels\\diesel,CO2", "policy,,Fuels\\diesel,CO2", "SCN-060")]
    [InlineData("expressions.csv", "process_heat\\boiler,Efficiency,%,90", "process_heat\\boiler,Efficiency,MWh,90", "SCN-017")]
    [InlineData("expressions.csv", "Share,%,Remainder(100)", "Share,%,10", "SCN-072")]
    [InlineData("expressions.csv", "Inventory(mobile_combustion, 柴油)", "Inventory(mobile_combustion, 汽油)", "SCN-050")]
    public void A_mistake_in_the_files_is_a_finding_with_its_place(string file, string from, string to, string code)
    {
        Copy();
        var path = Path.Combine(_folder, "scenarios", file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        var projection = new ProjectZone(Data).Project(_folder);
        Assert.Null(projection.Pathways);
        var finding = projection.Findings.Sorted().First(f => f.Code == code);
        Assert.StartsWith("scenarios/", finding.Where.File, StringComparison.Ordinal);
        Assert.DoesNotContain('{', finding.Found.En + finding.Expected.En + finding.Fix.En + finding.Found.Zh + finding.Expected.Zh + finding.Fix.Zh);
    }

    [Theory]
    [InlineData(false, "SCN-094")] // one row says what it is, the others do not
    [InlineData(true, "SCN-095")] // nothing holds without the calibration
    public void Rows_say_what_they_are_all_or_none(bool isAll, string code)
    {
        Copy();
        var path = Path.Combine(_folder, "scenarios", "expressions.csv");
        var lines = File.ReadAllLines(path).Skip(1).Where(l => !l.StartsWith("current,,Key\\gdp", StringComparison.Ordinal)).Select(l => (isAll ? "assumption," : ",") + l)
            .Append((isAll ? "assumption," : "data,") + "current,,Key\\gdp,Value,亿元,30,test,").Concat(isAll ? ["calibration,saving,,Key\\floor_area,Value,万m2,90,test,"] : Array.Empty<string>());
        File.WriteAllLines(path, lines.Prepend("basis,scenario,region,branch,variable,unit,expression,source,note"));
        var projection = new ProjectZone(Data).Project(_folder);
        Assert.Null(projection.Pathways);
        Assert.Contains(projection.Findings.Sorted(), f => f.Code == code && f.Where.File == "scenarios/expressions.csv");
    }

    [Fact]
    public void A_calibration_stands_in_the_place_of_its_row_and_results_without_it_beside()
    {
        Copy();
        var path = Path.Combine(_folder, "scenarios", "expressions.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Skip(1).Select(l => "assumption," + l).Append("calibration,baseline,,Fuels\\electricity,CO2,t/MWh,\"Interp(2060, 0.1)\",test,")
            .Prepend("basis,scenario,region,branch,variable,unit,expression,source,note"));
        File.WriteAllText(Path.Combine(_folder, "outlook.csv"), "id,kind,of,scenario,year,value,relation,unit,what_zh,source\nx,value,net,baseline,2060,1,le,t,净排放,test\n");
        var plain = new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", "scenario-park")).Pathways!.BaselinePathway.NetT[^1];
        var figure = Assert.Single(new ProjectZone(Data).Project(_folder).Pathways!.Outlook);
        Assert.Equal(plain, figure.Uncalibrated, 1e-9 * plain);
        Assert.True(figure.Computed < 0.9 * plain);
        Assert.False(figure.IsMet);
    }

    [Fact]
    public void Chinese_headers_names_and_words_mean_the_same()
    {
        Copy();
        var path = Path.Combine(_folder, "scenarios", "expressions.csv");
        var text = File.ReadAllText(path).Replace("scenario,region,branch,variable,unit,expression,source,note", "情景,区域,分支,变量,单位,表达式,来源,备注", StringComparison.Ordinal)
            .Replace("current,,", "现状,,", StringComparison.Ordinal).Replace(",Intensity,", ",能耗强度,", StringComparison.Ordinal).Replace("Key\\gdp", "关键假设\\工业增加值", StringComparison.Ordinal)
            .Replace("Demand\\buildings", "需求\\建筑", StringComparison.Ordinal).Replace("Inherited", "原值", StringComparison.Ordinal);
        File.WriteAllText(path, text);
        var (chinese, english) = (new ProjectZone(Data).Project(_folder), new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", "scenario-park")));
        Assert.Equal(english.Pathways!.Pathways[^1].NetT.ToArray(), chinese.Pathways!.Pathways[^1].NetT.ToArray());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Copy()
    {
        var source = Path.Combine(Shipped.Data, "zones", "scenario-park");
        Directory.CreateDirectory(Path.Combine(_folder, "scenarios"));
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetRelativePath(source, file)), overwrite: true);
        }
    }
}
