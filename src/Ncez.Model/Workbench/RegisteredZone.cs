using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Workbench;

/// <summary>A zone of the workbench: where its folder lies and what it is called.</summary>
public sealed record RegisteredZone
{
    /// <summary>Zone id; also its address in the pages.</summary>
    public required string Id { get; init; }

    /// <summary>Folder below the data folder, with forward slashes.</summary>
    public required string Folder { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Domain; null while zone.yaml does not say a known one.</summary>
    public Domain? Domain { get; init; }

    /// <summary>Status as zone.yaml says it; empty when it says none.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was registered [UTC].</summary>
    public required DateTime AddedUtc { get; init; }

    /// <summary>The name in both languages.</summary>
    public LocalText Name => new(NameZh, NameEn);
}

/// <summary>A version of a file of a zone: what a save replaced, and by whom.</summary>
public sealed record FileRevision
{
    /// <summary>Key; given by the store, ascending in time.</summary>
    public int Id { get; init; }

    /// <summary>Zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>File of the zone folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the content before, as hexadecimal text.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 of the content after.</summary>
    public required string Hash { get; init; }

    /// <summary>Who saved.</summary>
    public required string Account { get; init; }

    /// <summary>When [UTC].</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The revision that this one takes back; null for an ordinary save.</summary>
    public int? Undoes { get; init; }
}
