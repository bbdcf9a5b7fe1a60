namespace Ncez.Cli.Tests;

/// <summary>Options that take numbers: whatever stands there is taken or named, never a crash.</summary>
public class OptionTests
{
    private static readonly string[][] Commands =
    [
        ["uncertainty", "zone", "--draws"], ["uncertainty", "zone", "--seed"], ["serve", "--memory"], ["inventory", "zone", "--year"], ["portfolio", "zone", "--pareto"], ["technologies", "--min-grade"],
    ];

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("abc")]
    [InlineData("-7")]
    [InlineData("1.5")]
    public void What_is_no_whole_number_of_the_range_is_named_with_the_range(string text)
    {
        foreach (var command in Commands)
        {
            var run = Program.Run([.. command, text, "--lang", "en"]);
            Assert.True(run.ExitCode == 2, $"{string.Join(' ', command)} {text}: {run.ExitCode} {run.Errors}");
            Assert.Contains($"{command[^1]} takes a whole number from ", run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("exception", run.Errors, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("System.", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_range_of_draws_is_printed() =>
        Assert.Contains("--draws takes a whole number from 100 to 10000000, not “99999999999”", Program.Run("uncertainty", "zone", "--draws", "99999999999", "--lang", "en").Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("-0.1")]
    [InlineData("x")]
    public void What_is_no_number_of_the_range_is_named_with_the_range(string text)
    {
        var run = Program.Run("portfolio", "zone", "--gap", text, "--lang", "en");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--gap takes a number from 0 to 1, not “{text}”", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_of_draws_has_a_name_and_no_number() => Assert.Equal(2, Program.Run("uncertainty", "zone", "--method", "99").ExitCode);

    [Fact]
    public void Numbers_of_the_range_are_taken()
    {
        var run = Program.Run("technologies", "--min-grade", "5", "--max-payback", "2.5", "--lang", "en");
        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual(run.Output, Program.Run("technologies", "--lang", "en").Output);
    }

    [Fact]
    public void A_range_does_not_change_what_help_says()
    {
        var help = Program.Run("uncertainty", "--help", "--lang", "en").Output;
        Assert.Contains("--draws", help, StringComparison.Ordinal);
        Assert.Contains("10000", help, StringComparison.Ordinal);
    }
}
