using Microsoft.AspNetCore.Identity;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>Names and passwords of accounts: what Identity asks beside the shortest password.</summary>
internal sealed class AccountRules : IUserValidator<AccountUser>, IPasswordValidator<AccountUser>, ILookupNormalizer
{
    private const int LongestName = 40;
    private static readonly IdentityErrorDescriber Errors = new();

    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user)
    {
        var name = user.Account.Name;
        return Task.FromResult(name.Length is 0 or > LongestName || name.Any(char.IsControl) ? IdentityResult.Failed(Errors.InvalidUserName(name)) : IdentityResult.Success);
    }

    // Hashing takes as long as the password: an endless one would be a burden.
    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password)
    {
        var problem = password is { Length: <= Accounts.LongestPassword } ? WeakPasswords.ProblemOf(password, user.Account.Name) : AccountProblem.Password;
        return Task.FromResult(problem == AccountProblem.None ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = problem.ToString() }));
    }

    public string? NormalizeName(string? name) => name is null ? null : Accounts.KeyOf(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
