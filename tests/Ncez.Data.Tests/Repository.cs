namespace Ncez.Data.Tests;

/// <summary>Finds files of the repository from a test.</summary>
internal static class Repository
{
    /// <summary>Full path of a file given from the root of the repository.</summary>
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ncez.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Not inside the repository."), relative);
    }
}
