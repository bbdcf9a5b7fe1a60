using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Ncez.Data.Store;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>Where Identity keeps accounts: the table of the workbench, on SQLite and PostgreSQL alike. It answers at once, so its tasks are complete.</summary>
internal sealed class AccountStore(AccountTable table) : IUserPasswordStore<AccountUser>, IUserLockoutStore<AccountUser>
{
    private static readonly IdentityErrorDescriber Errors = new();

    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Name);

    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { Name = userName ?? "" };
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.NameKey);

    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { NameKey = normalizedName ?? "" };
        return Task.CompletedTask;
    }

    public Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(table.Add(user.Account, user.MustBeFirst) ? IdentityResult.Success : IdentityResult.Failed(Errors.DuplicateUserName(user.Account.Name)));

    public Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken)
    {
        var (now, before) = (user.Account, user.Kept);
        if (now.PasswordHash != before.PasswordHash)
        {
            table.SetPassword(now.Id, now.PasswordHash, user.IsNewPassword);
        }
        else if ((now.FailedSignIns, now.LockedUntilUtc) != (before.FailedSignIns, before.LockedUntilUtc))
        {
            table.SetSignIns(now.Id, now.FailedSignIns, now.LockedUntilUtc);
        }

        user.Kept = now;
        return Task.FromResult(IdentityResult.Success);
    }

    /// <summary>Refused: the audit trail names accounts, so they are closed and stay.</summary>
    public Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "AccountsStay", Description = "Accounts are closed, not deleted." }));

    public Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && table.Find(id) is { } account ? new AccountUser(account) : null);

    public Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(table.Find(normalizedUserName) is { } account ? new AccountUser(account) : null);

    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { PasswordHash = passwordHash ?? "" };
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.PasswordHash.Length > 0);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.LockedUntilUtc is { } until ? new DateTimeOffset(DateTime.SpecifyKind(until, DateTimeKind.Utc)) : (DateTimeOffset?)null);

    public Task SetLockoutEndDateAsync(AccountUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { LockedUntilUtc = lockoutEnd?.UtcDateTime };
        return Task.CompletedTask;
    }

    /// <summary>Counts in the table itself: passwords tried at the same moment are all counted.</summary>
    public Task<int> IncrementAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken)
    {
        var failed = table.CountFailure(user.Account.Id);
        user.Account = user.Account with { FailedSignIns = failed };
        user.Kept = user.Kept with { FailedSignIns = failed };
        return Task.FromResult(failed);
    }

    public Task ResetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { FailedSignIns = 0, LockedUntilUtc = null };
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Every account locks.</summary>
    public Task SetLockoutEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // Each call has its own connection.
    }
}
