using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Technology.Assessment;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

/// <summary>From panel files to rankings: hand-worked results, rules of missing scores, and each kind of bad input.</summary>
public class AssessmentTests
{
    private const string Pv = "park.t5-2.16";
    private const string Grid = "park.t5-2.17";
    private const string Staff = "park.t5-2.22";

    [Fact]
    public void A_small_panel_gives_what_a_hand_gives()
    {
        // Mean scores: PV 5 and 1, grid 3 and 3, statistics 1 and 5; weights 0.75 and 0.25 on scales 1 to 5.
        var assessment = Assess(new Files());
        Assert.Equal([1, 0.5, 0], Values(assessment, RankingMethod.WeightedSum, weights: [1, 0]));
        Assert.Equal([0.75, 0.5, 0.25], assessment.Rankings[0].Value.Select(v => Math.Round(v, 12)));
        Assert.Equal([1, 2, 3], assessment.Rankings[0].Place.ToArray());
        Assert.All(assessment.Agreement, a => Assert.Equal((1.0, 4.0), (a.Concordance, a.ChiSquare)));
        Assert.All(assessment.Agreement, a => Assert.Equal(Math.Exp(-2), a.ChanceFraction, 1e-12));
        Assert.False(assessment.MayStop);
        Assert.All(assessment.Sensitivity, s => Assert.Equal(0, s.Changes));
        Assert.Equal(2 * 3 * 1, assessment.Sensitivity.Length);
    }

    [Fact]
    public void The_authority_of_an_expert_is_its_weight_and_a_row_may_state_its_own()
    {
        var files = new Files { Scores = $"E1,{Pv},a,1,5,\nE2,{Pv},a,1,1,\nE1,{Pv},b,1,5,0.2\nE2,{Pv},b,1,1,0.8\n", Experts = "E1,,1,0.8,\nE2,,0.2,0,\n" };
        var assessment = Assess(files);
        // (0.9·5 + 0.1·1)/1 and (0.2·5 + 0.8·1)/1.
        Assert.Equal([4.6, 1.8], assessment.Statistics.Select(s => Math.Round(s.Mean, 12)));
        Assert.Equal([3.0, 3.0], assessment.Statistics.Select(s => s.Median));
    }

    [Fact]
    public void A_missing_score_counts_for_nothing_and_its_expert_not_for_concordance()
    {
        var files = new Files();
        files.Scores = files.Scores.Replace($"E2,{Grid},a,1,3,\n", "", StringComparison.Ordinal);
        var findings = new Findings();
        var assessment = Assess(files, findings);
        Assert.Equal("AST-005", Assert.Single(findings.Sorted()).Code);
        Assert.Equal(3, assessment.Statistics.Single(s => s.Technology.Id == Grid && s.Criterion.Id == "a").Mean);
        Assert.Equal([1, 2], assessment.Agreement.Select(a => a.Experts));
        Assert.True(double.IsNaN(assessment.Agreement[0].Concordance));
        Assert.Equal(3, assessment.Rankings[0].Value.Length);
    }

    [Fact]
    public void A_technology_without_a_criterion_is_left_out_of_the_ranking_and_named()
    {
        var files = new Files();
        files.Scores = files.Scores.Replace($"E1,{Grid},a,1,3,\n", "", StringComparison.Ordinal).Replace($"E2,{Grid},a,1,3,\n", "", StringComparison.Ordinal);
        var findings = new Findings();
        Assert.Equal([Pv, Staff], Assess(files, findings).Matrix.Technologies.Select(t => t.Id));
        Assert.Contains(findings.Sorted(), f => f.Code == "AST-018");
    }

    [Fact]
    public void Less_is_better_turns_a_ranking_round()
    {
        var assessment = Assess(new Files { Criteria = "a,,,,cost,1,5,0.75,\nb,,,,benefit,1,5,0.25,\n" });
        Assert.Equal([3, 2, 1], assessment.Rankings[0].Place.ToArray());
        Assert.Equal([3, 2, 1], assessment.Rankings.Single(r => r.Method == RankingMethod.Topsis).Place.ToArray());
    }

    [Fact]
    public void Fuzzy_grades_follow_memberships_given_as_data()
    {
        // Two grades over the value: PV is 1 and 0, so 0.75 of grade 2 and 0.25 of grade 1.
        var assessment = Assess(new Files { Memberships = "1,0,0,0,1\n2,0,1,1,1\n" });
        Assert.Equal([1.75, 1.5, 1.25], assessment.Rankings.Single(r => r.Method == RankingMethod.Fuzzy).Value.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Near_weights_let_the_first_place_change_hands_and_it_is_counted()
    {
        // Equal weights tie PV and statistics; any change of a weight decides for one of them.
        var assessment = Assess(new Files { Criteria = "a,,,,,1,5,0.51,\nb,,,,,1,5,0.49,\n" });
        var first = assessment.Sensitivity.Single(s => s.Method == RankingMethod.WeightedSum && s.Place == 1);
        Assert.Equal((2, 4), (first.Changes, first.Runs));
        Assert.Equal(["a − → " + Staff, "b + → " + Staff], first.To.ToArray());
    }

    [Fact]
    public void Cuts_of_the_settings_grade_and_disagreements_with_the_report_are_listed()
    {
        var assessment = Assess(new Files { Criteria = "a,,,abatement,,1,5,0.75,\nb,,,,,1,5,0.25,\n", Settings = "abatement_cuts,0.1;0.3;0.4;0.9,\n" });
        var abatement = assessment.Grades.Single(g => g.Kind == "abatement");
        Assert.Equal([5, 4, 1], abatement.Graded.Select(g => g.Derived));
        Assert.Equal([3, 4, 3], abatement.Graded.Select(g => g.Published));
        Assert.Equal(1 / 3.0, abatement.AgreementFraction, 1e-12);
        Assert.False(abatement.AreQuintiles);
        Assert.True(assessment.Grades.Single(g => g.Kind == "recommendation").AreQuintiles);
    }

    [Fact]
    public void Years_of_diffusion_stand_beside_the_window_of_the_report_and_rank_nothing()
    {
        var files = new Files { Criteria = "a,,,,,1,5,0.75,\nb,,,,,1,5,0.25,\ny,,,diffusion,,2020,2060,,\n" };
        files.Scores += $"E1,{Pv},y,1,2022,\nE2,{Pv},y,1,2024,\nE1,{Grid},y,1,2040,\nE2,{Grid},y,1,2042,\n";
        var assessment = Assess(files);
        Assert.Equal([true, false], assessment.Windows.Select(w => w.IsWithin));
        Assert.Equal([0.75, 0.5, 0.25], assessment.Rankings[0].Value.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Experts_that_agree_stop_after_the_round()
    {
        var scores = string.Concat(from e in Enumerable.Range(1, 4) from t in new[] { (Pv, 5), (Grid, 3), (Staff, 1) } from c in "ab" select $"E{e},{t.Item1},{c},1,{t.Item2},\n");
        Assert.True(Assess(new Files { Scores = scores, Experts = "E1,,,,\nE2,,,,\nE3,,,,\nE4,,,,\n" }).MayStop);
    }

    [Theory]
    [InlineData("scores", "E9,park.t5-2.16,a,2,3,\n", "AST-001")]
    [InlineData("scores", "E1,park.t5-2.99,a,2,3,\n", "AST-002")]
    [InlineData("scores", "E1,park.t5-2.16,c,2,3,\n", "AST-003")]
    [InlineData("scores", "E1,park.t5-2.16,a,2,6,\n", "AST-004")]
    [InlineData("scores", "E1,park.t5-2.16,a,1,3,\n", "AST-006")]
    [InlineData("scores", "E1,park.t5-2.16,a,2,3,1.5\n", "AST-012")]
    [InlineData("scores", "E1,park.t5-2.16,a,0,3,\n", "AST-016")]
    [InlineData("experts", "E3,,1.2,0.5,\n", "AST-012")]
    [InlineData("criteria", "c,,,,,5,5,0.1,\n", "AST-011")]
    [InlineData("criteria", "c,,,,,1,5,,\n", "AST-008", "weights,given,\n")]
    [InlineData("settings", "weights,ahp,\n", "AST-014")]
    [InlineData("settings", "stop_concordance,7,\n", "AST-010")]
    [InlineData("settings", "economy_cuts,0.4;0.2;0.6;0.8,\n", "AST-010")]
    [InlineData("settings", "wieghts,given,\n", "AST-010")]
    [InlineData("pairs", "a,b,12,\n", "AST-009")]
    [InlineData("pairs", "a,b,2,\na,z,2,\n", "AST-009")]
    [InlineData("pairs", "a,b,2,\nb,a,2,\n", "AST-009")]
    [InlineData("memberships", "1,0,0.5,0.2,1\n2,0,1,1,1\n", "AST-013")]
    [InlineData("memberships", "1,0,0,0.2,0.3\n2,0.6,1,1,1\n", "AST-017")]
    public void Bad_input_is_a_finding_in_both_languages_and_gives_no_ranking(string file, string rows, string code, string settings = "")
    {
        var (files, findings) = (new Files { Settings = settings }, new Findings());
        files.Add(file, rows);
        Assert.Null(PanelReader.Read(files.Tables(), Shipped.Technologies, findings));
        var finding = Assert.Single(findings.Sorted(), f => f.Code == code);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.All(new[] { finding.Found, finding.Expected, finding.Fix }, t => Assert.DoesNotContain('{', t.Zh + t.En));
    }

    [Fact]
    public void Pairs_that_contradict_each_other_are_refused_and_the_worst_is_named()
    {
        var (findings, files) = (new Findings(), new Files { Criteria = "a,,,,,1,5,,\nb,,,,,1,5,,\nc,,,,,1,5,,\n", Pairs = "a,b,3,\nb,c,3,\na,c,1/9,\n".Replace("1/9", "0.2", StringComparison.Ordinal) });
        Assert.Null(PanelReader.Read(files.Tables(), Shipped.Technologies, findings));
        var finding = Assert.Single(findings.Sorted(), f => f.Code == "AST-007");
        Assert.Contains(" : ", finding.Fix.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_experts_or_criteria_both_files_are_asked_for_at_once()
    {
        var (findings, tables) = (new Findings(), new Files().Tables());
        Assert.Null(PanelReader.Read(tables.Where(t => t.Key == "panel.csv").ToDictionary(), Shipped.Technologies, findings));
        Assert.Equal(2, findings.Sorted().Count(f => f.Code == "AST-014"));
    }

    [Fact]
    public void A_zone_without_scores_has_no_panel_and_no_finding()
    {
        var findings = new Findings();
        Assert.Null(PanelReader.Read(new Dictionary<string, ZoneTable>(), Shipped.Technologies, findings));
        Assert.Equal(0, findings.Count);
    }

    private static double[] Values(PanelAssessment assessment, RankingMethod method, ImmutableArray<double> weights) =>
        [.. new PanelRanking(assessment.Panel, assessment.Matrix).Values(method, weights)];

    private static PanelAssessment Assess(Files files, Findings? findings = null)
    {
        findings ??= new Findings();
        var panel = PanelReader.Read(files.Tables(), Shipped.Technologies, findings);
        Assert.True(panel is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return PanelAssessment.Of(panel, findings);
    }

    /// <summary>Rows of the panel files: two experts of one mind about three technologies and two criteria.</summary>
    private sealed record Files
    {
        public string Scores { get; set; } = string.Concat(from e in Enumerable.Range(1, 2) from s in new[] { (Pv, 5, 1), (Grid, 3, 3), (Staff, 1, 5) } select $"E{e},{s.Item1},a,1,{s.Item2},\nE{e},{s.Item1},b,1,{s.Item3},\n");

        public string Experts { get; set; } = "E1,,,,\nE2,,,,\n";

        public string Criteria { get; set; } = "a,,,,,1,5,0.75,\nb,,,,,1,5,0.25,\n";

        public string Pairs { get; set; } = "";

        public string Memberships { get; set; } = "";

        public string Settings { get; set; } = "";

        public void Add(string file, string rows) => _ = file switch
        {
            "scores" => Scores += rows,
            "experts" => Experts += rows,
            "criteria" => Criteria += rows,
            "pairs" => Pairs += rows,
            "memberships" => Memberships += rows,
            _ => Settings += rows,
        };

        public Dictionary<string, ZoneTable> Tables() => new[]
        {
            Table("panel.csv", "expert,technology,criterion,round,score,authority", Scores), Table("panel_experts.csv", "expert,field,basis,familiarity,note", Experts),
            Table("panel_criteria.csv", "criterion,name,name_en,role,direction,low,high,weight,note", Criteria), Table("panel_pairs.csv", "criterion,other,ratio,note", Pairs),
            Table("panel_memberships.csv", "grade,foot_low,top_low,top_high,foot_high", Memberships), Table("panel_settings.csv", "setting,value,note", Settings),
        }.Where(t => t.Rows.Length > 0).ToDictionary(t => t.Name);

        private static ZoneTable Table(string name, string columns, string rows) => new(name, [.. columns.Split(',')],
            [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((r, i) => new ZoneRow(new Place(name, i + 2), [.. r.Split(',')]))]);
    }
}
