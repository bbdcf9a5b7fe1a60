using System.Globalization;

namespace Ncez.Model.Workbench;

/// <summary>The last entry of the audit trail, kept beside it.</summary>
public sealed record AuditHead
{
    /// <summary>Its only key.</summary>
    public const string Key = "trail";

    /// <summary>Key: there is one.</summary>
    public string Id { get; init; } = Key;

    /// <summary>Key of the last entry.</summary>
    public required int EntryId { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }
}

/// <summary>The data folder that a database belongs to.</summary>
public sealed record FolderMark
{
    /// <summary>Its only key.</summary>
    public const string Key = "folder";

    /// <summary>Key: there is one.</summary>
    public string Id { get; init; } = Key;

    /// <summary>Id of the folder, which stands in the folder too.</summary>
    public required string FolderId { get; init; }
}

/// <summary>Which entry a trail led to at some time, to be kept outside the database: <c>114:5f0c…</c>.</summary>
/// <param name="EntryId">Key of the entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record TrailMark(int EntryId, string Hash)
{
    /// <summary>Reads a mark; null when it is none.</summary>
    public static TrailMark? Of(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigitLower) ? new TrailMark(id, parts[1]) : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{EntryId.ToString(CultureInfo.InvariantCulture)}:{Hash}";
}

/// <summary>What a check of the audit trail found.</summary>
/// <param name="Count">Entries that fit.</param>
/// <param name="FirstBroken">First entry that does not fit or is gone; null when the trail is whole.</param>
public sealed record TrailCheck(int Count, int? FirstBroken)
{
    /// <summary>True when entries that were written are not there any more: the end, or everything, was cut off.</summary>
    public bool IsCut { get; init; }

    /// <summary>Where the trail leads: its last entry; null when there is none.</summary>
    public TrailMark? Head { get; init; }
}
