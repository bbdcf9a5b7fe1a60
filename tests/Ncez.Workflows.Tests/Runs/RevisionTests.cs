using Ncez.Model.Diagnostics;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>What was frozen changes only with a revision that says who, when and why, and that fits the change.</summary>
public sealed class RevisionTests : IDisposable
{
    private readonly RunFolder _run = new();

    [Fact]
    public void A_frozen_quantity_changes_only_with_a_revision_that_says_why()
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", ",900,", ",910,");
        _run.Run();
        var findings = new Findings();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings));
        Assert.Equal(["RUN-010"], findings.Sorted().Select(f => f.Code));
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG1,2026-01-02,maker,900,910,meter read again\n");
        _run.Run();
        Assert.NotNull(_run.Freeze("maker"));
    }

    [Fact]
    public void A_frozen_row_does_not_go_or_get_another_name_without_a_revision()
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", "\nG1,", "\nG1b,");
        _run.Run();
        var findings = new Findings();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings));
        Assert.Equal(("RUN-014", "activities.csv"), Assert.Single(findings.Sorted().Select(f => (f.Code, f.Where.File))));
        Assert.Contains("G1", findings.Sorted()[0].Found.En, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG1,2026-01-02,maker,900,0,now G1b\n");
        _run.Run();
        Assert.NotNull(_run.Freeze("maker"));
    }

    [Theory]
    [InlineData("O1,2021,mobile_combustion,柴油,420,t,use,Illustrative", "O1,2021,mobile_combustion,汽油,420,t,use,Illustrative", "→ ")]
    [InlineData("O1,2021,mobile_combustion,柴油,420,t,use,Illustrative", "O1,2021,stationary_combustion,柴油,420,t,use,Illustrative", "mobile_combustion → stationary_combustion")]
    [InlineData("O1,2021,mobile_combustion,柴油,420,t,use,Illustrative", "O1,2020,mobile_combustion,柴油,420,t,use,Illustrative", "2021 → 2020")]
    [InlineData("O1,2021,mobile_combustion,柴油,420,t,use,Illustrative", "O1,2021,mobile_combustion,柴油,420,t,use,Illustrative,NE", "→ NE")]
    [InlineData("O1,2021,mobile_combustion,柴油,420,t,use,Illustrative", "O1,2021,mobile_combustion,柴油,420,t,use,Illustrative,NO", "→ NO")]
    public void A_frozen_row_stands_for_nothing_else_without_a_revision(string from, string to, string moved)
    {
        File.Delete(Path.Combine(_run.Zone, "measures.csv"));
        _run.Edit("zone.yaml", "years: [2021]", "years: [2020, 2021]");
        _run.Edit("activities.csv", "direction,source\n", "direction,source,status\n");
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", from, to);
        _run.Run();
        var findings = new Findings();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings));
        Assert.Contains(moved, Assert.Single(findings.Sorted(), f => f.Code == "RUN-019").Found.En, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nO1,2026-01-02,maker,420,420,wrong meter\n");
        _run.Run();
        Assert.NotNull(_run.Freeze("maker"));
    }

    [Theory]
    [InlineData("parameters.csv", "W08,cod_in,2,", "W08,cod_in,4,", "cod_in 2 kg/m3 → 4 kg/m3")]
    [InlineData("parameters.csv", "W08,cod_in,2,kg/m3", "W08,cod_in,2000,g/m3", "")]
    [InlineData("parameters.csv", "W08,cod_in,2,", "W08,cod_in,2.0,", "")]
    public void A_parameter_of_a_frozen_row_is_data_as_its_quantity_is(string file, string from, string to, string moved)
    {
        using var run = new RunFolder("every-sector");
        run.Run();
        Assert.NotNull(new AdvanceRun(run.Product).Freeze(run.Out, RunFolder.By("maker"), new Findings()));
        run.Edit(file, from, to);
        run.Run();
        var findings = new Findings();
        Assert.Equal(moved.Length == 0, new AdvanceRun(run.Product).Freeze(run.Out, RunFolder.By("maker"), findings) is not null);
        Assert.Equal(moved.Length == 0 ? [] : [moved], findings.Sorted().Where(f => f.Code == "RUN-019").Select(f => f.Found.En.Split('(', ')')[1]));
    }

    [Fact]
    public void A_category_that_the_boundary_leaves_out_with_a_reason_asks_for_none_of_its_rows()
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("zone.yaml", "boundary:\n", "boundary:\n  exclusions:\n    - { category: mobile_combustion, reason: { zh: 不由本区控制, en: not under control of the zone } }\n");
        _run.Run();
        _run.Freeze("maker");
    }

    [Theory]
    [InlineData("G1,2026-01-02,maker,900,910,read again", "")]
    [InlineData("G1,2026-01-02,maker,,910,read again", "")]
    [InlineData("G1,2026-01-02,maker,,,read again", "RUN-010 RUN-033")]
    [InlineData("G1,2026-01-02,maker,77,910,read again", "RUN-010 RUN-033")]
    [InlineData("G1,2026-01-02,maker,900,999,read again", "RUN-010 RUN-033")]
    [InlineData("G1,2020-01-05,maker,900,910,read again", "RUN-010 RUN-033")]
    [InlineData("G1,2026-01-02,maker,900,910,-", "RUN-010 RUN-032")]
    [InlineData("G1,2026-01-02,maker,900,905,read again\nG1,2026-01-02,maker,905,910,and again", "")]
    [InlineData("G1,2026-01-02,maker,901,905,read again\nG1,2026-01-02,maker,905,910,and again", "RUN-010 RUN-033 RUN-033")]
    [InlineData("G1,2062-01-05,maker,900,910,read again", "RUN-031")]
    public void A_revision_stands_for_the_change_it_names_and_for_no_other(string revision, string codes)
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", ",900,", ",910,");
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\n" + revision + "\n");
        _run.Run();
        var findings = new Findings();
        Assert.Equal(codes.Length == 0, new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings) is not null);
        Assert.Equal(codes, string.Join(' ', findings.Sorted().Select(f => f.Code).Order()));
    }

    [Fact]
    public void Rows_of_a_very_large_inventory_are_held_against_the_frozen_ones_too()
    {
        // More rows than a run keeps lines of.
        string Rows(double first, double second) => "id,period,category,item,quantity,unit,direction,source\n" + string.Concat(Enumerable.Range(0, 100_100).Select(i => FormattableString.Invariant($"A{i},2021,mobile_combustion,柴油,{(i == 7 ? first : i == 57 ? second : 1)},t,use,x\n")));
        File.Delete(Path.Combine(_run.Zone, "measures.csv"));
        foreach (var file in new[] { "reviews.csv", "evidence.csv" })
        {
            File.Delete(Path.Combine(_run.Zone, file));
        }

        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), Rows(1, 1));
        _run.Run();
        _run.Freeze("maker");
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), Rows(1.5, 0.5));
        _run.Run();
        var findings = new Findings();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings));
        Assert.Equal(["RUN-010", "RUN-010"], findings.Sorted().Select(f => f.Code));
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nA7,2026-01-02,maker,1,1.5,meter\nA57,2026-01-02,maker,1,0.5,meter\n");
        _run.Run();
        _run.Freeze("maker");
    }

    public void Dispose() => _run.Dispose();
}
