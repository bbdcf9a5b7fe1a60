using Ncez.Data.Catalog;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Tests;

/// <summary>The catalogue that the product ships, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<TechnologyCatalogue> Read = new(() => TechnologyReader.Read(Path.Combine(Approved.Root, "data")));

    public static TechnologyCatalogue Catalogue => Read.Value;
}
