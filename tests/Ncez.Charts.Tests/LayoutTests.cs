using FsCheck;
using FsCheck.Fluent;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Charts.Tests;

/// <summary>Laws of layout: labels keep their distance, axes hold zero and all values, gaps stay gaps.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Spread_labels_keep_order_and_distance() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat[]>(), wanted =>
        {
            double[] sorted = [.. wanted.Select(w => Math.Abs(w.Get) % 400).Order()];
            var placed = LabelColumn.Spread(sorted, 15, 10, 390);
            return Enumerable.Range(1, Math.Max(0, placed.Length - 1)).All(i => placed[i] - placed[i - 1] >= 15 - 1e-9) && placed.All(p => p >= 10 - 1e-9)
                && ((placed.Length - 1) * 15 > 380 || placed.All(p => p <= 390 + 1e-9));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_with_room_stay_where_they_belong() => Assert.Equal([20.0, 60, 100], LabelColumn.Spread([20, 60, 100], 15, 0, 200));

    [Fact]
    public void Crowded_labels_share_the_shift() => Assert.Equal([92.5, 107.5], LabelColumn.Spread([100, 100], 15, 0, 200));

    [Fact]
    public void An_axis_holds_zero_and_every_value() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(), values =>
        {
            double[] finite = [.. values.Get.Select(v => v.Get).Where(v => Math.Abs(v) is > 1e-9 and < 1e15)];
            var axis = NiceAxis.Over(finite);
            return axis.Ticks.Contains(0) && finite.All(v => v >= axis.Min - (axis.Step * 1e-6) && v <= axis.Max + (axis.Step * 1e-6)) && axis.Ticks.Count() <= 9;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(221.5, 250, 50)] // a step of 221.5 / 4 = 55 would be rounded up to 100
    [InlineData(0.8, 0.8, 0.2)]
    [InlineData(9.9, 10, 2.5)]
    public void An_axis_has_round_steps(double value, double max, double step)
    {
        var axis = NiceAxis.Over([value]);
        Assert.True(axis.Max >= value && axis.Step >= step * 0.99, $"{axis}");
        Assert.True(axis.Max <= max * 1.4, $"{axis}");
    }

    [Fact]
    public void A_cut_text_fits() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text => TextWidth.Of(TextWidth.Fit(text.Get, 60, 12), 12) <= 60 + 12).QuickCheckThrowOnFailure();

    [Fact]
    public void No_data_is_a_gap_in_a_line()
    {
        var spec = new ChartSpec
        {
            Id = "gap",
            Form = ChartForm.Line,
            Title = LocalText.Same("t"),
            Subtitle = LocalText.Same("s"),
            Unit = LocalText.Same("t"),
            DataUnit = LocalText.Same("t"),
            Scale = Magnitude.One,
            Categories = [.. Enumerable.Range(2020, 4).Select(y => LocalText.Same($"{y}"))],
            Series = [new ChartSeries(LocalText.Same("a"), "scenario-1", [1, double.NaN, 3, 4]), new ChartSeries(LocalText.Same("b"), "scenario-2", [1.01, 2, 3, 4.01])],
        };
        var svg = ChartSvg.File(spec, new SvgOptions(Language.En, SvgTheme.Light));
        Assert.Matches("d=\"M[0-9. ]+M[0-9. ]+L[0-9. ]+\"", svg);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_role_has_a_colour_in_both_themes() =>
        Assert.All(Palette.Roles, role => Assert.Matches("^#[0-9A-F]{6}$", Palette.Colour(role, dark: false) is { } light && Palette.Colour(role, dark: true) is { } ? light : ""));
}
