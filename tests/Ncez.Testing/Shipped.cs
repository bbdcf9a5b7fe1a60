using System.Collections.Concurrent;
using Ncez.Data.Catalog;
using Ncez.Model.Factors;
using Ncez.Model.Technologies;
using Ncez.Model.Zones;

namespace Ncez.Testing;

/// <summary>The shipped data of this checkout, read once per test process.</summary>
public static class Shipped
{
    private static readonly ConcurrentDictionary<Domain, BoundaryTemplate> Templates = new();

    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The data folder.</summary>
    public static string Data { get; } = Path.Combine(Root, "data");

    /// <summary>The factor library.</summary>
    public static FactorLibrary Library { get; } = LibraryReader.Read(Data);

    /// <summary>The technology catalogue.</summary>
    public static TechnologyCatalogue Technologies { get; } = TechnologyReader.Read(Data);

    /// <summary>The boundary template of a domain.</summary>
    public static BoundaryTemplate Template(Domain domain) => Templates.GetOrAdd(domain, d => TemplateReader.Read(Data, d));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Ncez.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No checkout above the test binaries.");
        }

        return folder;
    }
}
