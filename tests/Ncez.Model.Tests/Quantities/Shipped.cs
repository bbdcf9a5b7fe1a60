using Ncez.Data.Catalog;
using Ncez.Model.Factors;

namespace Ncez.Model.Tests.Quantities;

/// <summary>The data folder of the repository and the library read from it, once.</summary>
internal static class Shipped
{
    public static string Root { get; } = FindRoot();

    public static string DataFolder { get; } = Path.Combine(Root, "data");

    public static FactorLibrary Library { get; } = LibraryReader.Read(DataFolder);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ncez.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
