using System.Reflection;
using System.Text;

namespace Ncez.House.Tests;

/// <summary>An equation as its kernel declares it.</summary>
/// <param name="Id">Equation id.</param>
/// <param name="Formula">The formula as a reader writes it.</param>
/// <param name="Unit">Unit of the result.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Method">The kernel.</param>
internal sealed record Equation(string Id, string Formula, string Unit, string Source, MethodInfo Method);

/// <summary>All equations of Ncez.Kernels, and the pages generated from them.</summary>
internal static class Equations
{
    /// <summary>The assembly that holds every equation.</summary>
    public static Assembly Kernels { get; } = Assembly.Load("Ncez.Kernels");

    /// <summary>Every public method of a kernel class: each is an equation.</summary>
    public static IEnumerable<MethodInfo> Methods => Kernels.GetExportedTypes()
        .Where(t => t.IsClass && !typeof(Attribute).IsAssignableFrom(t))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => !m.IsSpecialName);

    /// <summary>Every equation, by id.</summary>
    public static IReadOnlyList<Equation> All { get; } = [.. Methods.Select(Of).OfType<Equation>().OrderBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>The equation a method declares, or null.</summary>
    public static Equation? Of(MethodInfo method)
    {
        var mark = method.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType.FullName == "Ncez.Kernels.EquationAttribute");
        return mark is null ? null : new Equation(
            Text(mark.ConstructorArguments[0].Value), Text(mark.ConstructorArguments[1].Value), Named(mark, "Unit"), Named(mark, "Source"), method);
    }

    /// <summary>docs/equations.md.</summary>
    public static string PageEn() => Page(
        "# Equations", "Generated from the `[Equation]` attributes of Ncez.Kernels; do not edit (`build/approve` writes it anew). Every equation has a reference case in `tests/Golden/<id>/`.",
        "| id | formula | unit | source | kernel | cases |");

    /// <summary>docs/equations.zh-CN.md.</summary>
    public static string PageZh() => Page(
        "# 方程", "由 Ncez.Kernels 的 `[Equation]` 标注生成，请勿手工修改（`build/approve` 重新生成）。每个方程在 `tests/Golden/<编号>/` 中都有参考算例。",
        "| 编号 | 公式 | 单位 | 来源 | 内核方法 | 算例数 |");

    private static string Page(string title, string lead, string header)
    {
        var page = new StringBuilder().Append(title).Append("\n\n").Append(lead).Append('\n');
        foreach (var group in All.GroupBy(e => e.Id.Split('-')[0]))
        {
            page.Append("\n## ").Append(group.Key).Append("\n\n").Append(header).Append("\n|---|---|---|---|---|---|\n");
            foreach (var e in group)
            {
                page.Append("| ").AppendJoin(" | ", Cell(e.Id), Cell(e.Formula), Cell(e.Unit), Cell(e.Source), $"`{e.Method.DeclaringType!.Name}.{e.Method.Name}`", $"{GoldenCases.Of(e.Id).Count}").Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Named(CustomAttributeData mark, string name) =>
        Text(mark.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value);

    private static string Text(object? value) => value as string ?? "";
}
