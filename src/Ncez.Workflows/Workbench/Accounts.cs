using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Ncez.Data.Store;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench.Identity;

namespace Ncez.Workflows.Workbench;

/// <summary>Accounts and sessions: making, signing in and out, roles, passwords.</summary>
public sealed class Accounts
{
    /// <summary>Shortest password [characters].</summary>
    public const int ShortestPassword = 10;

    internal const int LongestPassword = 200;

    private const string SignedIn = "account.signedIn";
    private static readonly TimeSpan SessionTime = TimeSpan.FromHours(12);

    private readonly AccountTable _table;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;
    private readonly Lock _making = new();
    private volatile bool _hasAccounts;

    internal Accounts(WorkbenchStore store, AuditTrail audit, TimeProvider clock) => (_table, _audit, _clock) = (new AccountTable(store), audit, clock);

    /// <summary>True while the first account is still to be made.</summary>
    public bool IsEmpty => !(_hasAccounts = _hasAccounts || !_table.IsEmpty());

    /// <summary>All accounts by name.</summary>
    public ImmutableArray<Account> All => _table.All();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes the first account, an administrator. Only one call ever succeeds.</summary>
    public AccountProblem CreateFirst(string name, string password, Language language) => Create("", name, password, Role.Administrator, language, mustBeFirst: true);

    // The same for whatever was wrong.
    private static SignIn Refused => new(null, null);

    /// <summary>Makes a further account.</summary>
    public AccountProblem Create(Account by, string name, string password, Role role) => Create(by.Name, name, password, role, by.Language, mustBeFirst: false);

    /// <summary>Signs in. A wrong name, a wrong password and a locked account are told apart neither by the answer nor by its time.</summary>
    /// <param name="name">Name.</param>
    /// <param name="password">Password.</param>
    /// <param name="language">Language of the page where it is done: an account that signs in first reads it from then on; null to leave it.</param>
    public SignIn SignIn(string name, string password, Language? language = null)
    {
        using var users = Users();
        var user = Answer(users.FindByNameAsync(name));
        var fits = Answer(users.FitsAsync(user, password));
        if (user is not null && Answer(users.IsLockedOutAsync(user)))
        {
            return Refused;
        }

        if (user is null || !user.Account.IsActive || !fits)
        {
            return user is null ? Refused : Failed(users, user);
        }

        _ = Answer(users.ResetAccessFailedCountAsync(user));
        var account = user.Account;
        if (language is { } read && read != account.Language && !_audit.Has(account.Name, SignedIn))
        {
            Prefer(account, read, account.Theme);
        }

        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        _table.Add(new Session(IdOf(token), account.Id, Now, Now + SessionTime));
        _audit.Add(account.Name, SignedIn);
        return new SignIn(account, token);
    }

    /// <summary>Whether a password is the account's: asked again before it is changed.</summary>
    public bool Knows(Account account, string password)
    {
        using var users = Users();
        return Answer(users.FitsAsync(new AccountUser(account), password));
    }

    /// <summary>The account of a browser's token; null when the session is over.</summary>
    public Account? OfToken(string token) => _table.OfSession(IdOf(token), Now);

    /// <summary>Ends the session of a token.</summary>
    public void SignOut(string token) => _table.EndSession(IdOf(token));

    /// <summary>Sets language and theme of one's own pages.</summary>
    public void Prefer(Account account, Language language, PageTheme theme) => _table.SetPreference(account.Id, language, theme);

    /// <summary>Sets role and activity of an account; closing it ends its sessions and tokens for good.</summary>
    public AccountProblem SetRole(Account by, int id, Role role, bool isActive)
    {
        if (All.FirstOrDefault(a => a.Id == id) is not { } account)
        {
            return AccountProblem.Unknown;
        }

        if (!_table.SetRole(id, role, isActive))
        {
            return AccountProblem.LastAdministrator;
        }

        _audit.Add(by.Name, "account.changed", "", ("name", account.Name), ("role", role.ToString()), ("active", isActive ? "1" : "0"));
        return AccountProblem.None;
    }

    /// <summary>Sets a new password for an account and ends its sessions and tokens: whoever had stolen one is out.</summary>
    public AccountProblem SetPassword(Account by, int id, string password)
    {
        if (_table.Find(id) is not { } account)
        {
            return AccountProblem.Unknown;
        }

        using var users = Users();
        var problem = ProblemOf(Answer(users.SetPasswordAsync(new AccountUser(account), password)));
        if (problem == AccountProblem.None)
        {
            _audit.Add(by.Name, "account.password", "", ("name", account.Name));
        }

        return problem;
    }

    private AccountProblem Create(string by, string name, string password, Role role, Language language, bool mustBeFirst)
    {
        name = name.Trim().Normalize();
        lock (_making)
        {
            return ProblemOf(name) is var problem and not AccountProblem.None ? problem : Make(by, name, password, role, language, mustBeFirst);
        }
    }

    // Two who make accounts at the same moment see each other's.
    private AccountProblem ProblemOf(string name)
    {
        if (!AccountNames.IsPlain(name))
        {
            return AccountProblem.Name;
        }

        var (key, look) = (KeyOf(name), AccountNames.LookOf(name));
        return All.Any(a => a.NameKey != key && AccountNames.LookOf(a.Name) == look) ? AccountProblem.Alike : AccountProblem.None;
    }

    private AccountProblem Make(string by, string name, string password, Role role, Language language, bool mustBeFirst)
    {
        var account = new Account { Name = name, NameKey = KeyOf(name), PasswordHash = "", Role = role, Language = language, CreatedUtc = Now };
        using var users = Users();
        var problem = ProblemOf(Answer(users.CreateAsync(new AccountUser(account, mustBeFirst), password)));
        if (problem == AccountProblem.None)
        {
            _audit.Add(by.Length > 0 ? by : name, "account.created", "", ("name", name), ("role", role.ToString()));
        }

        return problem;
    }

    private AccountUsers Users() => new(new AccountStore(_table), _clock);

    private SignIn Failed(AccountUsers users, AccountUser user)
    {
        _ = Answer(users.AccessFailedAsync(user));
        var until = user.Account.LockedUntilUtc;
        _audit.Add("", until is null ? "account.refused" : "account.locked", "", ("name", user.Account.Name));
        return Refused;
    }

    private static AccountProblem ProblemOf(IdentityResult result) => result.Succeeded ? AccountProblem.None : result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.InvalidUserName) => AccountProblem.Name,
        nameof(IdentityErrorDescriber.DuplicateUserName) => AccountProblem.Taken,
        var code => Enum.TryParse<AccountProblem>(code, out var problem) ? problem : AccountProblem.Password,
    };

    // Identity asks in tasks; the store behind it answers at once.
    private static T Answer<T>(Task<T> task) => task.GetAwaiter().GetResult();

    internal static string KeyOf(string name) => name.Trim().Normalize().ToUpper(CultureInfo.InvariantCulture);

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a sign-in gave.</summary>
/// <param name="Account">The account; null when refused.</param>
/// <param name="Token">Token for the browser; null when refused.</param>
public sealed record SignIn(Account? Account, string? Token);

/// <summary>Why an account was not made or changed.</summary>
public enum AccountProblem
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The name is empty, too long, or has characters that names do not have or that come from two scripts.</summary>
    Name,

    /// <summary>The name looks like that of another account.</summary>
    Alike,

    /// <summary>The name is taken, or the first account is there already.</summary>
    Taken,

    /// <summary>The password is too short or too long.</summary>
    Password,

    /// <summary>The password has few different characters, is a sequence, or one piece again and again.</summary>
    PasswordPlain,

    /// <summary>The password is one of those that are tried first.</summary>
    PasswordCommon,

    /// <summary>The password is little more than the name of the account or of the program.</summary>
    PasswordName,

    /// <summary>No active administrator would be left.</summary>
    LastAdministrator,

    /// <summary>There is no such account.</summary>
    Unknown,
}
