using System.Text;
using Ncez.Data.Import.Simulations;
using Ncez.Model.Diagnostics;
using Ncez.Testing;
using Ncez.Workflows.Technologies;
using Ncez.Workflows.Variants;

namespace Ncez.Workflows.Tests.Solving;

public class VariantTests
{
    private const string Table = "Date/Time,Electricity:Facility [J](Monthly),Cooling:Electricity [J](Monthly),NaturalGas:Facility [J](Monthly),Electricity:Facility [J](RunPeriod)\n January,3.6E+12,1E+12,7.2e11,\n February,3.6E+12,1E+12,0,7.2E+12\n";
    private static readonly ShippedData Data = new(Shipped.Data);

    [Fact]
    public void Meters_of_the_facility_count_once()
    {
        var findings = new Findings();
        var meters = EnergyPlusMeters.Read("eplusmtr.csv", Encoding.UTF8.GetBytes(Table), findings);
        Assert.Empty(findings.Sorted());
        Assert.Equal([("Electricity", 7.2e12, "Monthly"), ("NaturalGas", 7.2e11, "Monthly")], meters.Select(m => (m.Resource, m.Sum, m.Frequency)));
    }

    [Fact]
    public void What_is_no_number_or_no_meter_is_said_with_its_place()
    {
        var findings = new Findings();
        EnergyPlusMeters.Read("eplusmtr.csv", "Date/Time,Electricity:Facility [J](Hourly)\n 01/01  01:00:00,x\n"u8, findings);
        EnergyPlusMeters.Read("eplusout.csv", "Date/Time,ZONE1:Zone Air Temperature [C](Hourly)\n 01/01  01:00:00,20\n"u8, findings);
        Assert.Equal(["eplusmtr.csv:2:18", "eplusout.csv:1"], findings.Sorted().Select(f => f.Where.ToString()));
    }

    [Fact]
    public void Variants_are_accounted_with_the_factors_of_the_zone()
    {
        var folder = Directory.CreateTempSubdirectory("ncez-variants-").FullName;
        try
        {
            string[] files = [Path.Combine(folder, "base.csv"), Path.Combine(folder, "better.csv")];
            File.WriteAllText(files[0], Table);
            File.WriteAllText(files[1], Table.Replace("3.6E+12", "1.8E+12", StringComparison.Ordinal));
            var findings = new Findings();
            var report = new CompareVariants(Data).Of(Path.Combine(Shipped.Data, "zones", "example-building"), files, findings);
            Assert.True(report is not null, string.Join("\n", findings.Sorted().Select(f => $"{f.Where}: {f.Found.En}")));
            Assert.Equal(2000, report.Variants[0].EnergyMWh["Electricity"], 1e-6);
            Assert.Equal(200, report.Variants[0].EnergyMWh["NaturalGas"], 1e-6);
            Assert.Equal(1000, report.Variants[1].EnergyMWh["Electricity"], 1e-6);

            // Half the electricity: gross falls by 1000 MWh of it, and by nothing else.
            var grid = report.Variants[0].Inventory.Years[^1].Indirect.T / 2000;
            Assert.Equal(report.Variants[0].GrossT - (1000 * grid), report.Variants[1].GrossT, 1e-6);
            Assert.InRange(grid, 0.3, 0.7);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Quantified_technologies_have_sources_and_say_what_they_ask()
    {
        Assert.Equal(62, Data.Quantified.Count(t => t.IsComplete));
        var bus = Data.Quantified.First(t => t.Id == "bev-city-bus");
        Assert.Equal(1 - (0.9204 / 2.2786), QuantifiedTables.SavedFraction(bus)!.Value, 1e-12);
        var pump = Data.Quantified.First(t => t.Id == "process-heat-pump-150");
        Assert.Equal(1 - (0.925 / 3), QuantifiedTables.SavedFraction(pump)!.Value, 1e-12);
        Assert.Equal(0.3, QuantifiedTables.SavedFraction(Data.Quantified.First(t => t.Id == "warehouse-lighting")));
        Assert.All(Data.Quantified, t => Assert.True(t.Capital is null || t.PriceYear is not null, t.Id));
        Assert.All(Data.Quantified.Where(t => t.Technology.Length > 0), t => Assert.NotNull(Data.Technologies.Find(t.Technology)));
        var table = QuantifiedTables.Of(Data.Quantified);
        var ask = table.Columns.ToList().FindIndex(c => c.Id == "ask");
        Assert.Contains("output", table.Rows.First(r => r[0].Text.En == "pv-utility")[ask].Text.En, StringComparison.Ordinal);
    }
}
