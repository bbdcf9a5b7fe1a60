using Ncez.Data.Catalog;
using Ncez.Model.Diagnostics;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Tests;

/// <summary>The catalogue that the product ships, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<(TechnologyCatalogue Catalogue, Findings Findings)> Read = new(() =>
    {
        var findings = new Findings();
        return (TechnologyReader.Read(Path.Combine(Approved.Root, "data"), findings), findings);
    });

    public static TechnologyCatalogue Catalogue => Read.Value.Catalogue;

    public static Findings Findings => Read.Value.Findings;
}
