namespace Ncez.House.Tests;

/// <summary>A house rule lists all who break it, so that one run shows everything there is to mend.</summary>
internal static class Rule
{
    /// <summary>Fails with every offence named.</summary>
    public static void Holds(string rule, IEnumerable<string> offences)
    {
        var all = offences.ToArray();
        Assert.True(all.Length == 0, $"{rule}\n  {string.Join("\n  ", all)}");
    }
}
