using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Exchange;
using Ncez.Workflows.Technologies.Assessment;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>The assessment of the example park: tables, report, score sheets out and in.</summary>
public sealed class AssessmentTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void All_tables_of_the_example_stand_and_read_in_both_languages()
    {
        var answer = Answer()!;
        Assert.Equal(["settings", "experts", "statistics", "agreement", "weights", "ranking", "sensitivity", "grades", "differences", "windows"], answer.Tables.Select(t => t.Id));
        Assert.All(answer.Tables.SelectMany(t => t.Columns.Select(c => c.Header).Append(t.Title)).Append(answer.Answer), t => Assert.DoesNotContain('[', t.Zh.Replace("[%]", "", StringComparison.Ordinal) + t.En.Replace("[%]", "", StringComparison.Ordinal)));
        Assert.All(answer.Tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Length, r.Length)));
    }

    [Fact]
    public void The_report_has_the_chapters()
    {
        var folder = _run.Run();
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("id=\"assessment\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"abatement-cost\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filled_score_sheet_is_imported_as_the_next_round()
    {
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        var sheets = AssessTechnologies.Sheets(_run.Product.Technologies, account.Input!, account.Findings);
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], sheets.Select(s => s.Id));

        // Everybody takes the median of the round before.
        var filled = sheets.Select(s => s with { Rows = [.. s.Rows.Select(r => r.SetItem(5, r[7].Number))] }).ToList();
        var path = Path.Combine(_run.Root, "filled.xlsx");
        using (var file = File.Create(path))
        {
            SaveResult.Xlsx(filled, file, Language.Zh);
        }

        var outcome = new ImportBook(_run.Product).Run(path, _run.Zone, new ImportOptions(Agreed: true));
        Assert.Equal(ImportState.Done, outcome.State);
        Assert.Equal(sheets.Sum(s => s.Rows.Length), outcome.Counts["panel.csv"].New);
        var agreement = Table("agreement").Rows.Where(r => r[0].Number == 3).ToList();
        Assert.Equal(6, agreement.Count);
        Assert.All(agreement, r => Assert.Equal(1, r[4].Number, 1e-12));
    }

    [Fact]
    public void An_error_in_the_panel_stops_the_sheets_and_the_assessment()
    {
        _run.Edit("panel.csv", "P1,park.t5-2.13,abatement,1,", "P7,park.t5-2.13,abatement,1,");
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        Assert.Empty(AssessTechnologies.Sheets(_run.Product.Technologies, account.Input!, account.Findings));
        Assert.Null(Answer());
    }

    private ResultTable Table(string id) => Answer()!.Tables.Single(t => t.Id == id);

    private AssessmentAnswer? Answer()
    {
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        return AssessTechnologies.Answer(_run.Product.Technologies, account.Input!, account.Findings);
    }
}
