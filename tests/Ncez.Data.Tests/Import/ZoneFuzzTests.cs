using System.Text;
using Xunit.Abstractions;

namespace Ncez.Data.Tests.Import;

/// <summary>Any bytes in any file give findings or a zone. A failure names seed and mutation, so that it can be replayed.</summary>
public class ZoneFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20161124;
    private const int Mutations = 2_000;

    private static readonly (string File, string Text)[] Sound =
    [
        ("zone.yaml", ZoneFixture.Yaml + "baseline: 2015\nproxies: {煤: 烟煤}\noffset_cap: {share: 0.05, of: gross}\nboundary:\n  choices: {waste: text_rule}\n  exclusions: [{category: industrial_process, reason: {zh: 无, en: none}}]\nalternatives: [{id: ipcc, name: IPCC, factors: [ipcc-2006, cn-grid]}]\nlocation: {lat: 23.1, lon: 113.3}\n"),
        ("activities.csv", ZoneFixture.Activities + "G2,2015-03,固定燃烧,柴油,\"1,234.5\",t,,,\"bill, page 2\",\"x\ny\"\nN1,2016,purchased_heat,蒸汽,,,,NE,,\nJ1,2016,purchased_heat,蒸汽,,,,IE:N1,,\n"),
        ("parameters.csv", "activity,parameter,value,unit,source\nN1,enthalpy,2800,kJ/kg,meter\n"),
        ("factors.csv", "id,item,parameter,gas,region,year_from,year_to,value,unit,source\nF1,天然气,emission_factor,CO2,CN-GD,2015,2016,2.16,kgCO2/Nm3,lab\n"),
        ("indicators.csv", "年份,指标,数值,单位,价格年\n2016,gdp,100,亿元,2015\n"),
        ("instruments.csv", "id,type,period,quantity,unit,serial,retired\nI1,绿证,2016,5,MWh,S1,2016\n"),
        ("offsets.csv", "id,registry,type,serial,quantity,unit,retired\nO1,GD,PHCER,S1,5,t,2016\n"),
        ("transfers.csv", "period,from,to,item,quantity,unit\n2016,demo,other,蒸汽,5,GJ\n"),
        ("targets.csv", "year,indicator,value,unit\n2030,net,1,t\n"),
        ("prices.csv", "year,item,value,unit\n2020,电力,0.6,元/kWh\n"),
        ("measures.csv", "technology,start,size,unit\nT1,2020,5,MW\n"),
        ("panel.csv", "expert,technology,criterion,round,score\nX,T1,C1,1,4\n"),
        ("reviews.csv", "date,reviewer,subject,state\n2020-01-02,王,E1,通过\n"),
    ];

    private static readonly string[] Tokens =
        ["\"", "\"\"", ",", ";", "\n", "\r", "\t", "\0", "{", "[", ":", "- ", "&a", "*a", "!!x", "|", ">", "%", "#", "NaN", "1e999", "-1", "99999999999999999999999", "万", "：", "\ufffe", "\ud83d\ude00", "\u202e", "sep=;\n", "---\n", "IE:", "\\u0000", "\"\\uD800\"", "'"];

    [Fact]
    public void The_folder_that_is_damaged_is_sound()
    {
        using var zone = Lay();
        var reading = zone.Read();
        Assert.True(reading.Input is not null, ZoneFixture.Print(reading.Findings));
    }

    [Fact]
    public void Damaged_folders_give_findings_or_a_zone()
    {
        output.WriteLine($"seed {Seed}, {Mutations} mutations");
        using var zone = Lay();
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var random = new Random(Seed + i);
            var (file, text) = Sound[random.Next(Sound.Length)];
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var hits = random.Next(1, 4); hits > 0; hits--)
            {
                bytes = Damage(bytes, random);
            }

            zone.With(file, bytes);
            try
            {
                var reading = zone.Read();
                Assert.True(reading.Input is not null != reading.Findings.HasErrors);
                foreach (var finding in reading.Findings.Sorted())
                {
                    Assert.All([finding.Found, finding.Expected, finding.Fix], part => Assert.False(part.IsEmpty || part.En.StartsWith('[') || part.Zh.StartsWith('['), finding.Code));
                }

                refused += reading.Findings.HasErrors ? 1 : 0;
            }
            catch (Exception bug)
            {
                throw new InvalidOperationException($"seed {Seed}, mutation {i} of {file}: {Convert.ToBase64String(bytes)}", bug);
            }

            zone.With(file, text);
        }

        output.WriteLine($"{refused} refused");
        Assert.InRange(refused, Mutations / 4, Mutations - 1);
    }

    private static ZoneFixture Lay() => Sound.Aggregate(new ZoneFixture(), (zone, file) => zone.With(file.File, file.Text));

    private static byte[] Damage(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(40, bytes.Length - at) + 1);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]), .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 5:
                random.NextBytes(bytes.AsSpan(at, length));
                return bytes;
            case 6:
                return [.. bytes[..at], .. Enumerable.Repeat(bytes[at], random.Next(1, 2_000)), .. bytes[at..]];
            default:
                var line = Array.IndexOf(bytes, (byte)'\n', at);
                return line < 0 ? bytes : [.. bytes[..(line + 1)], .. bytes[..(line + 1)], .. bytes[(line + 1)..]];
        }
    }
}
