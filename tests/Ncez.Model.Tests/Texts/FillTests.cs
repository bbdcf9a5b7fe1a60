using Ncez.Model.Texts;

namespace Ncez.Model.Tests.Texts;

/// <summary>Placeholders of texts, and words that follow a number.</summary>
public sealed class FillTests
{
    [Theory]
    [InlineData(1, "1 row is kept")]
    [InlineData(0, "0 rows are kept")]
    [InlineData(2, "2 rows are kept")]
    [InlineData(11, "11 rows are kept")]
    public void One_takes_the_first_form_and_every_other_number_the_second(int rows, string expected) =>
        Assert.Equal(expected, TextArea.Fill("{rows} {rows?row is|rows are} kept", [("rows", rows)], Language.En));

    [Theory]
    [InlineData("{rows?row}", "{rows?row}")]
    [InlineData("{rows?row|rows", "{rows?row|rows")]
    [InlineData("{other?row|rows} {other}", "{other?row|rows} {other}")]
    [InlineData("{rows?a|b}{rows?c|d}", "ac")]
    public void What_is_not_written_whole_stays(string template, string expected) =>
        Assert.Equal(expected, TextArea.Fill(template, [("rows", 1)], Language.En));

    [Fact]
    public void What_an_argument_brings_is_not_read_again() =>
        Assert.Equal("{b} and 2", TextArea.Fill("{a} and {b}", [("a", "{b}"), ("b", 2)], Language.En));
}
