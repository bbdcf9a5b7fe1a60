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
}
