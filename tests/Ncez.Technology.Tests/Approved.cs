using System.Runtime.CompilerServices;
using System.Text;

namespace Ncez.Technology.Tests;

/// <summary>Compares a text with the approved file in the repository; NCEZ_APPROVE=1 rewrites the file instead.</summary>
internal static class Approved
{
    public static string Root { get; } = FindRoot();

    public static void Matches(string relativePath, string actual)
    {
        var path = Path.Combine(Root, relativePath);
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{relativePath} is missing; run the tests with NCEZ_APPROVE=1, look at the file, and commit it.");
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(approved == actual, $"{relativePath} differs from what the code makes; run with NCEZ_APPROVE=1, look at the difference, and commit it if it is meant.");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ncez.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Ncez.slnx above {here}.");
    }
}
