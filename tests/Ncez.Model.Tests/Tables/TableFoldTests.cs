using Ncez.Model.Tables;

namespace Ncez.Model.Tests.Tables;

/// <summary>Wide tables on narrow screens: every column once, what a row is in every part, no part wider than the screen.</summary>
public sealed class TableFoldTests
{
    [Fact]
    public void A_table_that_fits_stays_whole() => Assert.Equal((int[][])[[0, 1, 2]], Fold([(10, false), (8, true), (8, true)], 80));

    [Fact]
    public void A_wide_table_is_folded_behind_its_first_column() =>
        Assert.Equal((int[][])[[0, 1, 2], [0, 3, 4], [0, 5]], Fold([(10, false), (8, true), (8, true), (8, true), (8, true), (8, true)], 40));

    [Fact]
    public void A_table_of_text_is_left_to_break_its_lines() => Assert.Equal((int[][])[[0, 1]], Fold([(200, false), (300, false)], 80));

    [Fact]
    public void Every_column_stands_once_and_no_part_is_wider_than_the_screen()
    {
        var random = new Random(20161128);
        for (var i = 0; i < 500; i++)
        {
            var columns = Enumerable.Range(0, 1 + random.Next(14)).Select(c => (Width: 1 + random.Next(c == 0 ? 30 : 20), IsNumber: c > 0 && random.Next(4) > 0)).ToList();
            var screen = 60 + random.Next(100);
            var parts = TableFold.Of(columns, screen);
            Assert.Equal(Enumerable.Range(0, columns.Count), parts.SelectMany(p => p).Distinct().Order());
            Assert.All(parts, p => Assert.Equal(0, p[0]));
            if (parts.Length > 1)
            {
                Assert.All(parts, p => Assert.True(p.Sum(c => 3 + Math.Min(columns[c].Width, columns[c].IsNumber ? int.MaxValue : 24)) <= screen));
            }
        }
    }

    private static int[][] Fold(List<(int Width, bool IsNumber)> columns, int screen) => [.. TableFold.Of(columns, screen).Select(p => p.ToArray())];
}
