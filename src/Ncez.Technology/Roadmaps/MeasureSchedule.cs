using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Roadmaps;

/// <summary>Puts measures in order: what may start when, and what they add up to year by year.</summary>
public static class MeasureSchedule
{
    /// <summary>
    /// Checks the order and sums up. A measure may start in the year in which its prerequisites are fully in place; where a
    /// prerequisite cannot keep its own year, what follows it moves with it. Circles are named and have no earliest year.
    /// </summary>
    /// <param name="measures">Measures.</param>
    /// <param name="years">Years of the totals.</param>
    /// <param name="findings">Collects starts before a prerequisite, circles and missing amounts.</param>
    public static ZoneRoadmap Of(ImmutableArray<Measure> measures, YearWindow years, Findings findings)
    {
        var byId = measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var circles = Circles(byId);
        foreach (var circle in circles)
        {
            findings.Error("RDM-002", byId[circle[0]].Where with { Field = "prerequisites" }, ("cycle", string.Join(" → ", circle.Append(circle[0]))));
        }

        var earliest = Earliest(measures, byId, circles.SelectMany(c => c).ToHashSet(StringComparer.Ordinal), findings);
        var roadmap = new ZoneRoadmap(measures, earliest, years, Yearly(years, y => measures.Sum(m => AbatementT(m, y))), Yearly(years, y => measures.Sum(m => CostCny(m, y))));
        Missing(findings, "RDM-008", roadmap.WithoutAbatement);
        Missing(findings, "RDM-010", roadmap.WithoutCost);
        return roadmap;
    }

    /// <summary>Abatement of a measure in a year [t CO₂e]; 0 before it starts, after it ends, and where it states none.</summary>
    public static double AbatementT(Measure measure, int year) => measure.AbatementTPerYear is { } yearlyT ? yearlyT * InForceFraction(measure, year) : 0;

    /// <summary>Part of a measure that is in force in a year [0–1]; 0 before it starts and after it ends.</summary>
    public static double InForceFraction(Measure measure, int year) => year > (measure.End ?? int.MaxValue) ? 0 : MeasureKernels.InForceFraction(year, measure.Start, measure.Full);

    /// <summary>Investment of a measure in a year [CNY]: in equal parts from the first year of work to the year it is fully in place.</summary>
    public static double CostCny(Measure measure, int year) => measure.CostCny is not { } costCny || year < measure.FirstYear || year > measure.Full
        ? 0
        : costCny / (measure.Full - measure.FirstYear + 1);

    private static ImmutableSortedDictionary<string, int> Earliest(
        ImmutableArray<Measure> measures, Dictionary<string, Measure> byId, HashSet<string> circular, Findings findings)
    {
        var earliest = new Dictionary<string, int?>(StringComparer.Ordinal);
        int? Of(Measure measure)
        {
            if (circular.Contains(measure.Id))
            {
                return null;
            }

            if (!earliest.TryGetValue(measure.Id, out var year))
            {
                var before = measure.Prerequisites.Where(byId.ContainsKey).Select(p => byId[p]).Select(p => InPlace(p, Of(p))).Where(y => y is not null).ToList();
                earliest[measure.Id] = year = before.Count == 0 ? null : before.Max();
            }

            return year;
        }

        foreach (var measure in measures)
        {
            if (Of(measure) is { } year && measure.Start < year)
            {
                var last = measure.Prerequisites.Where(byId.ContainsKey).Select(p => byId[p]).MaxBy(p => InPlace(p, Of(p)) ?? 0)!;
                findings.Error(
                    "RDM-001", measure.Where with { Field = "start" }, ("measure", measure.Name), ("start", measure.Start),
                    ("prerequisite", last.Name), ("finished", year), ("earliest", year));
            }
        }

        return earliest.Where(e => e.Value is not null).ToImmutableSortedDictionary(e => e.Key, e => e.Value!.Value, StringComparer.Ordinal);
    }

    /// <summary>Year in which a measure is fully in place if it starts no earlier than it can.</summary>
    private static int? InPlace(Measure measure, int? earliest) => Math.Max(measure.Start, earliest ?? measure.Start) + (measure.Full - measure.Start);

    private static List<ImmutableArray<string>> Circles(Dictionary<string, Measure> byId)
    {
        var circles = new List<ImmutableArray<string>>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        void Visit(string id)
        {
            if (path.IndexOf(id) is var at and >= 0)
            {
                var circle = path[at..];
                if (!circles.Any(c => c.ToHashSet(StringComparer.Ordinal).SetEquals(circle)))
                {
                    circles.Add([.. circle]);
                }

                return;
            }

            if (!done.Contains(id))
            {
                path.Add(id);
                foreach (var before in byId[id].Prerequisites.Where(byId.ContainsKey))
                {
                    Visit(before);
                }

                path.RemoveAt(path.Count - 1);
                done.Add(id);
            }
        }

        foreach (var id in byId.Keys)
        {
            Visit(id);
        }

        return circles;
    }

    private static void Missing(Findings findings, string code, IEnumerable<Measure> measures)
    {
        var missing = measures.ToList();
        if (missing.Count > 0)
        {
            findings.Add(Diagnostic.Of(code, Severity.Warning, missing[0].Where, ("count", missing.Count), ("measures", string.Join(", ", missing.Select(m => m.Id)))));
        }
    }

    private static ImmutableArray<double> Yearly(YearWindow years, Func<int, double> amount) =>
        [.. Enumerable.Range(years.Start, years.End - years.Start + 1).Select(amount)];
}
