using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Small changes of the base year add up over all frozen runs until they reach the threshold; the run that reaches it fixes the figure anew.</summary>
public sealed class BaseYearCourseTests : IDisposable
{
    private const double Threshold = 0.05;
    private const string Stays = "below the threshold, the figure before stays";
    private readonly RunFolder _run = new();
    private readonly double _grossT;
    private readonly double _perUnitT;
    private int _day = 1;
    private double _quantity = 8600;

    public BaseYearCourseTests()
    {
        var inventory = new AccountZone(_run.Product).Account(_run.Zone).Inventory!;
        _grossT = inventory.Years[0].Gross.T;
        _perUnitT = inventory.Plans.First(p => p.Category.Id == "purchased_electricity").Co2eTPerUnit;
    }

    [Fact]
    public void Steps_below_the_threshold_add_up_and_the_one_that_reaches_it_fixes_the_figure_anew()
    {
        var first = Freeze();
        Move(0.03);
        Assert.False(IsTold());
        var second = Freeze();

        // 3 % and 3 % are 6 % of the figure that was fixed, though only 2.9 % of the run before.
        Move(0.03);
        Assert.True(IsTold());
        var since = Since();
        Assert.Equal((first, 0.06), (since.FixedBy, Math.Round(since.Changes.BaseYear!.SignificanceFraction, 9)));
        Assert.Equal(_grossT, since.Changes.BaseYear.OldT, _grossT * 1e-9);

        // Freezing is the recalculation: there is no way that ends here, and the next changes are held against the new figure.
        var third = Freeze();
        Assert.False(IsTold());
        Move(0.03);
        Assert.False(IsTold());
        var fourth = Freeze();
        since = Since();
        Assert.Equal([first, first, third, third], since.Course.Steps.Select(s => s.FixedBy));
        Assert.Equal([first, second, third, fourth], since.Course.Steps.Select(s => s.Run));
        Assert.Equal([double.NaN, 0.03, 0.06, 0.03 / 1.06], since.Course.Steps.Select(s => s.Change is { } c ? Math.Round(c.SignificanceFraction, 9) : double.NaN), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-8);
        Assert.Equal(["fixes the base year", Stays, "recalculated: fixes the base year anew", Stays, Stays], ChangeTables.Of(since, _run.Product.Library).Single(t => t.Id == "baseyears").Rows.Select(r => r[^1].Text.En));
    }

    [Fact]
    public void A_run_that_was_frozen_before_the_base_year_moved_fixes_nothing()
    {
        File.Delete(Path.Combine(_run.Zone, "measures.csv"));
        _run.Edit("zone.yaml", "years: [2021]", "years: [2021, 2022]");
        _run.Edit("activities.csv", "E1,2021,", "E2,2022,purchased_electricity,电力,8600,万kWh,import,Illustrative\nE1,2021,");
        Freeze();
        _run.Edit("zone.yaml", "years: [2021, 2022]", "years: [2021, 2022]\nbaseline: 2022");
        Assert.Null(Since().Changes.BaseYear);
        Assert.Contains(new CheckZone(_run.Product).Check(_run.Zone).Sorted(), f => f.Code == "RUN-015");
        var second = Freeze();
        Assert.Equal([second], Since().Course.Steps.Select(s => s.FixedBy));
        Assert.DoesNotContain(new CheckZone(_run.Product).Check(_run.Zone).Sorted(), f => f.Code == "RUN-015");
    }

    [Fact]
    public void Adopting_factors_is_held_against_the_run_that_fixed_the_base_year()
    {
        Freeze();
        Move(0.03);
        var second = Freeze();
        var findings = new Findings();
        var adoption = new AdoptFactors(_run.Product).Propose(_run.Zone, 2021, findings)!;
        Assert.Empty(findings.Sorted());
        Assert.NotEqual(second, Since().FixedBy);
        Assert.Equal(_grossT, adoption.Changes.BaseYear!.OldT, _grossT * 1e-9);
        Assert.True(adoption.Changes.BaseYear.SignificanceFraction >= 0.03 - 1e-9);
    }

    public void Dispose() => _run.Dispose();

    // Electricity by this share of the first base year's gross.
    private void Move(double fraction)
    {
        var before = _quantity;
        _quantity += fraction * _grossT / _perUnitT;
        _run.Edit("activities.csv", $"E1,2021,purchased_electricity,电力,{Text(before)},", $"E1,2021,purchased_electricity,电力,{Text(_quantity)},");
        var path = Path.Combine(_run.Zone, "revisions.csv");
        File.AppendAllText(path, (File.Exists(path) ? "" : "activity,date,author,old_quantity,new_quantity,reason\n") + $"E1,2026-01-{_day:00},maker,{Text(before)},{Text(_quantity)},read again {_day}\n");
    }

    private string Freeze()
    {
        _run.Run();
        var findings = new Findings();
        var frozen = new AdvanceRun(_run.Product).Freeze(_run.Out, new RunStepBy("maker", $"2026-01-{_day++:00}T08:00:00Z", "closed"), findings);
        Assert.True(frozen is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        return Path.GetFileName(frozen);
    }

    private SinceFrozen Since() => new CompareRuns(_run.Product).Since(_run.Zone, Threshold, new Findings())!;

    private bool IsTold() => new CheckZone(_run.Product).Check(_run.Zone).Sorted().Any(f => f.Code == "RUN-020");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
