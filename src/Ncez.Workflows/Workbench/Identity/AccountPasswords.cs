using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>
/// Identity's password hashes (PBKDF2 with HMAC-SHA-512, a salt each) of the normal form of a password: input methods write the same
/// letters in different ways. Hashes of the first workbench, <c>pbkdf2-sha512$rounds$salt$hash</c>, still open and are written anew.
/// </summary>
internal sealed class AccountPasswords() : PasswordHasher<AccountUser>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }))
{
    // OWASP password storage cheat sheet: 210 000 rounds of PBKDF2-HMAC-SHA-512.
    private const int Rounds = 210_000;

    public override string HashPassword(AccountUser user, string password) => base.HashPassword(user, password.Normalize());

    public override PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword) =>
        hashedPassword.Split('$') is ["pbkdf2-sha512", var rounds, var salt, var hash]
            ? FitsFirst(rounds, Convert.FromBase64String(salt), Convert.FromBase64String(hash), providedPassword.Normalize()) ? PasswordVerificationResult.SuccessRehashNeeded : PasswordVerificationResult.Failed
            : base.VerifyHashedPassword(user, hashedPassword, providedPassword.Normalize());

    private static bool FitsFirst(string rounds, byte[] salt, byte[] hash, string password) =>
        CryptographicOperations.FixedTimeEquals(Rfc2898DeriveBytes.Pbkdf2(password, salt, int.Parse(rounds, CultureInfo.InvariantCulture), HashAlgorithmName.SHA512, hash.Length), hash);
}
