using Ncez.Model.Texts;

namespace Ncez.Model.Workbench;

/// <summary>Someone who signs in to the workbench.</summary>
public sealed record Account
{
    /// <summary>Key; given by the store.</summary>
    public int Id { get; init; }

    /// <summary>Name as typed.</summary>
    public required string Name { get; init; }

    /// <summary>Name without case, unique: what a sign-in is looked up by.</summary>
    public required string NameKey { get; init; }

    /// <summary>Salted hash of the password, with its method and cost.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>What the account may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Language of the pages.</summary>
    public required Language Language { get; init; }

    /// <summary>Light, dark, or as the system says.</summary>
    public PageTheme Theme { get; init; } = PageTheme.System;

    /// <summary>False when an administrator has closed the account; it is never deleted, because the audit trail names it.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; init; }

    /// <summary>Until when no sign-in is taken [UTC]; null when open.</summary>
    public DateTime? LockedUntilUtc { get; init; }

    /// <summary>When it was made [UTC].</summary>
    public required DateTime CreatedUtc { get; init; }
}

/// <summary>How pages look.</summary>
public enum PageTheme
{
    /// <summary>As the operating system prefers.</summary>
    System,

    /// <summary>Dark text on white.</summary>
    Light,

    /// <summary>Light text on dark.</summary>
    Dark,
}

/// <summary>A signed-in browser.</summary>
/// <param name="Id">Hash of the token that the browser holds; the token itself is not kept.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="CreatedUtc">Since when [UTC].</param>
/// <param name="ExpiresUtc">Until when [UTC].</param>
public sealed record Session(string Id, int AccountId, DateTime CreatedUtc, DateTime ExpiresUtc);
