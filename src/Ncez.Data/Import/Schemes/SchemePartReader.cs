using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Schemes;

/// <summary>Reads what stands around the rows: classes, grades, aggregation, sources, consequences.</summary>
internal sealed class SchemePartReader(SchemeFields fields)
{
    /// <summary>Class sets.</summary>
    public ImmutableArray<SchemeClassSet> ClassSets(YamlMap root) => Each(root, "classes", map => new SchemeClassSet(map.Text("id"), Classes(map)));

    /// <summary>Grades; an end of the score says whether it belongs to the grade.</summary>
    public ImmutableArray<SchemeGrade> Grades(YamlMap root) => Each(root, "grades", map => new SchemeGrade(
        map.Text("id"), map.LocalText("name"), fields.FindDecimal(map, "min"), End(map, "min"), fields.FindDecimal(map, "max"), End(map, "max"),
        map.Texts("requires"), map.FindTruth("pass") ?? false));

    /// <summary>Aggregation.</summary>
    public SchemeAggregation Aggregation(YamlMap root)
    {
        if (root.Map("aggregation") is not { } map)
        {
            return new SchemeAggregation(AggregationMode.Reported, null, default);
        }

        var read = new SchemeAggregation(map.Option<AggregationMode>("mode"), fields.FindDecimal(map, "total_points"), map.FindLocalText("note") ?? default);
        if (read.Mode is AggregationMode.AdditivePoints or AggregationMode.AdditivePointsWithBinding && read.TotalPoints is null && !map.Has("total_points"))
        {
            map.Text("total_points");
        }

        map.ReportUnknownKeys();
        return read;
    }

    /// <summary>What may be left out.</summary>
    public NotApplicablePolicy NotApplicable(YamlMap root)
    {
        if (root.FindMap("not_applicable") is not { } map)
        {
            return new NotApplicablePolicy(NotApplicableMode.None, [], default);
        }

        var strengths = Enum.GetValues<RowStrength>().ToDictionary(s => Words.SnakeCase(s.ToString()), StringComparer.Ordinal);
        fields.Check(map, "applies_to", strengths.Keys);
        var policy = new NotApplicablePolicy(map.Option<NotApplicableMode>("mode"),
            [.. map.Texts("applies_to").Where(strengths.ContainsKey).Select(t => strengths[t])], map.FindLocalText("text") ?? default);
        map.ReportUnknownKeys();
        return policy;
    }

    /// <summary>Sources.</summary>
    public static ImmutableArray<SchemeSource> Sources(YamlMap root) => Each(root, "sources", map =>
        new SchemeSource(map.Text("id"), map.FindText("kind") ?? "", map.FindText("address") ?? "", map.FindLocalText("note") ?? default));

    /// <summary>Statements on provenance.</summary>
    public static ImmutableArray<(Provenance How, LocalText What)> Verified(YamlMap root) => Each(root, "verified", map => (map.Option<Provenance>("how"), map.LocalText("what")));

    /// <summary>Consequences.</summary>
    public static ImmutableArray<OutcomeRule> Outcomes(YamlMap root) => Each(root, "outcomes", map =>
        new OutcomeRule(map.Option<OutcomeEvent>("event"), map.LocalText("effect"), map.FindWhole("wait_months")));

    private ImmutableArray<SchemeClass> Classes(YamlMap set) => Each(set, "options", map => new SchemeClass(
        map.Text("id"), map.LocalText("name"),
        map.FindText("when") is { } condition ? fields.Formulas.Condition(condition, map.PlaceOf("when")) : null,
        fields.FindInput(map, "word_of", InputKind.Word), !(map.FindTruth("not_evaluable") ?? false)));

    // 60 to 85 says nothing about 85 itself: the file must.
    private bool End(YamlMap map, string key)
    {
        var inclusive = map.FindTruth($"{key}_inclusive");
        if (map.Has(key) && inclusive is null && !map.Has($"{key}_inclusive"))
        {
            fields.Findings.Error("SCM-016", map.PlaceOf(key), ("key", $"{key}_inclusive"));
        }

        return inclusive ?? true;
    }

    private static ImmutableArray<T> Each<T>(YamlMap root, string key, Func<YamlMap, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var map in root.Maps(key))
        {
            all.Add(read(map));
            map.ReportUnknownKeys();
        }

        return all.ToImmutable();
    }
}
