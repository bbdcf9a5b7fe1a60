using System.Text;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Fuzz;

/// <summary>The sound zones that the fuzzer damages: the shipped examples, and one that uses every file of the format.</summary>
internal static class FuzzZones
{
    public static List<Dictionary<string, byte[]>> All() => [Example("guangdong-parks-2016"), Example("every-sector"), Full()];

    private static Dictionary<string, byte[]> Example(string name) =>
        Directory.EnumerateFiles(Path.Combine(Shipped.Data, "zones", name)).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);

    private static Dictionary<string, byte[]> Full() => new Dictionary<string, string>
    {
        ["zone.yaml"] = """
            ncez: 1
            id: full
            name: { zh: 全要素园区, en: Full park }
            domain: park
            region: CN-GD-4401
            baseline: 2021
            years: [2021, 2022]
            gwp: AR5
            factors: [guides-2015-batch3, cn-grid, cn-heat, urban-green]
            proxies: { 煤: 烟煤 }
            standard_coal: calorific
            export_credit: renewable_only
            offset_cap: { share: 0.05, of: gross }
            boundary:
              choices: { waste: table_rule }
              exclusions:
                - { category: industrial_process, reason: { zh: 无, en: none } }
            confirm: []
            """,
        ["activities.csv"] = """
            id,period,category,item,quantity,unit,direction,status,method,note,source
            A1,2021,固定燃烧,天然气,120,万m3,使用,,,,bill
            A2,2021,移动燃烧,柴油,35.5,t,,,,,bill
            A3,2021,外购电力,电力,3600,万kWh,调入,,,,"bill, quarter"
            A4,2021,外购热力,蒸汽,1200,t,调入,,,,bill
            A5,2021,现场可再生能源,光伏发电,300,万kWh,生产,,,,meter
            A6,2021,输出能源,光伏发电,120,万kWh,调出,,,,meter
            A7,2021,绿化碳汇,大小乔木密植混种区,2,ha,,,,,survey
            A8,2021,废弃物处理,CO2,12,t,,reported,,,report
            A9,2021,工业生产过程,石灰石,,t,,NO,,,
            A10,2022-01,外购电力,电力,300,万kWh,import,,,,bill
            A11,2022,固定燃烧,其他能源,30,tce,use,NE,,unknown fuel,bill
            A12,2022,固定燃烧,天然气,,万Nm3,use,IE:A2,,in A2,bill
            """,
        ["parameters.csv"] = "activity,parameter,value,unit,source\nA4,enthalpy,2748.5,kJ/kg,bill\n",
        ["factors.csv"] = "id,item,parameter,gas,region,year_from,year_to,value,unit,source,note\nF1,天然气,ncv,,CN-GD,2021,2022,389.31,GJ/1e4Nm3,supplier,\n",
        ["indicators.csv"] = "year,indicator,value,unit,price_year,source\n2021,value_added,12.5,亿元,2020,bureau\n",
        ["instruments.csv"] = "id,type,period,quantity,unit,generator,registry,serial,retired\nG1,gec_sold,2021,50,万kWh,roof,GEC,S-1,2021\n",
        ["offsets.csv"] = "id,registry,type,serial,vintage,quantity,unit,buyer,certificate,retired\nO1,GD,PHCER,P-1,2020,500,t,manager,C-1,2021\n",
        ["transfers.csv"] = "period,from,to,item,quantity,unit\n2021,full,b,电力,100,万kWh\n",
        ["targets.csv"] = "id,year,indicator,value,unit\nT1,2030,net,1000,t\n",
    }.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value));
}
