using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Targets;

namespace Ncez.Evaluation.Targets;

/// <summary>The rules by which a target is shared out, alone or blended by weights.</summary>
public static class AllocationRules
{
    /// <summary>By present emissions.</summary>
    public const string Grandfathering = "grandfathering";

    /// <summary>By people.</summary>
    public const string PerCapita = "per_capita";

    /// <summary>By GDP.</summary>
    public const string PerProduct = "per_gdp";

    /// <summary>The cut by present emissions times GDP per head: who is richer cuts more.</summary>
    public const string Capability = "capability";

    /// <summary>The cut by abatement potential.</summary>
    public const string Potential = "potential";

    /// <summary>All rules.</summary>
    public static ImmutableArray<string> All { get; } = [Grandfathering, PerCapita, PerProduct, Capability, Potential];

    /// <summary>Reads <c>per_capita</c> or <c>grandfathering:0.5;per_gdp:0.5</c>; weights are scaled to 1.</summary>
    public static ImmutableArray<(string Rule, double Weight)> Read(string text, Place where, Findings findings)
    {
        var rules = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split(':', StringSplitOptions.TrimEntries);
            var weight = pair.Length > 1 ? (double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var w) ? w : -1) : 1;
            if (!All.Contains(pair[0]) || !(weight > 0))
            {
                findings.Error("TGT-008", where, ("rule", part), ("known", string.Join(", ", All)));
            }
            else
            {
                rules.Add((pair[0], weight));
            }
        }

        if (rules.Count == 0 && text.Trim().Length == 0)
        {
            findings.Error("TGT-008", where, ("rule", text), ("known", string.Join(", ", All)));
        }

        var sum = rules.Sum(r => r.Item2);
        return [.. rules.Select(r => (r.Item1, r.Item2 / sum))];
    }

    /// <summary>Says which parts lack what a rule needs.</summary>
    public static void Check(ImmutableArray<(string Rule, double Weight)> rules, ImmutableArray<TargetPart> parts, bool isIntensity, Findings findings)
    {
        var columns = rules.SelectMany(r => NeededColumns(r.Rule)).Concat(isIntensity ? ["activity"] : []).Distinct();
        foreach (var column in columns)
        {
            foreach (var part in parts.Where(p => !(Value(p, column) > 0) && !(column == "potential_t" && p.PotentialT == 0)))
            {
                findings.Error("TGT-004", part.Where, ("part", part.Name), ("column", column), ("rule", part.Rule));
            }
        }

        foreach (var part in parts.Where(p => !(p.EmissionsT > 0)))
        {
            findings.Error("TGT-004", part.Where, ("part", part.Name), ("column", "emissions_t"), ("rule", part.Rule));
        }
    }

    /// <summary>Shares of a total of tonnes; they add up to 1.</summary>
    public static ImmutableArray<double> Shares(ImmutableArray<(string Rule, double Weight)> rules, ImmutableArray<TargetPart> parts, double totalT)
    {
        var shares = new double[parts.Length];
        foreach (var (rule, weight) in rules)
        {
            var weights = Weights(rule, parts, totalT);
            var sum = weights.Sum();
            for (var i = 0; i < shares.Length; i++)
            {
                shares[i] += weight * weights[i] / sum;
            }
        }

        return [.. shares];
    }

    /// <summary>Relative duties for intensities: 1 for all under grandfathering, else by what the rule looks at, over its mean.</summary>
    public static ImmutableArray<double> Duties(ImmutableArray<(string Rule, double Weight)> rules, ImmutableArray<TargetPart> parts)
    {
        var duties = new double[parts.Length];
        foreach (var (rule, weight) in rules)
        {
            double[] marks = [.. parts.Select(p => rule switch
            {
                PerCapita => p.EmissionsT / p.People!.Value,
                PerProduct => p.EmissionsT / p.Product!.Value,
                Capability => p.Product!.Value / p.People!.Value,
                Potential => p.PotentialT!.Value / p.EmissionsT,
                _ => 1,
            })];
            var mean = marks.Average();
            for (var i = 0; i < duties.Length; i++)
            {
                duties[i] += weight * marks[i] / mean;
            }
        }

        return [.. duties];
    }

    private static double[] Weights(string rule, ImmutableArray<TargetPart> parts, double totalT)
    {
        var cutT = parts.Sum(p => p.EmissionsT) - totalT;
        return rule switch
        {
            PerCapita => [.. parts.Select(p => p.People!.Value)],
            PerProduct => [.. parts.Select(p => p.Product!.Value)],
            Capability => Less(p => p.EmissionsT * p.Product!.Value / p.People!.Value),
            Potential => Less(p => p.PotentialT!.Value),
            _ => [.. parts.Select(p => p.EmissionsT)],
        };

        // What is left when the cut is shared out by a mark.
        double[] Less(Func<TargetPart, double> mark)
        {
            var sum = parts.Sum(mark);
            return [.. parts.Select(p => p.EmissionsT - (cutT * mark(p) / sum))];
        }
    }

    private static ImmutableArray<string> NeededColumns(string rule) => rule switch
    {
        PerCapita => ["population"],
        PerProduct => ["gdp"],
        Capability => ["population", "gdp"],
        Potential => ["potential_t"],
        _ => [],
    };

    private static double? Value(TargetPart part, string column) => column switch
    {
        "population" => part.People,
        "gdp" => part.Product,
        "potential_t" => part.PotentialT,
        _ => part.Activity,
    };
}
