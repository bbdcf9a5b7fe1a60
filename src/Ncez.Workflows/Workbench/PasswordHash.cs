using System.Globalization;
using System.Security.Cryptography;

namespace Ncez.Workflows.Workbench;

/// <summary>Salted password hashes: PBKDF2 with HMAC-SHA-512, written as <c>pbkdf2-sha512$rounds$salt$hash</c> so that the cost can rise later.</summary>
public static class PasswordHash
{
    private const string Method = "pbkdf2-sha512";
    private const int Rounds = 210_000;
    private const int Bytes = 32;

    /// <summary>The hash of nobody's password: compared with when there is no such account, so that both answers take as long.</summary>
    internal static string Nobody { get; } = Of("");

    /// <summary>Hash of a password with a fresh salt.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Create(CultureInfo.InvariantCulture, $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, Rounds))}");
    }

    /// <summary>True when the password is the one that was hashed.</summary>
    public static bool Fits(string password, string hash)
    {
        var parts = hash.Split('$');
        return parts.Length == 4 && parts[0] == Method && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            && CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromBase64String(parts[2]), rounds), Convert.FromBase64String(parts[3]));
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password.Normalize(), salt, rounds, HashAlgorithmName.SHA512, Bytes);
}
