using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>Identity's password hashes (PBKDF2 with HMAC-SHA-512, a salt each) of the normal form of a password: input methods write the same letters in different ways.</summary>
internal sealed class AccountPasswords() : PasswordHasher<AccountUser>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }))
{
    // OWASP password storage cheat sheet: 210 000 rounds of PBKDF2-HMAC-SHA-512.
    private const int Rounds = 210_000;

    public override string HashPassword(AccountUser user, string password) => base.HashPassword(user, password.Normalize());

    public override PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Normalize());
}
