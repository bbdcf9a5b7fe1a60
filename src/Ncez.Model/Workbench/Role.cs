namespace Ncez.Model.Workbench;

/// <summary>What somebody is: everywhere by the account, or in one zone by being a member of it.</summary>
public enum Role
{
    /// <summary>Nothing by itself: only the zones the account is a member of.</summary>
    Member,

    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Fills in and corrects data.</summary>
    Editor,

    /// <summary>Checks lines, questions them, scores technologies.</summary>
    Expert,

    /// <summary>Verifies lines that others made and checked.</summary>
    Verifier,

    /// <summary>Answers for a zone: its data and its members.</summary>
    ZoneManager,

    /// <summary>Answers for all zones.</summary>
    ProgrammeManager,

    /// <summary>Accounts, backup, and everything else.</summary>
    Administrator,
}

/// <summary>What may be done; a page or an address asks for one.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing beyond signing in.</summary>
    SignedIn = 0,

    /// <summary>Read a zone.</summary>
    Read = 1,

    /// <summary>Comment on lines.</summary>
    Comment = 2,

    /// <summary>Change data, submit lines, write reports.</summary>
    Edit = 4,

    /// <summary>Accept or question lines.</summary>
    Check = 8,

    /// <summary>Verify lines.</summary>
    Verify = 16,

    /// <summary>Say who is a member of a zone.</summary>
    ManageZone = 32,

    /// <summary>Add zones.</summary>
    AddZones = 64,

    /// <summary>Read the trail of everything.</summary>
    Oversee = 128,

    /// <summary>Accounts, backup and restore.</summary>
    Administer = 256,

    /// <summary>Remove zones.</summary>
    RemoveZones = 512,
}

/// <summary>What each role may.</summary>
public static class RoleRights
{
    private const Rights Takes = Rights.Read | Rights.Comment;

    /// <summary>RoleRights of a role.</summary>
    public static Rights Of(Role role) => role switch
    {
        Role.Member => Rights.SignedIn,
        Role.Viewer => Rights.Read,
        Role.Editor => Takes | Rights.Edit,
        Role.Expert => Takes | Rights.Check,
        Role.Verifier => Takes | Rights.Check | Rights.Verify,
        Role.ZoneManager => Takes | Rights.Edit | Rights.Check | Rights.ManageZone,
        Role.ProgrammeManager => Takes | Rights.Edit | Rights.Check | Rights.ManageZone | Rights.AddZones | Rights.Oversee,
        Role.Administrator => Takes | Rights.Edit | Rights.Check | Rights.Verify | Rights.ManageZone | Rights.AddZones | Rights.Oversee | Rights.Administer | Rights.RemoveZones,
        _ => Rights.SignedIn,
    };

    /// <summary>Roles that a member of one zone may have; the others are of the whole workbench.</summary>
    public static bool IsOfZone(Role role) => role is Role.Viewer or Role.Editor or Role.Expert or Role.Verifier or Role.ZoneManager;

    /// <summary>True when all of what is asked for is there.</summary>
    public static bool Has(this Rights granted, Rights asked) => (granted & asked) == asked;
}

/// <summary>A role in one zone, beyond what the account may do everywhere.</summary>
/// <param name="AccountId">Account.</param>
/// <param name="ZoneId">Zone.</param>
/// <param name="Role">Role there.</param>
public sealed record ZoneMember(int AccountId, string ZoneId, Role Role);

/// <summary>A token of a program that works for an account.</summary>
/// <param name="Id">Hash of the token; the token itself is not kept.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">What it may do at most.</param>
/// <param name="ZoneId">The only zone it may touch; empty = all of the account's.</param>
/// <param name="CreatedUtc">Since when [UTC].</param>
/// <param name="ExpiresUtc">Until when [UTC].</param>
public sealed record AccessToken(string Id, int AccountId, string Name, TokenScope Scope, string ZoneId, DateTime CreatedUtc, DateTime ExpiresUtc)
{
    /// <summary>What it may do at most: no program administers, and only one that was given everything checks, verifies, says who is a member, or – for an administrator – removes a zone.</summary>
    public Rights Limit => Scope switch
    {
        TokenScope.Full => Writes | Rights.Check | Rights.Verify | Rights.ManageZone | Rights.RemoveZones,
        TokenScope.Write => Writes,
        _ => Rights.Read | Rights.Oversee,
    };

    private const Rights Writes = Rights.Read | Rights.Comment | Rights.Edit | Rights.AddZones | Rights.Oversee;
}

/// <summary>What a token may do.</summary>
public enum TokenScope
{
    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and change data.</summary>
    Write,

    /// <summary>Whatever the account may do in zones: also check, verify, seal, adopt factors, set members and, where it is an administrator's, remove zones.</summary>
    Full,
}

/// <summary>Somebody changed a row of activities.csv.</summary>
public sealed record LineChange
{
    /// <summary>Key; given by the store, ascending in time.</summary>
    public int Id { get; init; }

    /// <summary>Zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Id of the row; <see cref="Every"/> when a save changed too many to name.</summary>
    public required string Line { get; init; }

    /// <summary>Who.</summary>
    public required string Account { get; init; }

    /// <summary>When [UTC].</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>Stands for all rows of a zone.</summary>
    public const string Every = "*";
}
