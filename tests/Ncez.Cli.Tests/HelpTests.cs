namespace Ncez.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("en", "workbench for near-zero carbon")]
    [InlineData("zh", "近零碳排放区工作台")]
    public void The_program_explains_itself_in_both_languages(string language, string expected)
    {
        var run = Program.Run("--help", "--lang", language);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output);
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("inventory")]
    [InlineData("explain")]
    [InlineData("run")]
    [InlineData("factors")]
    public void Every_command_explains_itself_in_both_languages(string command)
    {
        var (english, chinese) = (Program.Run(command, "--help", "--lang", "en"), Program.Run(command, "--help", "--lang=zh"));
        Assert.Equal((0, 0), (english.ExitCode, chinese.ExitCode));
        Assert.NotEqual(english.Output, chinese.Output);
        Assert.Matches("[\u4e00-\u9fff]", chinese.Output);
        Assert.DoesNotMatch(@"\[[a-z]+(\.[A-Za-z]+)*\](?! *<)", english.Output.Replace("[options]", "").Replace("[command]", ""));
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "说明|用法")]
    [InlineData("en_GB.UTF-8", "Usage")]
    [InlineData("C", "Usage")]
    public void The_language_comes_from_the_environment_when_no_option_names_it(string locale, string expected) =>
        Assert.Matches(expected, Program.RunWith([("LC_ALL", locale)], "--help").Output);

    [Fact]
    public void Without_a_command_the_help_is_shown() => Assert.Contains("inventory", Program.Run().Output);

    [Theory]
    [InlineData("inventory", "--bogus")]
    [InlineData("inventory", "zone", "--bogus")]
    [InlineData("nonsense")]
    [InlineData("inventory", "zone", "--format", "pdf")]
    [InlineData("check", "zone", "--format", "xlsx")]
    [InlineData("inventory", "zone", "--lines", "some")]
    [InlineData("inventory")]
    public void A_bad_command_line_ends_with_2_and_a_sentence(params string[] args)
    {
        var run = Program.Run(args);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.Empty(run.Output);
        Assert.DoesNotContain("   at ", run.Errors);
    }
}
