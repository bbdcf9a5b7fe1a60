using System.Text;
using Ncez.Data.Import.Zones;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;

namespace Ncez.Data.Tests.Import;

public class ZoneReaderTests
{
    [Fact]
    public void The_example_zone_of_the_report_has_no_findings_above_information()
    {
        var reading = ZoneReader.Read(Repository.PathOf("data/zones/guangdong-parks-2016"), ZoneFixture.Library, ZoneFixture.Template);
        Assert.DoesNotContain(reading.Findings.Sorted(), f => f.Severity > Severity.Info);
        Assert.Equal(5, reading.Input!.Activities.Count);
        Assert.Equal(5, reading.Input.LocalFactors.Length);
        Assert.Equal(2, reading.Input.Zone.Alternatives.Length);
        Assert.Equal(StandardCoalBasis.Equivalent, reading.Input.Zone.StandardCoal);
        Assert.Equal("I1", reading.Input.Activities.Texts.Id(4));
        Assert.Equal("Research report, section 5.1", reading.Input.Activities.Texts.Source(4));
        Assert.Equal(2257 * 1e8, reading.Input.Indicators[0].Value);
    }

    [Fact]
    public void A_sound_zone_is_read_without_findings()
    {
        var reading = ZoneFixture.ReadActivities(ZoneFixture.Activities);
        Assert.True(reading.Findings.Count == 0, ZoneFixture.Print(reading.Findings));
        var table = reading.Input!.Activities;
        Assert.Equal([3400, 12.5], table.Quantities.ToArray());
        Assert.Equal(Direction.Import, table.Kinds[0].Direction);
        Assert.Equal("activities.csv:3:35", table.Texts.PlaceOf(1, "quantity").ToString());
    }

    [Fact]
    public void A_target_needs_an_amount_unless_it_names_the_year_of_a_peak()
    {
        var reading = ZoneFixture.ReadWith("targets.csv", "id,year,indicator,value,unit\nP,2030,peak,,\nR,2025,peak:east,,\nN,2030,net,,\n");
        Assert.Equal(["targets.csv:4:12", "targets.csv:4:13"], reading.Findings.Sorted().Where(f => f.Code == "TGT-013").Select(f => f.Where.ToString()));
    }

    [Theory]
    [InlineData("gross,5,MWh,", "TGT-014 targets.csv:2:14")]
    [InlineData("总排放,5,元,", "TGT-014 targets.csv:2:12")]
    [InlineData("energy,5000,t,", "TGT-014 targets.csv:2:18")]
    [InlineData("gross/energy,5,t,", "TGT-014 targets.csv:2:21")]
    [InlineData("cumulative_net,5,%,", "TGT-014 targets.csv:2:23")]
    [InlineData("gross,-150,%,", "TGT-015 targets.csv:2:12")]
    [InlineData("net,-150,%,", "")] // below zero
    [InlineData("energy,5000,tce,", "")]
    [InlineData("gross/energy,2,t/tce,", "")]
    [InlineData("share_of_something,30,%,", "")]
    public void A_target_is_in_a_unit_of_what_it_is_set_on(string row, string expected)
    {
        var findings = ZoneFixture.ReadWith("targets.csv", "year,indicator,value,unit,base_year\n2030," + row + "\n").Findings;
        Assert.Equal(expected, string.Join(' ', findings.Sorted().Where(f => f.Code.StartsWith("TGT", StringComparison.Ordinal)).Select(f => $"{f.Code} {f.Where}")));
    }

    [Theory]
    [InlineData("2030年,净排放,\"120,000\",t,", "2030 net 120000")]
    [InlineData("2030,Gross emissions / gdp,1.5,t/万元,", "2030 gross/gdp 1.5")]
    [InlineData("2030,达峰:east,,,", "2030 peak:east ")]
    public void Tables_that_are_read_later_have_one_spelling(string row, string expected)
    {
        var reading = ZoneFixture.ReadWith("targets.csv", "year,indicator,value,unit,base_year\n" + row + "\n");
        var table = reading.Input!.Tables["targets.csv"];
        Assert.Equal(expected, $"{table.Text(table.Rows[0], "year")} {table.Text(table.Rows[0], "indicator")} {table.Text(table.Rows[0], "value")}");
    }

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Chinese(','))] },
        { "GB18030", Gb18030(Chinese(',')) },
        { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Chinese('\t'))] },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Chinese(','))] },
        { "Excel semicolons, CRLF", Encoding.UTF8.GetBytes(Chinese(';').Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "Excel sep line", Encoding.UTF8.GetBytes("sep=;\r\n" + Chinese(';').Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "tabs", Encoding.UTF8.GetBytes(Chinese('\t')) },
        { "empty rows and columns behind", Encoding.UTF8.GetBytes(Chinese(',').Replace("\n乙", ",,\n乙", StringComparison.Ordinal) + ",,,,,,,,\n,,,,,,,,\n") },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Chinese_headers_are_read_in_every_form_that_Excel_writes(string form, byte[] bytes)
    {
        var reading = ZoneFixture.ReadActivities(bytes);
        Assert.True(reading.Input is not null && reading.Findings.Sorted().All(f => f.Severity == Severity.Info), form + ZoneFixture.Print(reading.Findings));
        var table = reading.Input!.Activities;
        Assert.Equal([1234.5, 20], table.Quantities.ToArray());
        Assert.Equal(["purchased_electricity", "stationary_combustion"], table.Kinds.Select(k => k.Category).ToArray());
        Assert.Equal(new Period(2016, 1), table.Kinds[0].Period);
        Assert.Equal("含“逗号”, 和\n换行", table.Texts.Note(0).Replace("\r", "", StringComparison.Ordinal));
        Assert.Equal("乙", table.Texts.Id(1));
    }

    [Fact]
    public void All_findings_of_all_files_come_at_once()
    {
        using var zone = new ZoneFixture();
        var reading = zone
            .With("zone.yaml", ZoneFixture.Yaml.Replace("CN-GD", "CN-GG", StringComparison.Ordinal).Replace("AR5", "AR9", StringComparison.Ordinal) + "ofset_cap: 1\n")
            .With("activities.csv", "id,period,category,item,quantity,unit,note\nA,2016,purchased_electrcity,电力,NaN,kWh,\nA,2019,purchased_electricity,电厉,-3,kWhh,x\nB,2016,purchased_electricity,电力,,t,\n")
            .With("offsets.csv", "id,registry,type,serial,quantity,unit,retired\nO1,GD,PHCER,1,5,t,2016\n")
            .With("factors.csv", "item,parameter,value,unit,source\n天然气,emision_factor,2,tCO2/foo,lab\n")
            .Read();
        Assert.Null(reading.Input);
        var found = reading.Findings.Sorted().Select(f => $"{f.Where} {f.Code}").ToHashSet();
        string[] expected =
        [
            "zone.yaml:5:9 ZON-004", "zone.yaml:7:6 ZON-005", "zone.yaml:9:1 YML-008", "zone.yaml OFF-001",
            "activities.csv:2:8 ACT-001", "activities.csv:2:32 TAB-012", "activities.csv:3:1 ACT-015", "activities.csv:3:3 ACT-003",
            "activities.csv:3:30 ACT-004", "activities.csv:3:33 ACT-010", "activities.csv:3:36 UNI-001", "activities.csv:4:33 ACT-009", "activities.csv:4:34 ACT-006",
            "factors.csv:2:5 LOC-001", "factors.csv:2:22 UNI-003",
        ];
        Assert.True(expected.All(found.Contains), string.Join('\n', expected.Except(found)) + "\n\n" + ZoneFixture.Print(reading.Findings));
    }

    [Theory]
    [InlineData("A,2016,purchased_electricity,电力,3.4万,kWh,,,,", "TAB-011", "把“万”“亿”移到单位列，例如数量 3400、单位 亿kWh")]
    [InlineData("A,2016,purchased_electricity,电力,#DIV/0!,kWh,,,,", "TAB-013", "在 Excel 中修正该公式（#### 表示列宽不够），再另存为 CSV")]
    [InlineData("A,2016,purchased_electricity,电力,\"1,5\",kWh,,,,", "TAB-018", "若逗号是小数点，请改为“.”；否则去掉逗号")]
    [InlineData("A,2016Q1,purchased_electricity,电力,1,kWh,,,,", "TAB-005", "按上述写法改写；季度请拆成月份或并成年")]
    [InlineData("A,2016,purchased_electricity,电力,1,kWh,,NA,,", "ACT-011", "在备注列写明理由")]
    [InlineData("A,2016,purchased_electricity,电力,1,t,,reported,,", "ACT-012", "填写报告或核查文件的名称与页码")]
    [InlineData("A,2016,purchased_electricity,电力,1,kWh,,reported,x,", "ACT-013", "改为吨；若该数是能源用量，请清空状态列")]
    [InlineData("A,2016,purchased_electricity,电力,,kWh,,IE:B9,,", "ACT-008", "写明包含该排放的行编号；最接近的是“A”")]
    [InlineData("A,2016,purchased_electricity,电力,,kWh,,IE:A,,", "ACT-020", "写明另一行的编号")]
    [InlineData("A,2016,purchased_electricity,电力,1,kWh,,maybe,,", "ACT-007", "留空表示按数量计算；IE 后写所含行的编号，例如 IE:E1")]
    [InlineData("A,2016,purchased_electricity,电力,1,kWh,调如,,,", "TAB-006", "是否应为“import”？")]
    [InlineData("A,2016,purchased_electricity,电力,1,,,,,", "ACT-018", "填写单位；单位不会被猜测")]
    [InlineData(",2016,purchased_electricity,电力,1,kWh,,,,", "ACT-002", "填写编号；结果与追溯都用它")]
    [InlineData("A,2016,purchased_electricity,电力,1,kWh,,,,,234", "CSV-008", "可能有数字或文字中含逗号（如 1,234），请加引号或去掉逗号")]
    [InlineData("A,2016,purchased_electricity,\"电\"力,1,kWh,,,,", "CSV-006", "把文字里的 \" 写成 \"\"，或去掉引号")]
    public void Rows_that_cannot_be_used_say_what_to_do(string row, string code, string fix)
    {
        var reading = ZoneFixture.ReadActivities("id,period,category,item,quantity,unit,direction,status,source,note\n" + row + "\n");
        var finding = reading.Findings.Sorted().FirstOrDefault(f => f.Code == code);
        Assert.True(finding is not null, ZoneFixture.Print(reading.Findings));
        Assert.Equal(fix, finding.Fix.Zh);
        Assert.DoesNotContain("{", finding.Found.En + finding.Expected.En, StringComparison.Ordinal);
        Assert.Null(reading.Input);
        Assert.Equal(2, finding.Where.Line);
    }

    [Fact]
    public void A_hint_for_an_unknown_unit_is_one_that_the_item_can_be_measured_in()
    {
        string Fix(string item, string unit, string status = "") => Assert.Single(ZoneFixture.ReadActivities($"id,period,category,item,quantity,unit,status,source\nA,2016,stationary_combustion,{item},1,{unit},{status},x\n").Findings.Sorted(), f => f.Code == "UNI-001").Fix.En;
        Assert.Contains("万m3, ", Fix("天然气", "万m4"), StringComparison.Ordinal);
        Assert.Contains("万Nm3", Fix("天然气", "万m4"), StringComparison.Ordinal);
        Assert.DoesNotContain("CNY", Fix("天然气", "万m4"), StringComparison.Ordinal);
        Assert.DoesNotContain("m3", Fix("电力", "万m4"), StringComparison.Ordinal);
        Assert.Contains("kWh", Fix("电力", "万kWk"), StringComparison.Ordinal);
        Assert.DoesNotContain("m3", Fix("天然气", "m4", "reported"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_quantity_are_sound_when_the_status_says_why()
    {
        var reading = ZoneFixture.ReadActivities("编号,年份,类别,能源品种,数量,单位,流向,状态,来源,备注\nA,2016年,purchased_electricity,电力,,,,NE,,\nB,2016,stationary_combustion,,,,,不发生,,\nC,2016,stationary_combustion,天然气,,,,IE：A,,\nD,2016,stationary_combustion,天然气,,,,NA,,全电气化\nE,2016,stationary_combustion,天然气,5,t,,已报告,核查报告,\n");
        Assert.True(reading.Input is not null, ZoneFixture.Print(reading.Findings));
        Assert.Equal([ActivityStatus.NotEstimated, ActivityStatus.NotOccurring, ActivityStatus.IncludedElsewhere, ActivityStatus.NotApplicable, ActivityStatus.Reported],
            reading.Input.Activities.Kinds.Select(k => k.Status).ToArray());
        Assert.True(double.IsNaN(reading.Input.Activities.Quantities[0]));
    }

    [Fact]
    public void A_file_cut_in_the_middle_of_a_row_is_an_error_and_without_last_line_break_a_warning()
    {
        var cut = ZoneFixture.ReadActivities(ZoneFixture.Activities[..^25]);
        Assert.Contains(cut.Findings.Sorted(), f => f.Code == "CSV-005" && f.Where.ToString() == "activities.csv:3");
        var open = ZoneFixture.ReadActivities(ZoneFixture.Activities[..^1]);
        Assert.Equal(Severity.Warning, Assert.Single(open.Findings.Sorted(), f => f.Code == "CSV-011").Severity);
        Assert.NotNull(open.Input);
        var small = ZoneFixture.ReadWith("indicators.csv", "year,indicator,value,unit\n2016,population,52,head");
        Assert.Equal((Severity.Warning, 2), Assert.Single(small.Findings.Sorted().Where(f => f.Code == "CSV-011").Select(f => (f.Severity, f.Where.Line))));
        var quote = ZoneFixture.ReadActivities(ZoneFixture.Activities + "X,2016,purchased_electricity,电力,1,kWh,,,\"never closed\nmore\n");
        Assert.Contains(quote.Findings.Sorted(), f => f.Code == "CSV-005" && f.Where.Line == 4);
    }

    [Fact]
    public void Missing_columns_name_the_header_that_may_be_meant()
    {
        var reading = ZoneFixture.ReadActivities("id,period,categry,item,quantity,unit\n");
        var finding = Assert.Single(reading.Findings.Sorted(), f => f.Code == "CSV-010");
        Assert.Equal("Rename “categry” to “category”", finding.Fix.En);
        Assert.Equal("activities.csv:1:11", finding.Where.ToString());
    }

    [Fact]
    public void Months_beside_the_whole_year_are_a_warning()
    {
        var reading = ZoneFixture.ReadActivities(ZoneFixture.Activities + "E2,2016-03,purchased_electricity,电力,300,万kWh,import,,bill,\n");
        var finding = Assert.Single(reading.Findings.Sorted(), f => f.Code == "ACT-014");
        Assert.Equal((Severity.Warning, 4), (finding.Severity, finding.Where.Line));
        Assert.StartsWith("electricity has a row for 2016-03", finding.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_give_their_activity_a_kind_of_its_own()
    {
        using var zone = new ZoneFixture();
        var reading = zone.With("zone.yaml", ZoneFixture.Yaml)
            .With("activities.csv", "id,period,category,item,quantity,unit\nH1,2016,purchased_heat,蒸汽,5,t\nH2,2016,purchased_heat,蒸汽,6,t\nH3,2016,purchased_heat,蒸汽,7,t\n")
            .With("parameters.csv", "activity,parameter,value,unit,source\nH2,enthalpy,2800,kJ/kg,meter\nH9,enthalpy,2800,kJ/kg,meter\n")
            .Read();
        var finding = Assert.Single(reading.Findings.Sorted(), f => f.Severity == Severity.Error);
        Assert.Equal(("PAR-001", "parameters.csv:3"), (finding.Code, finding.Where.ToString()));
        reading = zone.With("parameters.csv", "activity,parameter,value,unit,source\nH2,enthalpy,2800,kJ/kg,meter\n").Read();
        var table = reading.Input!.Activities;
        Assert.Equal([0, 1, 0], table.KindOf.ToArray());
        Assert.Equal(2800, table.Kinds[1].Parameters.Single().Value);
    }

    [Fact]
    public void A_factor_with_one_year_holds_for_that_year_alone()
    {
        var reading = ZoneFixture.ReadWith("factors.csv", "item,parameter,year,value,unit,source\n柴油,ncv,2016,42,GJ/t,test\n");
        Assert.Equal((2016, 2016), reading.Input!.LocalFactors.Select(f => (f.YearFrom, f.YearTo)).Single());
    }

    [Theory]
    [InlineData("profit,-3,万元")] // a loss is a profit below 0
    [InlineData("freight,0,万t·km")]
    public void Indicators_that_may_be_0_or_less_stay(string cells) =>
        Assert.DoesNotContain(ZoneFixture.ReadWith("indicators.csv", $"year,indicator,value,unit\n2016,{cells}\n").Findings.Sorted(), f => f.Code == "IND-003");

    [Theory]
    [InlineData("indicators.csv", "year,indicator,value,unit,price_year\n2016,gdp,100,亿元,2015\n2016,gdp,100,亿元,2015\n", "IND-001", "indicators.csv:3:6")]
    [InlineData("indicators.csv", "year,indicator,value,unit\n2016,population,0,万人\n", "IND-003", "indicators.csv:2:17")]
    [InlineData("indicators.csv", "year,indicator,value,unit\n2016,gdp,-3,亿元\n", "IND-003", "indicators.csv:2:10")]
    [InlineData("indicators.csv", "year,indicator,value,unit\n2016,offices,0,m2\n", "IND-003", "indicators.csv:2:14")]
    [InlineData("factors.csv", "item,parameter,year,year_from,value,unit,source\n柴油,ncv,2022,2021,42,GJ/t,test\n", "LOC-006", "factors.csv:2:8")]
    [InlineData("factors.csv", "item,parameter,value,unit,source,year_frm\n柴油,ncv,42,GJ/t,test,2020\n", "CSV-013", "factors.csv:1:34")]
    [InlineData("offsets.csv", "id,registry,type,serial,quantity,unit,注销年份值\nO1,CCER,CCER,1,1,t,2022\n", "CSV-013", "offsets.csv:1:39")]
    [InlineData("instruments.csv", "id,type,period,quantity,unit\nI1,绿证,2016,5,t\n", "INS-001", "instruments.csv:2:14")]
    [InlineData("transfers.csv", "period,from,to,item,quantity,unit\n2016,demo,demo,蒸汽,5,GJ\n", "TRF-001", "transfers.csv:2:11")]
    [InlineData("targets.csv", "year,indicator,value,unit\nsoon,net,1,t\n", "TAB-004", "targets.csv:2:1")]
    [InlineData("panel.csv", "expert,technology,criterion,round,score\nX,T,C,1.5,9\n", "TAB-003", "panel.csv:2:7")]
    [InlineData("prices.csv", "", "CSV-004", "prices.csv")]
    [InlineData("measures.csv", "technology\nT\n", "CSV-001", "measures.csv:1")]
    [InlineData("zone.yaml", "ncez: 2\nid: a/b\n", "ZON-017", "zone.yaml:2:5")]
    [InlineData("zone.yaml", "a: b: c\n", "YML-001", "zone.yaml:1:5")]
    public void Other_tables_are_checked_too(string file, string text, string code, string place)
    {
        var reading = ZoneFixture.ReadWith(file, text);
        var finding = reading.Findings.Sorted().FirstOrDefault(f => f.Code == code);
        Assert.True(finding is not null, ZoneFixture.Print(reading.Findings));
        Assert.Equal(place, finding.Where.ToString());
    }

    [Fact]
    public void Unknown_files_and_columns_are_reported_and_left_alone()
    {
        var reading = ZoneFixture.ReadWith("activites.csv", "x");
        Assert.Contains(reading.Findings.Sorted(), f => f.Code == "ZON-019" && f.Where.File == "activites.csv");
        reading = ZoneFixture.ReadWith("targets.csv", "year,indicator,value,unit,负责人\n2030,net,1,t,王\n");
        Assert.Contains(reading.Findings.Sorted(), f => f.Code == "CSV-002" && f.Severity == Severity.Info);
        Assert.Equal("王", reading.Input!.Tables["targets.csv"].Rows[0].Cells[^1]);
        Assert.Equal("负责人", reading.Input.Tables["targets.csv"].Columns[^1]);
    }

    [Fact]
    public void A_missing_folder_and_missing_files_are_findings()
    {
        Assert.Contains(ZoneReader.Read(Path.Combine(Path.GetTempPath(), "ncez-no-such-zone"), ZoneFixture.Library, ZoneFixture.Template).Findings.Sorted(), f => f.Code == "ZON-026");
        using var zone = new ZoneFixture();
        Assert.Equal(["ZON-018", "ZON-001"], zone.Read().Findings.Sorted().Select(f => f.Code).ToArray());
    }

    [Fact]
    public void Wrong_encodings_name_the_line()
    {
        var mixed = Encoding.UTF8.GetBytes(ZoneFixture.Activities).Concat(Gb18030("X,2016,purchased_electricity,电力,1,kWh,,,账单资料,\n")).ToArray();
        Assert.Contains(ZoneFixture.ReadActivities(mixed).Findings.Sorted(), f => f.Code == "TXT-002" && f.Where.Line == 4);
        Assert.Contains(ZoneFixture.ReadActivities([.. "PK\u0003\u0004"u8, 0, 0, 1]).Findings.Sorted(), f => f.Code == "TXT-004");
        Assert.Contains(ZoneFixture.ReadActivities([.. Encoding.UTF8.GetBytes(ZoneFixture.Activities), 0, 1]).Findings.Sorted(), f => f.Code == "TXT-001" && f.Where.Line == 4);
        Assert.Contains(ZoneFixture.ReadActivities([.. "id,period\n"u8, 0x81, 0xFF, 0xFF]).Findings.Sorted(), f => f.Code == "TXT-003" && f.Where.Line == 2);
    }

    private static string Chinese(char delimiter) =>
        "编号,期间,类别,能源品种,数量,计量单位,流向,备注\n甲,2016年1月,外购电力,电力,\"1,234.5\",万kWh,调入,\"含“逗号”, 和\n换行\"\n乙,2016,固定燃烧,天然气,２０,万Nm3,,\n"
            .Replace("1,234.5", "1\u0001234.5", StringComparison.Ordinal).Replace(", ", "\u0001 ", StringComparison.Ordinal)
            .Replace(',', delimiter).Replace('\u0001', ',');

    private static byte[] Gb18030(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetBytes(text);
    }
}
