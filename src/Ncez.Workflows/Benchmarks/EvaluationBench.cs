using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Import.Schemes;
using Ncez.Evaluation.Schemes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Zones judged by a scheme of many indicators, once their inventories exist. Goal: 1 000 zones × 50 indicators under 50 ms.</summary>
public sealed class EvaluationBench : IBench
{
    private const int Indicators = 50;

    /// <inheritdoc />
    public string Id => "evaluation";

    /// <inheritdoc />
    public LocalText Name => new("按方案评价", "evaluation by a scheme");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var findings = new Findings();
        var scheme = new SchemeReader(context.Shipped.Library.Units, context.Shipped.Treatments).Read("schemes/generated.yaml", Encoding.UTF8.GetBytes(Generated()), findings)
            ?? throw new InvalidOperationException("The generated scheme has errors.");
        foreach (var zones in (int[])[100, 1_000, 10_000])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var facts = Enumerable.Range(0, zones).Select(Zone).ToImmutableArray();
            yield return BenchFigure.Time($"{zones} zones × {Indicators} indicators", zones * Indicators, "verdicts", () =>
            {
                foreach (var zone in facts)
                {
                    AssessScheme.Of(scheme, zone, []);
                }
            }, runs: 12, note: () => zones == 1_000 ? "goal: 50 ms" : "");
        }
    }

    // Every kind of rule that reads engine results, with classes, milestones, points and grades.
    private static string Generated()
    {
        var text = new StringBuilder("""
            format: ncez-scheme/1
            id: generated
            name: generated
            readiness: own
            domains: [park]
            inputs:
              - { id: net, name: n, unit: t, result: inventory.net }
              - { id: gross, name: g, unit: t, result: inventory.gross }
              - { id: energy, name: e, unit: tce, result: energy.calorific }
              - { id: gdp, name: p, unit: CNY, result: indicator.gdp }
            classes: [ { id: size, options: [ { id: small, name: s, when: "energy < 50000 [tce]" }, { id: large, name: l } ] } ]
            milestones: [2025, 2030]
            aggregation: { mode: additive_points, total_points: 100 }
            grades: [ { id: pass, name: p, min: 60, min_inclusive: true, pass: true }, { id: fail, name: f } ]
            rows:

            """);
        for (var i = 0; i < Indicators; i++)
        {
            var rule = (i % 5) switch
            {
                0 => "unit: t/tce, value: net / energy, rule: { kind: threshold_by_class_and_year, op: \"<=\", points: 2, limits: [ { class: small, year: 2025, value: 0.3 }, { class: large, year: 2025, value: 0.5 }, { value: 0.2 } ] }",
                1 => "unit: t, value: gross, rule: { kind: ratio_to_baseline, reference: gross@base, reduction: true, op: \">=\", limit: 0.2, points: 2 }",
                2 => "unit: t/CNY, value: net / gdp, rule: { kind: linear_completion, target: \"gross@base / gdp@base\", points: 2 }",
                3 => "unit: t, rule: { kind: balance, op: \">=\", left: net, right: 0.5 * gross, points: 2 }",
                _ => "unit: tce, rule: { kind: trend, input: energy, requirement: below_previous, points: 2 }",
            };
            text.Append(CultureInfo.InvariantCulture, $"  - {{ id: I{i}, name: i, strength: score, {rule} }}\n");
        }

        return text.ToString();
    }

    private static SchemeFacts Zone(int number)
    {
        FactSeries Series(double first, Dimension dimension) => new([2020, 2024, 2025], [.. new[] { 1, 0.9, 0.7 }.Select(f => Quotient.Of(first * f)!.Value)], UnitPowers.Of(dimension), LocalText.Same("bench"));
        var size = 1_000.0 + (number * 37 % 200_000);
        return new SchemeFacts(number.ToString(CultureInfo.InvariantCulture), 2025, 2020, new Dictionary<string, FactSeries>(StringComparer.Ordinal)
        {
            ["inventory.net"] = Series(size * 2, Dimension.Mass),
            ["inventory.gross"] = Series(size * 2.5, Dimension.Mass),
            ["energy.calorific"] = Series(size * 8.141, Dimension.Energy),
            ["indicator.gdp"] = Series(size * 1e4, Dimension.Money),
        }.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
