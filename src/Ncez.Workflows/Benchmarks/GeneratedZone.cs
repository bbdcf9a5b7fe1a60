using System.Globalization;
using System.Text;
using Ncez.Data.Export;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A park with many metered rows, made for benches: realistic in form, invented in amount, never shipped.</summary>
public static class GeneratedZone
{
    private static readonly string[] Fuels = ["天然气", "柴油", "烟煤", "汽油", "液化石油气"];
    private static readonly string[] Units = ["万Nm3", "t", "t", "t", "t"];

    /// <summary>Writes the zone folder and returns its path.</summary>
    /// <param name="scratch">Folder to write into.</param>
    /// <param name="rows">Rows of activities.csv.</param>
    public static string Write(string scratch, int rows)
    {
        var name = "bench-" + rows.ToString(CultureInfo.InvariantCulture);
        using var zone = ScratchFile.Create(scratch, name, "zone.yaml");
        zone.Write("""
            ncez: 1
            id: bench
            name: { zh: 基准测试园区, en: Bench park }
            domain: park
            region: CN-GD
            years: [2021, 2022, 2023]
            gwp: AR5
            factors: [guides-2015-batch3, cn-grid, cn-heat]
            """u8);
        using var activities = ScratchFile.Create(scratch, name, "activities.csv");
        activities.Write("id,period,category,item,quantity,unit,direction,sector,site,source,note\n"u8);
        var text = new StringBuilder();
        for (var i = 0; i < rows; i++)
        {
            var (year, month, site) = (2021 + (i % 3), 1 + (i / 3 % 12), i / 36 % 40);
            text.Append(CultureInfo.InvariantCulture, $"M{i:00000000},{year}-{month:00},");
            if (i % 2 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"purchased_electricity,电力,{1000 + (i % 9973)}.{i % 100:00},kWh,import,industry,S{site:00},meter {site},\n");
            }
            else
            {
                var fuel = i / 2 % Fuels.Length;
                text.Append(CultureInfo.InvariantCulture, $"stationary_combustion,{Fuels[fuel]},{1 + (i % 97)}.{i % 10},{Units[fuel]},use,industry,S{site:00},ledger {site},\n");
            }

            if (text.Length > 1 << 20)
            {
                activities.Write(Encoding.UTF8.GetBytes(text.ToString()));
                text.Clear();
            }
        }

        activities.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return Path.Combine(scratch, name);
    }

    /// <summary>Writes a zone with the same lines in every year, a kind for each site and carrier, and returns its id.</summary>
    /// <param name="scratch">Folder to write into.</param>
    /// <param name="id">Id, the name of its folder.</param>
    /// <param name="lines">Rows of a year.</param>
    /// <param name="years">Years, the last one 2023.</param>
    /// <param name="shift">Alters the quantities.</param>
    public static string WriteYears(string scratch, string id, int lines, int years, int shift = 0)
    {
        var invariant = CultureInfo.InvariantCulture;
        var first = 2024 - years;
        using var zone = ScratchFile.Create(scratch, id, "zone.yaml");
        zone.Write(Encoding.UTF8.GetBytes(string.Create(invariant, $$"""
            ncez: 1
            id: {{id}}
            name: { zh: 负载园区 {{id}}, en: Load park {{id}} }
            domain: park
            region: CN-GD
            years: [{{string.Join(", ", Enumerable.Range(first, years))}}]
            baseline: {{first}}
            gwp: AR5
            factors: [guides-2015-batch3, cn-grid, cn-heat]

            """)));
        using var activities = ScratchFile.Create(scratch, id, "activities.csv");
        var text = new StringBuilder("id,period,category,item,quantity,unit,direction,sector,site,source,note\n");
        foreach (var (year, i) in Enumerable.Range(first, years).SelectMany(y => Enumerable.Range(0, lines).Select(i => (y, i))))
        {
            var fuel = i / 2 % Fuels.Length;
            var (site, amount) = (i / 2 % 40, i + (year * 31) + shift);
            var what = string.Create(invariant, $"{(i % 2 == 0 ? $"purchased_electricity,电力,{1000 + (amount % 9973)}.{i % 100:00},kWh,import" : $"stationary_combustion,{Fuels[fuel]},{1 + (amount % 97)}.{i % 10},{Units[fuel]},use")}");
            text.Append(invariant, $"M{year}-{i:00000},{year},{what},industry,S{site:00},{(i % 2 == 0 ? "meter" : "ledger")} {i},\n");
        }

        activities.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return id;
    }

    /// <summary>Writes a zone of one year whose every row and factor states an uncertainty, each row of a kind of its own.</summary>
    /// <param name="scratch">Folder to write into.</param>
    /// <param name="rows">Rows of activities.csv.</param>
    public static string WriteUncertain(string scratch, int rows)
    {
        var name = "uncertain-" + rows.ToString(CultureInfo.InvariantCulture);
        using var zone = ScratchFile.Create(scratch, name, "zone.yaml");
        zone.Write("ncez: 1\nid: bench\nname: { zh: 基准, en: Bench }\ndomain: park\nregion: CN-GD\nyears: [2021]\ngwp: AR5\nfactors: [guides-2015-batch3, cn-grid]\n"u8);
        using var activities = ScratchFile.Create(scratch, name, "activities.csv");
        var text = new StringBuilder("id,period,category,item,quantity,unit,direction,site,uncertainty_percent\n");
        for (var i = 0; i < rows; i++)
        {
            var fuel = i % Fuels.Length;
            var what = i % 3 == 0 ? $"purchased_electricity,电力,{1000 + (i % 997)},kWh,import" : $"stationary_combustion,{Fuels[fuel]},{1 + (i % 97)},{Units[fuel]},use";
            text.Append(CultureInfo.InvariantCulture, $"M{i:0000},2021,{what},S{i:0000},{2 + (i % 9)}\n");
        }

        activities.Write(Encoding.UTF8.GetBytes(text.ToString()));
        using var rules = ScratchFile.Create(scratch, name, "uncertainty.csv");
        rules.Write("id,applies_to,uncertainty_percent,source\nU1,factor,5,bench\n"u8);
        return Path.Combine(scratch, name);
    }
}
