namespace Ncez.House.Tests;

/// <summary>A committed file that is made from the code; <c>NCEZ_APPROVE=1</c> writes it, otherwise it must be current.</summary>
internal static class Generated
{
    /// <summary>Compares, or writes when approving.</summary>
    public static void Matches(string relative, string expected)
    {
        var path = House.At(relative);
        var actual = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
            return;
        }

        Assert.Fail($"{relative} is {(actual is null ? "missing" : "out of date")}; write it with: build/approve");
    }
}
