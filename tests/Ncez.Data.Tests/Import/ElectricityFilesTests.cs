using Ncez.Model.Zones;

namespace Ncez.Data.Tests.Import;

/// <summary>instruments.csv, electricity_series.csv, ets.csv and energy_balance.csv: what they say, and every mistake with its place.</summary>
public sealed class ElectricityFilesTests
{
    private const string InstrumentHead = "id,type,period,quantity,unit,registry,serial,retired,energy_source,factor\n";
    private const string SeriesHead = "time,quantity,unit,factor,factor_unit,source\n";
    private const string EtsHead = "id,year,enterprise,kind,quantity,unit,energy,energy_unit,source\n";

    [Fact]
    public void Instruments_are_read_with_source_factor_and_year_of_the_claim()
    {
        var reading = ZoneFixture.ReadWith("instruments.csv", InstrumentHead + "C1,绿证,2016,100,MWh,GEC,A1~A100,2016,风电,\nC2,绿电交易,2016,5,万kWh,GEC,B1~B50,,光伏,\nC3,购电协议,2016,20,MWh,,,,化石能源,0.4\n");
        Assert.False(reading.Findings.HasErrors, ZoneFixture.Print(reading.Findings));
        var instruments = reading.Input!.Instruments;

        Assert.Equal([InstrumentKinds.Certificate, InstrumentKinds.GreenTrade, InstrumentKinds.Agreement], instruments.Select(i => i.Kind));
        Assert.Equal([100, 50, 20], instruments.Select(i => i.EnergyMWh));
        Assert.Equal(["wind", "solar", "fossil"], instruments.Select(i => i.EnergySource));
        Assert.Equal([2016, 2016, 2016], instruments.Select(i => i.ClaimYear));
        Assert.Equal(0.4, instruments[2].FactorTPerMWh);
    }

    [Theory]
    [InlineData("C1,gec,2016,100,MWh,GEC,A1~A100,2016,,\nC2,gec,2016,1,MWh,GEC,A50,2016,,\n", "INS-002")] // a certificate inside a range that is claimed
    [InlineData("C1,gec,2016,1,MWh,GEC,A7,2016,,\nC2,green_trade,2016,1,MWh,,A7,,,\n", "INS-002")] // the same one as certificate and as trade
    [InlineData("C1,gec_sold,2016,1,MWh,GEC,A7,,,\nC2,gec,2016,1,MWh,GEC,A7,2016,,\n", "INS-002")] // sold and claimed
    [InlineData("C1,gec,2016,90,MWh,GEC,A1~A100,2016,,\n", "INS-011")] // a hundred certificates for 90 MWh
    [InlineData("C1,ppa,2016,90,MWh,,,,,\n", "INS-003")] // no source, no factor
    [InlineData("C1,ppa,2016,90,MWh,,,,fossil,\n", "INS-003")]
    [InlineData("C1,gec,2016,90,t,,,2016,,\n", "INS-001")]
    public void A_wrong_instrument_is_an_error(string rows, string code) => Refused("instruments.csv", InstrumentHead + rows, code);

    [Fact]
    public void Series_of_different_length_and_other_registries_do_not_collide()
    {
        var reading = ZoneFixture.ReadWith("instruments.csv", InstrumentHead + "C1,gec,2016,1,MWh,GEC,A1,2016,,\nC2,gec,2016,1,MWh,GEC,A01,2016,,\nC3,gec,2016,1,MWh,I-REC,A1,2016,,\n");
        Assert.False(reading.Findings.HasErrors, ZoneFixture.Print(reading.Findings));
    }

    [Theory]
    [InlineData("A1~A100", "A50", true)]
    [InlineData("A0001～0100", "A0100", true)]
    [InlineData("A0001～0100", "A0101", false)]
    [InlineData("GEC–2016–0001–GEC–2016–0100", "GEC–2016–0007", true)]
    [InlineData("绿证 1 至 9", "绿证 9", true)]
    [InlineData("A1..A5", "A6", false)]
    [InlineData("A9~A1", "A5", false)] // backwards: no range
    public void A_range_of_certificates_is_read_as_people_write_it(string range, string one, bool meets)
    {
        var reading = ZoneFixture.ReadWith("instruments.csv", InstrumentHead + $"C1,gec,2016,500,MWh,GEC,{range},2016,wind,\nC2,gec,2016,1,MWh,GEC,{one},2016,wind,\n");
        Assert.Equal(meets, reading.Findings.Sorted().Any(f => f.Code == "INS-002"));
    }

    // Found by the fuzzer: a cell with a hundred thousand digits. No step may cost their square.
    [Fact]
    public void A_serial_of_any_length_is_read()
    {
        var digits = new string('7', 100_000);
        foreach (var serial in (string[])[digits, digits + "~" + digits, string.Concat(Enumerable.Repeat("1~", 50_000)), new string(' ', 1_000) + digits + "x"])
        {
            ZoneFixture.ReadWith("instruments.csv", InstrumentHead + $"C1,gec,2016,1,MWh,GEC,{serial},2016,wind,\n");
        }
    }

    [Fact]
    public void A_series_has_months_or_hours()
    {
        var months = ZoneFixture.ReadWith("electricity_series.csv", SeriesHead + "2016-01,,,0.5,tCO2/MWh,s\n2016-02,10,MWh,500,kgCO2/MWh,s\n").Input!.ElectricitySeries;
        Assert.Equal([(1, -1, (double?)null, 0.5), (2, -1, 10, 0.5)], months.Select(m => (m.Month, m.Hour, m.EnergyMWh, m.FactorTPerMWh)));

        var hours = ZoneFixture.ReadWith("electricity_series.csv", SeriesHead + "2016-01-01 00:00,10,kWh,0.5,tCO2/MWh,s\n2016-03-01 05:00,10,kWh,0.5,tCO2/MWh,s\n").Input!.ElectricitySeries;
        Assert.Equal([0, ((31 + 29) * 24) + 5], hours.Select(h => h.Hour));
    }

    [Theory]
    [InlineData("2016,,,0.5,tCO2/MWh,s\n", "ELE-001")]
    [InlineData("2016-13,,,0.5,tCO2/MWh,s\n", "ELE-001")]
    [InlineData("2016-01-01 00:30,1,MWh,0.5,tCO2/MWh,s\n", "ELE-001")]
    [InlineData("2016-01,,,0.5,tCO2/MWh,s\n2016-01,,,0.4,tCO2/MWh,s\n", "ELE-002")]
    [InlineData("2016-01-01 00:00,,,0.5,tCO2/MWh,s\n", "ELE-003")]
    [InlineData("2016-01,5,t,0.5,tCO2/MWh,s\n", "ELE-003")]
    [InlineData("2016-01,,,0.5,tCO2/t,s\n", "ELE-005")]
    [InlineData("2016-01,,,0.5,tCO2/MWh,s\n2016-02-01 00:00,1,MWh,0.5,tCO2/MWh,s\n", "ELE-006")]
    public void A_wrong_interval_is_an_error(string rows, string code) => Refused("electricity_series.csv", SeriesHead + rows, code);

    [Theory]
    [InlineData("T1,2016,P,electricity,5,t,,,s\n", "ETS-001")]
    [InlineData("T1,2016,P,verified,5,t,,,s\nT2,2016,P,verified,6,t,,,s\n", "ETS-004")]
    [InlineData("T1,2016,P,verified,5,MWh,,,s\n", "ETS-005")]
    [InlineData("T1,2016,P,verified,5,t,3,t,s\n", "ETS-005")]
    public void A_wrong_trading_figure_is_an_error(string rows, string code) => Refused("ets.csv", EtsHead + rows, code);

    [Fact]
    public void A_balance_takes_either_sign_of_what_leaves_and_none_where_there_is_no_sign()
    {
        const string Head = "id,year,flow,item,quantity,unit,source\n";
        var rows = ZoneFixture.ReadWith("energy_balance.csv", Head + "B1,2016,本省(区、市)调出量,原煤,-5,万t,s\nB2,2016,export,原煤,5,万t,s\nB3,2016,库存增减量,原煤,-2,万t,s\n").Input!.Balance;
        Assert.Equal([5, 5, -2], rows.Select(r => r.Quantity));
        Refused("energy_balance.csv", Head + "B1,2016,终端消费量,原煤,-5,万t,s\n", "BAL-001");
    }

    private static void Refused(string file, string text, string code)
    {
        var findings = ZoneFixture.ReadWith(file, text).Findings;
        Assert.True(findings.HasErrors && findings.Sorted().Any(f => f.Code == code && f.Where.File == file && f.Where.Line > 1), $"{code} expected\n{ZoneFixture.Print(findings)}");
    }
}
