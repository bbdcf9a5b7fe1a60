using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>How the workbench is served.</summary>
public sealed record ServeOptions
{
    /// <summary>The numbers that come with the product.</summary>
    public required ShippedData Shipped { get; init; }

    /// <summary>Data folder; made when it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Connection string of a PostgreSQL database; null for the SQLite file of the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Addresses to listen on, parted by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>How much memory goes to what can be calculated again.</summary>
    public KeptBytes Kept { get; init; } = KeptBytes.Default;

    /// <summary>True to log one JSON object a line, with what long work comes to; false for sentences, warnings and worse only.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// What the first-run page asks for when others than this machine can reach it, so that a stranger does not become the
    /// administrator; null where only this machine can.
    /// </summary>
    public string? SetupCode { get; init; }

    /// <summary>True when every address is one of this machine alone.</summary>
    public bool IsLoopback => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
