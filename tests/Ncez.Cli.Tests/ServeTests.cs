namespace Ncez.Cli.Tests;

/// <summary>What <c>ncez serve</c> refuses before it begins: passwords that would travel readably, certificates that are none.</summary>
public class ServeTests
{
    [Theory]
    [InlineData("en", "--plain-http", "--urls", "http://0.0.0.0:5080")]
    [InlineData("zh", "--plain-http", "--urls", "http://127.0.0.1:5080;http://*:80")]
    [InlineData("en", "--certificate FILE", "--urls", "https://0.0.0.0:443")]
    [InlineData("zh", "--certificate 文件", "--urls", "https://0.0.0.0:443")]
    [InlineData("en", "nowhere.pfx", "--urls", "https://0.0.0.0:443", "--certificate", "nowhere.pfx")]
    [InlineData("zh", "nowhere.pfx", "--urls", "https://0.0.0.0:443", "--certificate", "nowhere.pfx")]
    [InlineData("en", "10.0.0.0/8", "--proxy", "proxy.example")]
    [InlineData("zh", "10.0.0.0/8", "--proxy", "10.0.0.0/99")]
    [InlineData("en", "no http or https address", "--urls", "ftp://127.0.0.1")]
    public void What_it_refuses_says_what_to_do(string language, string says, params string[] options)
    {
        var parent = Directory.CreateTempSubdirectory("ncez-serve-").FullName;
        var folder = Path.Combine(parent, "never");
        var run = Program.Run(["serve", "--data", folder, "--lang", language, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Directory.Delete(parent);
    }

    [Theory]
    [InlineData("en", "cannot be made or written")]
    [InlineData("zh", "无法创建或写入")]
    public void A_data_folder_that_cannot_be_made_is_named(string language, string says)
    {
        var file = Path.GetTempFileName();
        var run = Program.Run("serve", "--data", Path.Combine(file, "x"), "--lang", language);
        File.Delete(file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Path.Combine(file, "x"), run.Errors, StringComparison.Ordinal);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Trim().Split('\n'));
    }

    [Fact]
    public void A_wrong_option_of_a_command_of_a_command_names_its_own_help()
    {
        var run = Program.Run("db", "check", "nowhere.db", "--head", "158:0000", "--lang", "en");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("See ncez db check --help", run.Errors, StringComparison.Ordinal);
    }
}
