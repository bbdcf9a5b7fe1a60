using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Accounting.Methods;

/// <summary>
/// All accounting methods, found by scanning the assembly. A row names its method in the column <c>method</c>; else the item
/// decides among the methods of the category's sector.
/// </summary>
public static class MethodBook
{
    private static readonly TextArea Names = TextArea.Of(typeof(MethodBook).Assembly, "Methods");

    /// <summary>Every method, by id; the plain factor comes last, for items that no other method takes.</summary>
    public static ImmutableArray<IAccountingMethod> All { get; } = [.. typeof(MethodBook).Assembly.GetTypes()
        .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IAccountingMethod)))
        .Select(t => (IAccountingMethod)Activator.CreateInstance(t)!).OrderBy(m => m is DirectFactor).ThenBy(m => m.Id, StringComparer.Ordinal)];

    private static readonly ILookup<string, IAccountingMethod> BySector =
        All.SelectMany(m => m.Sectors.Select(s => (Sector: s, Method: m))).ToLookup(p => p.Sector, p => p.Method);

    /// <summary>Name of a method in both languages.</summary>
    public static LocalText NameOf(string method) => Names.Both($"method.{method}");

    /// <summary>Methods that serve a sector.</summary>
    public static IEnumerable<IAccountingMethod> Of(string sector) => BySector[sector];

    /// <summary>The plans of a kind by the method that its row or its item chooses; empty after a finding.</summary>
    public static IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (!DirectionRule.Check(request) || Choose(request) is not { } method)
        {
            return [];
        }

        if (!method.ReadsHistory && request.Zone.Years.Length > 0 && !request.Zone.Years.Contains(request.Year))
        {
            request.Findings.Error("ACC-033", request.At("period"), ("year", request.Year), ("method", NameOf(method.Id)));
            return [];
        }

        return method.Plan(request).Select(plan => plan with { Method = method.Id });
    }

    private static IAccountingMethod? Choose(PlanRequest request)
    {
        var methods = BySector[request.Category.Method].ToList();
        if (methods.Count == 1)
        {
            return methods[0];
        }

        var asked = FactorLibrary.FoldName(request.Kind.Method);
        if (asked.Length > 0)
        {
            var named = methods.Find(m => m.Id == asked || FactorLibrary.FoldName(NameOf(m.Id).Zh) == asked || FactorLibrary.FoldName(NameOf(m.Id).En) == asked);
            if (named is null)
            {
                request.Findings.Error("ACC-030", request.At("method"), ("method", request.Kind.Method), ("category", request.Category.Name), ("known", List(methods)));
            }

            return named;
        }

        if (methods.Find(m => m.Takes(request)) is { } method)
        {
            return method;
        }

        if (methods.Find(m => m.Id == request.Category.Method) is { } own)
        {
            return own;
        }

        if (methods.Count == 0)
        {
            request.Findings.Error("ACC-021", request.At("category"), ("category", request.Category.Name));
        }
        else
        {
            request.Findings.Error("ACC-031", request.At("item"), ("item", request.Item.Name), ("category", request.Category.Name), ("known", List(Proposed(methods, request))));
        }

        return null;
    }

    private static List<IAccountingMethod> Proposed(List<IAccountingMethod> methods, PlanRequest request) => methods.FindAll(m => m.MayTake(request)) is { Count: > 0 } fit ? fit : methods;

    private static LocalText List(IEnumerable<IAccountingMethod> methods) => new(
        string.Join("、", methods.Select(m => $"{NameOf(m.Id).Zh}（{m.Id}）")), string.Join(", ", methods.Select(m => $"{m.Id} ({NameOf(m.Id).En})")));
}
