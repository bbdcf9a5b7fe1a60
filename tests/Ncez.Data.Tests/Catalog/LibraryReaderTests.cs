using System.Diagnostics;
using Ncez.Data.Catalog;
using Ncez.Model.Factors;
using Ncez.Model.Sources;
using Ncez.Model.Zones;
using Ncez.Testing;
using Xunit.Abstractions;

namespace Ncez.Data.Tests.Catalog;

public class LibraryReaderTests(ITestOutputHelper output)
{
    [Fact]
    public void The_whole_library_reads()
    {
        var library = Shipped.Library;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            LibraryReader.Read(Shipped.Data);
            output.WriteLine($"read in {watch.Elapsed.TotalMilliseconds:F1} ms");
        }

        Assert.True(library.Sets.Length >= 36);
        Assert.True(library.Sets.Sum(s => s.Factors.Length) >= 1300);
        Assert.Equal(["SAR", "AR4", "AR5", "AR6"], library.GwpSets.Select(g => g.Id));
    }

    [Fact]
    public void Every_row_names_its_source_and_confidence_and_lies_in_its_own_range()
    {
        foreach (var factor in Shipped.Library.Sets.SelectMany(s => s.Factors))
        {
            Assert.NotEmpty(factor.Source.Publication);
            Assert.True(factor.Low is null || factor.High is null || (factor.Low <= factor.Value && factor.Value <= factor.High), factor.Id);
            Assert.True(factor.YearFrom is null || factor.YearTo is null || factor.YearFrom <= factor.YearTo, factor.Id);
        }
    }

    [Fact]
    public void Every_clause_of_a_note_has_a_Chinese_text()
    {
        // Equations and equalities read the same in both languages.
        var notes = Shipped.Library.Sets[0].Factors[0].Notes!;
        var clauses = Shipped.Library.Sets.SelectMany(s => s.Factors).SelectMany(f => $"{f.Note};{f.Basis}".Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()
            .Where(c => !c.Any(l => l >= '\u4E00') && !c.Contains('=', StringComparison.Ordinal));
        Assert.Equal([], clauses.Where(c => notes.Chinese(c) is null));
        Assert.Equal("优先采用供应方的实测因子；14 kg/m2 为 40 年累计，除以 40；不译的话", notes.Of("prefer the supplier's measured factor; 14 kg/m2 over 40 years divided by 40; 不译的话").Zh);
    }

    [Fact]
    public void The_sections_a_boundary_follows_read_in_both_languages()
    {
        Assert.Equal(("报告 2.2.1、2.2.2、表 2-1", "report 2.2.1, 2.2.2, table 2-1"), (Shipped.Template(Domain.Building).Table.Zh, Shipped.Template(Domain.Building).Table.En));
        Assert.All(Enum.GetValues<Domain>(), d => Assert.DoesNotMatch("[a-z]", Shipped.Template(d).Table.Zh));
    }

    [Fact]
    public void A_basis_reads_in_both_languages()
    {
        var factor = Shipped.Library.Sets.SelectMany(s => s.Factors).First(f => f.Basis == "report year; data year 2015");
        Assert.Equal(("报告年份；数据年份 2015", "report year; data year 2015"), (factor.BasisText.Zh, factor.BasisText.En));
    }

    [Fact]
    public void Two_rows_for_the_same_question_differ_in_confidence_or_years()
    {
        var twins = Shipped.Library.Sets.SelectMany(s => s.Factors)
            .GroupBy(f => (f.Set, f.Item, f.Parameter, f.Gas, f.Region, f.YearFrom, f.YearTo, f.Confidence)).Where(g => g.Count() > 1);
        Assert.Empty(twins.Select(g => string.Join(", ", g.Select(f => f.Id))));
    }

    [Theory]
    [InlineData("天然气", "natural-gas")]
    [InlineData("LPG", "liquefied-petroleum-gas")]
    [InlineData(" Natural Gas ", "natural-gas")]
    [InlineData("煤", "coal")]
    [InlineData("油品", "oil-products")]
    [InlineData("光伏发电", "pv-electricity")]
    [InlineData("其他能源", "other-energy")]
    [InlineData("落叶大乔木", "large-deciduous-trees")]
    [InlineData("六氟化硫", "sf6")]
    [InlineData("CH₄", "ch4")]
    public void Items_are_found_by_any_name(string name, string id) => Assert.Equal(id, Shipped.Library.FindItem(name)?.Id);

    [Theory]
    [InlineData("SAR", "CH4", 21.0)]
    [InlineData("SAR", "CH4-fossil", 21.0)] // one value for both origins
    [InlineData("AR5", "CH4-fossil", 30.0)]
    [InlineData("AR5", "CH4-bio", 28.0)]
    [InlineData("AR6", "CH4-fossil", 29.8)]
    [InlineData("AR6", "CH4-bio", 27.0)]
    [InlineData("AR6", "CH4", 27.9)]
    [InlineData("AR4", "NF3", 17200.0)]
    [InlineData("SAR", "SF6", 23900.0)]
    [InlineData("SAR", "NF3", null)] // never 0
    public void Gwp_values_stand_as_the_assessments_print_them(string set, string gas, double? expected) =>
        Assert.Equal(expected, Shipped.Library.FindGwp(set)!.Of(gas)?.Value);

    [Fact]
    public void A_range_without_a_point_value_is_no_row_but_is_remembered()
    {
        var set = Shipped.Library.FindSet("gbt-2589-2020")!;
        Assert.Empty(Shipped.Library.Rows(set.Id, "natural-gas", FactorParameters.HeatingValue));
        var left = Assert.Single(set.LeftOut, r => r.Item == "natural-gas" && r.Parameter == FactorParameters.HeatingValue);
        Assert.Equal((322.38, 389.79, "GJ/1e4Nm3"), (left.Low, left.High, left.Unit));
    }

    [Fact]
    public void Report_year_values_never_answer_for_a_data_year()
    {
        var rows = Shipped.Library.Rows("cn-grid", "electricity", FactorParameters.GridAverage);
        Assert.DoesNotContain(rows, r => r.Basis.Contains("report year", StringComparison.Ordinal));
        Assert.Equal(4, Shipped.Library.Rows("cn-grid", "electricity", "grid_average_report_year").Length);
    }

    [Theory]
    [InlineData("unit,tCO2/MWh,tCO2/furlong", "factors.csv:2: unit 'tCO2/furlong' is unknown")]
    [InlineData("value,0.6101,0;6101", "factors.csv:2: value '0;6101' is no number")]
    [InlineData("item,electricity,elektricity", "factors.csv:2: item 'elektricity' is not in items.csv")]
    public void A_malformed_shipped_file_names_its_line(string change, string message)
    {
        var parts = change.Split(',');
        var folder = Directory.CreateTempSubdirectory("ncez-library");
        try
        {
            Copy(Shipped.Data, folder.FullName);
            var file = Path.Combine(folder.FullName, "factors", "cn-grid", "2025", "factors.csv");
            var lines = File.ReadAllLines(file);
            lines[1] = lines[1].Replace(parts[1], parts[2], StringComparison.Ordinal);
            File.WriteAllLines(file, lines);
            var error = Assert.Throws<InvalidDataException>(() => LibraryReader.Read(folder.FullName));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Low_confidence_rows_keep_their_tag() =>
        Assert.All(Shipped.Library.FindSet("urban-green-unreferenced")!.Factors, f => Assert.Equal(Confidence.Low, f.Confidence));

    private static void Copy(string from, string to)
    {
        foreach (var part in new[] { "units", "items", "regions", "gwp", "factors" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(from, part), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
