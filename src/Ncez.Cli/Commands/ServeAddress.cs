using System.Net;

namespace Ncez.Cli.Commands;

/// <summary>Addresses that options of <c>ncez serve</c> name.</summary>
internal static class ServeAddress
{
    /// <summary>An http or https address; null for anything else.</summary>
    public static Uri? Of(string url) => Web.Hosting.ServeOptions.AddressOf(url);

    /// <summary>An address, or a network as <c>10.0.0.0/8</c>; null for anything else.</summary>
    public static IPNetwork? Network(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network : null;
}
