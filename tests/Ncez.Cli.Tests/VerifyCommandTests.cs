namespace Ncez.Cli.Tests;

/// <summary>What scripts may rely on: verify ends with 0 for a whole run, with 1 and the file's name for an altered one, with 2 where there is none.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_altered_byte_ends_with_1_and_names_the_file()
    {
        var (zone, run) = (Path.Combine(_folder, "zone"), Path.Combine(_folder, "run"));
        Directory.CreateDirectory(zone);
        File.WriteAllText(Path.Combine(zone, "zone.yaml"), "ncez: 1\nid: z\nname: { zh: 区, en: Z }\ndomain: park\nregion: CN-GD\nyears: [2021]\ngwp: AR5\nfactors: [cn-grid]\n");
        File.WriteAllText(Path.Combine(zone, "activities.csv"), "id,period,category,item,quantity,unit,direction\nE1,2021,purchased_electricity,电力,100,万kWh,import\n");
        Assert.Equal(0, Program.Run("run", zone, "--out", run).ExitCode);
        Assert.Equal(0, Program.Run("verify", run).ExitCode);
        File.AppendAllText(Path.Combine(zone, "activities.csv"), " ");
        var altered = Program.Run("verify", run, "--lang", "en");
        Assert.Equal(1, altered.ExitCode);
        Assert.Contains("activities.csv", altered.Errors);
        Assert.Equal(0, Program.Run("verify", run, "--snapshot").ExitCode);
        Assert.Equal(2, Program.Run("verify", zone).ExitCode);
        File.Move(Path.Combine(run, "run.json"), Path.Combine(_folder, "run.json"));
        var headless = Program.Run("verify", run, "--snapshot", "--lang", "en");
        Assert.Equal(1, headless.ExitCode);
        Assert.Contains("run.json", headless.Errors);
        File.Move(Path.Combine(_folder, "run.json"), Path.Combine(run, "run.json"));
        Assert.Equal(2, Program.Run("freeze", run, "--by", "a").ExitCode);
    }

    [Fact]
    public void Who_signs_is_told_what_who_verifies_is_told()
    {
        var (zone, run) = (Path.Combine(_folder, "zone"), Path.Combine(_folder, "run"));
        Directory.CreateDirectory(zone);
        File.WriteAllText(Path.Combine(zone, "zone.yaml"), "ncez: 1\nid: z\nname: { zh: 区, en: Z }\ndomain: park\nregion: CN-GD\nyears: [2021]\ngwp: AR5\nfactors: [cn-grid]\n");
        File.WriteAllText(Path.Combine(zone, "activities.csv"), "id,period,category,item,quantity,unit,direction\nE1,2021,purchased_electricity,电力,100,万kWh,import\n");
        Assert.Equal(0, Program.Run("run", zone, "--out", run).ExitCode);
        Assert.Equal(0, Program.Run("freeze", run, "--by", "a", "--why", "closed").ExitCode);
        var kept = Directory.EnumerateDirectories(Path.Combine(zone, "runs")).Single();
        File.AppendAllText(Path.Combine(zone, "activities.csv"), " ");
        var signed = Program.Run("verify", kept, "--sign", "--by", "b", "--why", "seen", "--lang", "en");
        Assert.Equal(1, signed.ExitCode);
        Assert.StartsWith(Program.Run("verify", kept, "--lang", "en").Errors.TrimEnd(), signed.Errors, StringComparison.Ordinal);
        Assert.Contains("Not signed. With --snapshot", signed.Errors);
        Assert.Equal(0, Program.Run("verify", kept, "--snapshot", "--sign", "--by", "b", "--why", "seen").ExitCode);
    }

    [Theory]
    [InlineData("check", "typo.db")]
    [InlineData("copy", "typo.db", "new.db")]
    [InlineData("backup", "b.zip", "--data", "typo")]
    public void Who_looks_at_a_database_that_is_not_there_makes_none(string command, params string[] more)
    {
        var answer = Program.Run(["db", command, .. more.Select(m => m.StartsWith('-') ? m : Path.Combine(_folder, m)), "--lang", "en"]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("typo", answer.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }
}
