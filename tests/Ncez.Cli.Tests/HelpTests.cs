using System.Text.RegularExpressions;

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
    [InlineData("new")]
    [InlineData("technologies")]
    [InlineData("claims")]
    [InlineData("roadmap")]
    [InlineData("bench")]
    public void Every_command_explains_itself_in_both_languages(string command)
    {
        var (english, chinese) = (Program.Run(command, "--help", "--lang", "en"), Program.Run(command, "--help", "--lang=zh"));
        Assert.Equal((0, 0), (english.ExitCode, chinese.ExitCode));
        Assert.NotEqual(english.Output, chinese.Output);
        Assert.Matches("[\u4e00-\u9fff]", chinese.Output);
        Assert.DoesNotMatch("(?i)show|default|description|usage", chinese.Output);
        Assert.Contains($"ncez {command}", english.Output);
        Assert.DoesNotMatch(@"\[[a-z]+(\.[A-Za-z]+)*\](?! *<)", english.Output.Replace("[options]", "").Replace("[command]", ""));
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "说明|用法")]
    [InlineData("en_GB.UTF-8", "Usage")]
    [InlineData("C", "Usage")]
    public void The_language_comes_from_the_environment_when_no_option_names_it(string locale, string expected) =>
        Assert.Matches(expected, Program.RunWith([("LC_ALL", locale)], "--help").Output);

    [Fact]
    public void Commands_within_a_command_are_listed_and_named_whole()
    {
        Assert.Contains("restore <file>", Program.Run("db", "--help", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.Contains("ncez db copy <from> <to>", Program.Run("db", "copy", "--help", "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_command_the_help_is_shown() => Assert.Contains("inventory", Program.Run().Output);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h", "--lang", "zh")]
    [InlineData("--lang=en", "-?")]
    public void The_front_page_names_every_command_with_what_its_own_page_says(params string[] args)
    {
        var front = Program.Run(args).Output;
        string[] language = args.Contains("zh") ? ["--lang", "zh"] : ["--lang", "en"];
        var names = Regex.Matches(front, @"^  ([a-z]+)  ", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("run", names);
        foreach (var command in names)
        {
            var page = Program.Run([command, "--help", .. language]).Output;
            Assert.Contains(page.Split('\n')[0].Trim(), front);
        }
    }

    [Fact]
    public void The_version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+", Program.Run("--version").Output);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Help_wraps_at_the_columns_of_the_terminal(string language)
    {
        var page = Program.RunWith([("COLUMNS", "70")], "technologies", "--help", "--lang", language).Output;
        Assert.All(page.Split('\n').Skip(1), line => Assert.True(line.Sum(c => c >= 0x2E80 ? 2 : 1) <= 70, line));
        Assert.DoesNotMatch(@"(?m)^ *[，。；：、）]", page);
        var whole = Program.Run("technologies", "--help", "--lang", language).Output;
        Assert.Equal(Regex.Replace(whole, @"\s+", ""), Regex.Replace(page, @"\s+", ""));
    }

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
