using System.Collections.Immutable;
using System.Net;

namespace Ncez.Cli.Commands;

/// <summary>What the options of <c>ncez serve</c> ask for.</summary>
/// <param name="Urls">Addresses to listen on.</param>
/// <param name="Folder">Data folder.</param>
/// <param name="Database">PostgreSQL; null for the SQLite file.</param>
internal sealed record ServeRequest(string Urls, string Folder, string? Database)
{
    /// <summary>Memory for what can be calculated again [MB].</summary>
    public required int MemoryMB { get; init; }

    /// <summary>True to log JSON.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>Proxies that are believed.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>File of the certificate; null without one.</summary>
    public string? Certificate { get; init; }

    /// <summary>File of its private key; null when the certificate's file holds it.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Password of the private key; null when it has none.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>True when plain HTTP is wished although others can listen.</summary>
    public bool IsPlainAllowed { get; init; }
}
