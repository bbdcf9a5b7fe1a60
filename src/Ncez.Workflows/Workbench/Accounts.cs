using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Accounts and sessions: making, signing in and out, roles, passwords.</summary>
public sealed class Accounts
{
    /// <summary>Shortest password [characters].</summary>
    public const int ShortestPassword = 10;

    private const int LongestPassword = 200;
    private const int LongestName = 40;
    private const int MostFailures = 5;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SessionTime = TimeSpan.FromHours(12);

    private readonly AccountTable _table;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;
    private volatile bool _hasAccounts;

    internal Accounts(WorkbenchStore store, AuditTrail audit, TimeProvider clock) => (_table, _audit, _clock) = (new AccountTable(store), audit, clock);

    /// <summary>True while the first account is still to be made.</summary>
    public bool IsEmpty => !(_hasAccounts = _hasAccounts || !_table.IsEmpty());

    /// <summary>All accounts by name.</summary>
    public ImmutableArray<Account> All => _table.All();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes the first account, an administrator. Only one call ever succeeds.</summary>
    public AccountProblem CreateFirst(string name, string password, Language language) => Create("", name, password, Role.Administrator, language, mustBeFirst: true);

    /// <summary>Makes a further account.</summary>
    public AccountProblem Create(Account by, string name, string password, Role role) => Create(by.Name, name, password, role, by.Language, mustBeFirst: false);

    /// <summary>Signs in. Wrong name and wrong password are told apart neither by the answer nor by its time.</summary>
    public SignIn SignIn(string name, string password)
    {
        var account = _table.Find(KeyOf(name));
        if (account?.LockedUntilUtc is { } until && until > Now)
        {
            return new SignIn(null, null, until);
        }

        var fits = PasswordHash.Fits(password.Length > LongestPassword ? "" : password, account?.PasswordHash ?? PasswordHash.Nobody);
        if (account is null || !account.IsActive || !fits)
        {
            return account is null ? new SignIn(null, null, null) : Failed(account);
        }

        if (account.FailedSignIns > 0)
        {
            _table.SetSignIns(account.Id, 0, null);
        }

        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        _table.Add(new Session(IdOf(token), account.Id, Now, Now + SessionTime));
        _audit.Add(account.Name, "account.signedIn");
        return new SignIn(account, token, null);
    }

    /// <summary>The account of a browser's token; null when the session is over.</summary>
    public Account? OfToken(string token) => _table.OfSession(IdOf(token), Now);

    /// <summary>Ends the session of a token.</summary>
    public void SignOut(string token) => _table.EndSession(IdOf(token));

    /// <summary>Sets language and theme of one's own pages.</summary>
    public void Prefer(Account account, Language language, PageTheme theme) => _table.SetPreference(account.Id, language, theme);

    /// <summary>Sets role and activity of an account.</summary>
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

    /// <summary>Sets a new password for an account and ends its sessions.</summary>
    public AccountProblem SetPassword(Account by, int id, string password)
    {
        if (All.FirstOrDefault(a => a.Id == id) is not { } account)
        {
            return AccountProblem.Unknown;
        }

        if (password.Length is < ShortestPassword or > LongestPassword)
        {
            return AccountProblem.Password;
        }

        _table.SetPassword(id, PasswordHash.Of(password));
        _audit.Add(by.Name, "account.password", "", ("name", account.Name));
        return AccountProblem.None;
    }

    private AccountProblem Create(string by, string name, string password, Role role, Language language, bool mustBeFirst)
    {
        name = name.Trim().Normalize();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return AccountProblem.Name;
        }

        if (password.Length is < ShortestPassword or > LongestPassword)
        {
            return AccountProblem.Password;
        }

        var account = new Account
        {
            Name = name,
            NameKey = KeyOf(name),
            PasswordHash = PasswordHash.Of(password),
            Role = role,
            Language = language,
            CreatedUtc = Now,
        };
        if (!_table.Add(account, mustBeFirst))
        {
            return AccountProblem.Taken;
        }

        _audit.Add(by.Length > 0 ? by : name, "account.created", "", ("name", name), ("role", role.ToString()));
        return AccountProblem.None;
    }

    private SignIn Failed(Account account)
    {
        var failed = account.FailedSignIns + 1;
        DateTime? until = failed >= MostFailures ? Now + LockTime : null;
        _table.SetSignIns(account.Id, until is null ? failed : 0, until);
        _audit.Add("", until is null ? "account.refused" : "account.locked", "", ("name", account.Name));
        return new SignIn(null, null, until);
    }

    internal static string KeyOf(string name) => name.Trim().Normalize().ToUpper(CultureInfo.InvariantCulture);

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a sign-in gave.</summary>
/// <param name="Account">The account; null when refused.</param>
/// <param name="Token">Token for the browser; null when refused.</param>
/// <param name="LockedUntilUtc">Until when the account takes no sign-in; null when it is not locked.</param>
public sealed record SignIn(Account? Account, string? Token, DateTime? LockedUntilUtc);

/// <summary>Why an account was not made or changed.</summary>
public enum AccountProblem
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The name is empty, too long, or has characters that cannot be seen.</summary>
    Name,

    /// <summary>The name is taken, or the first account is there already.</summary>
    Taken,

    /// <summary>The password is too short or too long.</summary>
    Password,

    /// <summary>No active administrator would be left.</summary>
    LastAdministrator,

    /// <summary>There is no such account.</summary>
    Unknown,
}
