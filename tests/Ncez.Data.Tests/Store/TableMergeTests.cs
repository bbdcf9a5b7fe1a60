using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Data.Tests.Store;

/// <summary>Two edits put together: what says one thing together stays together.</summary>
public sealed class TableMergeTests
{
    private const string File = "activities.csv";
    private const string Header = "id,期间,category,item,quantity,unit,direction,uncertainty_percent,distribution,note";
    private static readonly string[] Figure = ["期间", "category", "item", "quantity", "unit", "direction"];

    [Fact]
    public void A_unit_of_one_and_a_quantity_of_the_other_are_no_figure()
    {
        var (before, mine, theirs) = (Row("420", "t"), Row("430", "t"), Row("420", "kg"));
        var merged = Merge(before, mine, theirs);
        var asked = Assert.Single(merged.Conflicts);
        Assert.Equal(("O1", "quantity + unit", "420 | t", "430 | t", "420 | kg"), (asked.Line, asked.Column, asked.Before, asked.Mine, asked.Theirs));
        foreach (var (takesMine, quantity, unit) in new[] { (true, "430", "t"), (false, "420", "kg") })
        {
            var chosen = Merge(before, mine, theirs, new Dictionary<FieldConflict, bool> { [asked] = takesMine });
            Assert.Empty(chosen.Conflicts);
            Assert.Equal((quantity, unit), (chosen.Table.Rows[0][4], chosen.Table.Rows[0][5]));
        }
    }

    [Theory]
    [InlineData("period")]
    [InlineData("item")]
    [InlineData("direction")]
    public void What_a_row_is_and_how_much_are_one_field(string other)
    {
        var merged = Merge(Row("420", "t"), Row("430", "t"), other switch { "period" => Row("420", "t", period: "2024"), "item" => Row("420", "t", item: "汽油"), _ => Row("420", "t", direction: "export") });
        Assert.EndsWith("quantity" + (other == "direction" ? " + direction" : ""), Assert.Single(merged.Conflicts).Column, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_and_an_uncertainty_go_with_any_figure()
    {
        var merged = Merge(Row("420", "t"), Row("430", "t"), Row("420", "t", note: "read again", uncertainty: "5"));
        Assert.Empty(merged.Conflicts);
        Assert.Equal(["430", "5", "read again"], new[] { 4, 7, 9 }.Select(c => merged.Table.Rows[0][c]));
        Assert.Equal("uncertainty_percent + distribution", Assert.Single(Merge(Row("420", "t"), Row("420", "t", uncertainty: "5"), Row("420", "t", distribution: "uniform")).Conflicts).Column);
        Assert.Equal("quantity", Assert.Single(Merge(Row("420", "t"), Row("430", "t"), Row("440", "t")).Conflicts).Column);
    }

    [Fact]
    public void A_merged_figure_is_always_one_that_somebody_wrote() => Prop.ForAll(Rows().Three().ToArbitrary(), t =>
    {
        var (before, mine, theirs) = t;
        var merged = Merge(before, mine, theirs);
        var columns = Header.Split(',').Select((h, c) => (h, c)).Where(h => Figure.Contains(h.h)).Select(h => h.c).ToList();
        string Of(string row) => string.Join(',', columns.Select(c => row.Split(',')[c]));
        return new[] { Of(mine), Of(theirs) }.Contains(string.Join(',', columns.Select(c => merged.Table.Rows[0][c])));
    }).QuickCheckThrowOnFailure();

    private static Gen<string> Rows() =>
        from quantity in Gen.Elements("1", "2")
        from unit in Gen.Elements("t", "kg")
        from item in Gen.Elements("柴油", "汽油")
        from direction in Gen.Elements("use", "export")
        from note in Gen.Elements("", "x")
        select Row(quantity, unit, item: item, direction: direction, note: note);

    private static string Row(string quantity, string unit, string period = "2023", string item = "柴油", string direction = "use", string uncertainty = "", string distribution = "", string note = "") =>
        $"O1,{period},c,{item},{quantity},{unit},{direction},{uncertainty},{distribution},{note}";

    private static MergedTable Merge(string before, string mine, string theirs, IReadOnlyDictionary<FieldConflict, bool>? choices = null) =>
        TableMerge.Of(File, Read(before), Read(mine), Read(theirs), choices ?? ImmutableDictionary<FieldConflict, bool>.Empty)!;

    private static TableText Read(string row) => TableText.Read(File, Encoding.UTF8.GetBytes(Header + "\n" + row + "\n"), new Findings())!;
}
