using Ncez.Model.Texts;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>docs/methods.md is made from the code and data, and has no empty cell: nothing is computed without a case and an example.</summary>
public class MethodPageTests
{
    private static readonly IReadOnlyList<MethodRow> Rows = MethodPage.Rows(EverySector.Inventory);

    [Fact]
    public void No_cell_is_empty() => Assert.Equal([], Rows
        .Where(r => r.Equations.Count == 0 || r.Cases.Count == 0 || r.Examples.Count == 0 || r.Equations.Any(e => !MethodPage.Declared.Contains(e)))
        .Select(r => $"{r.Category.Id} × {r.Method.Id}"));

    [Fact]
    public void Every_category_of_the_boundary_tables_is_computed() => Assert.Equal([],
        from domain in Enum.GetValues<Model.Zones.Domain>()
        from category in Shipped.Template(domain).Categories
        where !Rows.Any(r => r.Category.Id == category.Id && r.Domains.Contains(domain))
        select $"{domain}: {category.Id}");

    [Theory]
    [InlineData("docs/methods.md", Language.En)]
    [InlineData("docs/methods.zh-CN.md", Language.Zh)]
    public void The_page_is_current(string file, Language language)
    {
        var path = Path.Combine(Shipped.Root, file);
        var page = MethodPage.Of(Rows, language);
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }
}
