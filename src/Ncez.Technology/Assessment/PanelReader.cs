using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Assessment;

/// <summary>
/// Gives panel.csv (scores) its meaning, with panel_experts.csv, panel_criteria.csv, and where there are any panel_pairs.csv,
/// panel_memberships.csv and panel_settings.csv. Whatever is wrong becomes a finding, all at once.
/// </summary>
public sealed class PanelReader
{
    private static readonly string[] Needed = ["panel_experts.csv", "panel_criteria.csv"];
    private readonly IReadOnlyDictionary<string, ZoneTable> _tables;
    private readonly TechnologyCatalogue _catalogue;
    private readonly Findings _findings;
    private bool _isBad;

    private PanelReader(IReadOnlyDictionary<string, ZoneTable> tables, TechnologyCatalogue catalogue, Findings findings) =>
        (_tables, _catalogue, _findings) = (tables, catalogue, findings);

    /// <summary>Reads the panel.</summary>
    /// <param name="tables">Tables of the zone by file name.</param>
    /// <param name="catalogue">Technologies that can be assessed.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <returns>The panel; null when the zone has no scores or a finding is an error.</returns>
    public static Panel? Read(IReadOnlyDictionary<string, ZoneTable> tables, TechnologyCatalogue catalogue, Findings findings) =>
        tables.TryGetValue("panel.csv", out var scores) && !scores.Rows.IsEmpty ? new PanelReader(tables, catalogue, findings).Read(scores) : null;

    private Panel? Read(ZoneTable table)
    {
        foreach (var file in Needed.Where(f => !_tables.ContainsKey(f)))
        {
            Error("AST-014", new Place(file), ("file", file));
        }

        if (_isBad)
        {
            return null;
        }

        var experts = Experts(_tables["panel_experts.csv"]);
        var criteria = Criteria(_tables["panel_criteria.csv"]);
        ImmutableArray<PanelCriterion> ranked = [.. criteria.Where(c => !c.AsksYear)];
        if (ranked.IsEmpty)
        {
            Error("AST-015", new Place("panel_criteria.csv"));
        }

        var pairs = new PairReader(_tables.GetValueOrDefault("panel_pairs.csv"), ranked, Error).Read();
        var settings = new PanelSettingsReader(_tables.GetValueOrDefault("panel_settings.csv"), Error).Read(
            !pairs.IsEmpty ? WeightMethod.Ahp : ranked.All(c => c.Weight is not null) ? WeightMethod.Given : WeightMethod.Entropy);
        CheckWeights(settings.Weights, ranked, pairs);
        var scores = Scores(table, experts, criteria);
        var grades = Grades(_tables.GetValueOrDefault("panel_memberships.csv"));
        if (_isBad)
        {
            return null;
        }

        var panel = new Panel(experts, criteria, [.. scores.Select(s => s.Technology).Distinct()], scores, pairs, grades, settings);
        WarnOfGaps(panel);
        return panel;
    }

    private ImmutableArray<PanelExpert> Experts(ZoneTable table)
    {
        double? Part(ZoneRow row, string column)
        {
            var value = table.Number(row, column);
            if (value is < 0 or > 1)
            {
                Error("AST-012", At(row, column), ("expert", table.Text(row, "expert")), ("value", table.Text(row, column)));
            }

            return value;
        }

        return [.. table.Rows.Select(r => new PanelExpert(table.Text(r, "expert"), table.Text(r, "field"), Part(r, "basis"), Part(r, "familiarity")))];
    }

    private ImmutableArray<PanelCriterion> Criteria(ZoneTable table)
    {
        var criteria = ImmutableArray.CreateBuilder<PanelCriterion>();
        foreach (var row in table.Rows)
        {
            var (id, low, high) = (table.Text(row, "criterion"), table.Number(row, "low") ?? double.NaN, table.Number(row, "high") ?? double.NaN);
            if (!(low >= 0 && high > low))
            {
                Error("AST-011", At(row, "high"), ("criterion", id), ("low", table.Text(row, "low")), ("high", table.Text(row, "high")));
            }

            var name = table.Text(row, "name") is { Length: > 0 } text ? new LocalText(text, table.Text(row, "name_en") is { Length: > 0 } en ? en : text) : LocalText.Same(id);
            criteria.Add(new PanelCriterion(id, name, Role(table.Text(row, "role")), table.Text(row, "direction") is "cost" or "成本型" or "越小越好", low, high, table.Number(row, "weight"), row.Where));
        }

        return criteria.ToImmutable();
    }

    private static string Role(string text) => text switch
    {
        "减排潜力" => "abatement",
        "经济性" => "economy",
        "应用年份" => "application",
        "推广年份" => "diffusion",
        "abatement" or "economy" or "application" or "diffusion" => text,
        _ => "other",
    };

    private void CheckWeights(WeightMethod method, ImmutableArray<PanelCriterion> ranked, ImmutableArray<double> pairs)
    {
        switch (method)
        {
            case WeightMethod.Given when ranked.FirstOrDefault(c => c.Weight is null) is { } without:
                Error("AST-008", without.Where with { Field = "weight" }, ("criterion", without.Id));
                break;
            case WeightMethod.Given when !ranked.IsEmpty && !(ranked.Sum(c => c.Weight) > 0):
                Error("AST-008", ranked[0].Where with { Field = "weight" }, ("criterion", ranked[0].Id));
                break;
            case WeightMethod.Ahp when pairs.IsEmpty && !_isBad:
                Error("AST-014", new Place("panel_pairs.csv"), ("file", "panel_pairs.csv"));
                break;
            case WeightMethod.Ahp when !pairs.IsEmpty:
                var consistency = PanelWeights.Consistency(pairs, ranked.Length);
                if (!(consistency.Ratio < PanelWeights.MostInconsistent))
                {
                    Error("AST-007", new Place("panel_pairs.csv"), ("ratio", consistency.Ratio), ("lambda", consistency.PrincipalValue), ("worst", consistency.WorstPair(ranked)));
                }

                break;
        }
    }

    private ImmutableArray<PanelScore> Scores(ZoneTable table, ImmutableArray<PanelExpert> experts, ImmutableArray<PanelCriterion> criteria)
    {
        var (scores, seen) = (ImmutableArray.CreateBuilder<PanelScore>(), new HashSet<(string, string, string, int)>());
        foreach (var row in table.Rows)
        {
            var (who, what, by) = (table.Text(row, "expert"), table.Text(row, "technology"), table.Text(row, "criterion"));
            var expert = experts.FirstOrDefault(e => e.Id == who);
            var technology = _catalogue.Find(what) ?? _catalogue.Entries.FirstOrDefault(e => e.Name.Zh == what || string.Equals(e.Name.En, what, StringComparison.OrdinalIgnoreCase));
            var criterion = criteria.FirstOrDefault(c => c.Id == by);
            Known("AST-001", row, "expert", who, expert is not null, experts.Select(e => e.Id));
            Known("AST-002", row, "technology", what, technology is not null, _catalogue.Entries.SelectMany(e => new[] { e.Id, e.Name.Zh, e.Name.En }));
            Known("AST-003", row, "criterion", by, criterion is not null, criteria.Select(c => c.Id));
            var (round, score) = (table.Whole(row, "round") ?? 0, table.Number(row, "score") ?? double.NaN);
            if (criterion is not null && !(score >= criterion.LowScore && score <= criterion.HighScore) && !double.IsNaN(criterion.HighScore))
            {
                Error("AST-004", At(row, "score"), ("score", table.Text(row, "score")), ("criterion", by), ("low", criterion.LowScore), ("high", criterion.HighScore));
            }

            var authority = table.Number(row, "authority");
            if (authority is < 0 or > 1)
            {
                Error("AST-012", At(row, "authority"), ("expert", who), ("value", table.Text(row, "authority")));
            }

            if (round < 1)
            {
                Error("AST-016", At(row, "round"), ("round", table.Text(row, "round")));
            }
            else if (expert is not null && technology is not null && criterion is not null)
            {
                if (!seen.Add((who, technology.Id, by, round)))
                {
                    Error("AST-006", row.Where, ("expert", who), ("technology", what), ("criterion", by), ("round", round));
                }

                scores.Add(new PanelScore(expert, technology, criterion, round, score, authority ?? expert.AuthorityFraction ?? 1));
            }
        }

        return scores.ToImmutable();
    }

    private void Known(string code, ZoneRow row, string column, string value, bool isKnown, IEnumerable<string> names)
    {
        if (!isKnown)
        {
            Error(code, At(row, column), ("value", value), ("near", EditDistance.Nearest(value, names) ?? "–"));
        }
    }

    private ImmutableArray<FuzzyGrade> Grades(ZoneTable? table)
    {
        if (table is null)
        {
            return [];
        }

        var grades = ImmutableArray.CreateBuilder<FuzzyGrade>();
        foreach (var row in table.Rows)
        {
            double Cell(string column) => table.Number(row, column) ?? double.NaN;
            var grade = new FuzzyGrade(table.Whole(row, "grade") ?? 0, Cell("foot_low"), Cell("top_low"), Cell("top_high"), Cell("foot_high"));
            if (!(grade.FootLowFraction <= grade.TopLowFraction && grade.TopLowFraction <= grade.TopHighFraction && grade.TopHighFraction <= grade.FootHighFraction))
            {
                Error("AST-013", row.Where, ("grade", grade.Grade), ("value", "foot_low ≤ top_low ≤ top_high ≤ foot_high"));
            }

            grades.Add(grade);
        }

        // A value that belongs to no grade would drop out of the judgement unseen.
        for (var percent = 0; percent <= 100 && !_isBad; percent++)
        {
            if (!(grades.Sum(g => g.Membership(percent / 100.0)) > 0))
            {
                Error("AST-017", new Place("panel_memberships.csv"), ("value", (percent / 100.0).ToString("0.##", CultureInfo.InvariantCulture)));
            }
        }

        return [.. grades.OrderBy(g => g.Grade)];
    }

    // Who scores in a round is asked for everything that is scored in it.
    private void WarnOfGaps(Panel panel)
    {
        foreach (var round in panel.Scores.GroupBy(s => s.Round))
        {
            var asked = round.Select(s => (s.Technology.Id, s.Criterion.Id)).ToHashSet();
            foreach (var expert in round.GroupBy(s => s.Expert.Id))
            {
                var missing = asked.Except(expert.Select(s => (s.Technology.Id, s.Criterion.Id))).Order().ToList();
                if (missing.Count > 0)
                {
                    _findings.Warning("AST-005", new Place("panel.csv"), ("expert", expert.Key), ("round", round.Key), ("count", missing.Count),
                        ("missing", string.Join(", ", missing.Take(5).Select(m => $"{m.Item1} {m.Item2}"))));
                }
            }
        }
    }

    private void Error(string code, Place where, params TextArg[] args)
    {
        _isBad = true;
        _findings.Error(code, where, args);
    }

    private static Place At(ZoneRow row, string column) => row.Where with { Field = column };
}
