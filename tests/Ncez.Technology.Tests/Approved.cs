using System.Text;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

/// <summary>Compares a text with the approved file in the repository; NCEZ_APPROVE=1 rewrites the file instead.</summary>
internal static class Approved
{
    public static void Matches(string relativePath, string actual)
    {
        var path = Path.Combine(Shipped.Root, relativePath);
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
}
