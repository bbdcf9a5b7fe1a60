using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>ASP.NET Core Identity's user manager on the accounts of the workbench; locks by the clock of the workbench.</summary>
internal sealed class AccountUsers : UserManager<AccountUser>
{
    private static readonly IdentityOptions Settings = new()
    {
        // Length is what counts; rules on kinds of characters make passwords that are written down (NIST SP 800-63B).
        Password = new() { RequiredLength = Accounts.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 },
        Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5), AllowedForNewUsers = true },
    };

    // Compared with when there is no such account, so that both answers take as long.
    private static readonly AccountUser Nobody = NobodyWith(new AccountPasswords());

    private readonly AccountStore _accounts;
    private readonly TimeProvider _clock;

    /// <param name="store">Where accounts are kept.</param>
    /// <param name="clock">Time of locks.</param>
    public AccountUsers(AccountStore store, TimeProvider clock) : this(store, new AccountRules(), clock)
    {
    }

    // No services: there are no token providers, because nothing is confirmed by mail.
    private AccountUsers(AccountStore store, AccountRules rules, TimeProvider clock)
        : base(store, Microsoft.Extensions.Options.Options.Create(Settings), new AccountPasswords(), [rules], [new PasswordValidator<AccountUser>(), rules], rules, new IdentityErrorDescriber(), null!, NullLogger<UserManager<AccountUser>>.Instance) =>
        (_accounts, _clock) = (store, clock);

    /// <summary>Whether a password is the account's. Null is nobody, whose password takes as long to be wrong.</summary>
    public async Task<bool> FitsAsync(AccountUser? user, string password)
    {
        password = password.Length > Accounts.LongestPassword ? "" : password;
        return await CheckPasswordAsync(user ?? Nobody, password) && user is not null;
    }

    /// <summary>Sets a new password; the rules on passwords hold.</summary>
    public async Task<IdentityResult> SetPasswordAsync(AccountUser user, string password)
    {
        user.IsNewPassword = true;
        var set = await UpdatePasswordHash(user, password, validatePassword: true);
        return set.Succeeded ? await UpdateUserAsync(user) : set;
    }

    public override async Task<bool> IsLockedOutAsync(AccountUser user) => await _accounts.GetLockoutEndDateAsync(user, CancellationToken) > _clock.GetUtcNow();

    public override async Task<IdentityResult> AccessFailedAsync(AccountUser user)
    {
        if (await _accounts.IncrementAccessFailedCountAsync(user, CancellationToken) < Options.Lockout.MaxFailedAccessAttempts)
        {
            return IdentityResult.Success;
        }

        await _accounts.ResetAccessFailedCountAsync(user, CancellationToken);
        await _accounts.SetLockoutEndDateAsync(user, _clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan, CancellationToken);
        return await UpdateUserAsync(user);
    }

    private static AccountUser NobodyWith(AccountPasswords passwords)
    {
        var nobody = new Account { Name = "", NameKey = "", PasswordHash = "", Role = Role.Member, Language = default, CreatedUtc = default };
        return new AccountUser(nobody with { PasswordHash = passwords.HashPassword(new AccountUser(nobody), "") });
    }
}
