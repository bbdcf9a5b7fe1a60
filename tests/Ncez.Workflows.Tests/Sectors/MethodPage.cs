using System.Reflection;
using System.Text;
using Ncez.Accounting.Methods;
using Ncez.Kernels;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>A row of docs/methods.md: what computes a category, by which equations, proved by which cases, shown by which row.</summary>
/// <param name="Category">Category of the boundary templates.</param>
/// <param name="Domains">Domains whose template has it.</param>
/// <param name="Method">Accounting method.</param>
/// <param name="Equations">Equations of its lines.</param>
/// <param name="Cases">Reference cases of these equations.</param>
/// <param name="Examples">Rows of the zone every-sector.</param>
/// <param name="Parameters">What these rows give in parameters.csv.</param>
internal sealed record MethodRow(CategoryRule Category, IReadOnlyList<Domain> Domains, IAccountingMethod Method, IReadOnlyList<string> Equations, IReadOnlyList<string> Cases, IReadOnlyList<string> Examples, IReadOnlyList<string> Parameters);

/// <summary>The table category × method × equation × reference case × example row.</summary>
internal static class MethodPage
{
    /// <summary>All rows, in the order of the templates.</summary>
    public static IReadOnlyList<MethodRow> Rows(Inventory example)
    {
        var lines = Enumerable.Range(0, example.Lines.Count).Select(i => InventoryLine.At(example, i)).ToLookup(l => l.Plan!.Method);
        var categories = Enum.GetValues<Domain>().SelectMany(d => Shipped.Template(d).Categories.Select(c => (Domain: d, Category: c)))
            .GroupBy(c => (c.Category.Id, c.Category.Method));
        return
        [
            .. from category in categories
               from method in MethodBook.Of(category.Key.Method)
               let own = lines[method.Id].ToList()
               let equations = own.Select(l => l.Plan!.Equation).Where(e => e.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList()
               select new MethodRow(category.First().Category, [.. category.Select(c => c.Domain)], method, equations, [.. equations.SelectMany(Cases)],
                   [.. own.Select(l => example.Activities.Texts.Id(l.Row)).Distinct().Order(StringComparer.Ordinal)],
                   [.. own.SelectMany(l => example.Activities.Kinds[l.Plan!.Kind].Parameters).Select(p => p.Name.Contains(':', StringComparison.Ordinal) ? p.Name[..p.Name.IndexOf(':', StringComparison.Ordinal)] + ":…" : p.Name).Distinct().Order(StringComparer.Ordinal)]),
        ];
    }

    /// <summary>The page in one language.</summary>
    public static string Of(IReadOnlyList<MethodRow> rows, Language language)
    {
        var isZh = language == Language.Zh;
        var page = new StringBuilder(isZh
            ? "# 核算方法\n\n由边界模板、核算方法与演示园区 `data/zones/every-sector` 生成，请勿手工修改（`build/approve tests/Ncez.Workflows.Tests`）。空格使测试失败。\n"
            : "# Accounting methods\n\nGenerated from the boundary templates, the methods and the zone `data/zones/every-sector`; do not edit (`build/approve tests/Ncez.Workflows.Tests`). An empty cell fails a test.\n");
        foreach (var category in rows.GroupBy(r => r.Category.Id))
        {
            var first = category.First();
            page.Append('\n').Append("## ").Append(first.Category.Name.In(language)).Append(" (`").Append(first.Category.Id).Append("`)\n\n")
                .Append(isZh ? "领域：" : "Domains: ").AppendJoin(isZh ? "、" : ", ", category.SelectMany(r => r.Domains).Distinct().Select(d => Shipped.Template(d).Name.In(language)))
                .Append(isZh ? "\n\n| 方法 | 编号 | 方程 | 参考算例 | 演示行 | 演示行的参数 |\n|---|---|---|---|---|---|\n" : "\n\n| method | id | equations | reference cases | example rows | their parameters |\n|---|---|---|---|---|---|\n");
            foreach (var row in category)
            {
                page.Append("| ").AppendJoin(" | ", MethodBook.NameOf(row.Method.Id).In(language), $"`{row.Method.Id}`",
                    string.Join(", ", row.Equations), string.Join(", ", row.Cases), string.Join(", ", row.Examples), string.Join(", ", row.Parameters.Select(p => $"`{p}`"))).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static IEnumerable<string> Cases(string equation)
    {
        var folder = Path.Combine(Shipped.Root, "tests", "Golden", equation);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => $"{equation}/{Path.GetFileNameWithoutExtension(f)}") : [];
    }

    /// <summary>Equations that kernels declare.</summary>
    public static IReadOnlySet<string> Declared { get; } = typeof(EquationAttribute).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Select(m => m.GetCustomAttribute<EquationAttribute>()?.Id).OfType<string>().ToHashSet();
}
