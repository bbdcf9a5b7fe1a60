namespace Ncez.Charts.Tests;

/// <summary>Compares an output with the approved file of tests/Golden; NCEZ_APPROVE=1 writes the file anew.</summary>
internal static class Approved
{
    internal static void Equal(string name, string actual)
    {
        var file = Path.Combine(Root(), "tests", "Golden", name);
        actual = actual.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{name} is not approved yet; look at it with NCEZ_APPROVE=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Ncez.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No checkout above the test binaries.");
        }

        return folder;
    }
}
