using System.Security.Cryptography;
using System.Text;

namespace Ncez.Model.Workbench;

/// <summary>One entry of the audit trail. Entries are only added; each carries the hash of the one before it.</summary>
public sealed record AuditEntry
{
    /// <summary>Key; given by the store, ascending.</summary>
    public int Id { get; init; }

    /// <summary>When [UTC].</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>Name of the account; empty for the program itself.</summary>
    public required string Account { get; init; }

    /// <summary>What was done: a key such as <c>zone.saved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Zone; empty when it concerns none.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Further facts as <c>name=value</c>, parted by semicolons.</summary>
    public required string Detail { get; init; }

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash over this entry and <see cref="PreviousHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash that an entry with these facts must carry. Each part is written with its length, so no two entries read alike.</summary>
    public static string HashOf(string previousHash, DateTime atUtc, string account, string action, string zoneId, string detail)
    {
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string>)[previousHash, atUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture), account, action, zoneId, detail])
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>True when the hash fits the entry.</summary>
    public bool IsWhole => Hash == HashOf(PreviousHash, AtUtc, Account, Action, ZoneId, Detail);
}
