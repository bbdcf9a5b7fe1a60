using System.Collections.Immutable;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>
/// Passwords that are tried first. NIST SP 800-63B-4, section 3.1.1.2: a new password is compared with commonly used ones, words,
/// repeated or sequential characters, and the name of the service and of the user.
/// </summary>
internal static class WeakPasswords
{
    private const int FewestKinds = 5;
    private const int LeastOfOne = 5;
    private const int ShortestRun = 3;

    // What the published lists of most used passwords are made of (NordPass 2020–2024, UK NCSC 2019), and the usual first ones of administrators.
    private static readonly ImmutableArray<string> Words =
    [
        "password", "passwort", "passw", "pass", "secret", "welcome", "letmein", "changeme", "default", "iloveyou", "login", "access", "admin", "administrator", "root", "user", "guest", "test", "testing", "demo", "master",
        "superman", "batman", "dragon", "monkey", "football", "baseball", "basketball", "soccer", "princess", "sunshine", "shadow", "starwars", "pokemon", "trustno", "computer", "internet", "samsung", "windows", "minecraft",
        "whatever", "michael", "jordan", "charlie", "freedom", "family", "hello", "summer", "winter", "spring", "autumn", "woaini", "5201314", "1314520", "1314521", "1314", "520", "521", "tianya", "mima", "guanliyuan",
        "159753", "159357", "147258369", "147258", "123654", "789456", "741852", "密码", "口令", "管理员", "我爱你",
    ];

    // Rows, columns and the ways across of the keyboard, digits, the alphabet: each is gone along in either direction.
    private static readonly ImmutableArray<string> Orders =
    [
        .. new[]
        {
            "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qwertzuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm",
            "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "!@#$%^&*()", "一二三四五六七八九十",
        }.SelectMany(o => new[] { o, new string([.. o.Reverse()]) }),
    ];

    /// <summary>Why a password would be found at once; none when it would not.</summary>
    /// <param name="password">Password.</param>
    /// <param name="name">Name of the account.</param>
    public static AccountProblem ProblemOf(string password, string name)
    {
        var plain = password.Normalize().ToLowerInvariant();
        if (plain.Distinct().Count() < FewestKinds || IsRepeated(plain) || LeftOf(plain, []) < LeastOfOne)
        {
            return AccountProblem.PasswordPlain;
        }

        return LeftOf(plain, Words) < LeastOfOne ? AccountProblem.PasswordCommon
            : LeftOf(plain, [name.Trim().Normalize().ToLowerInvariant(), "ncez", .. Words]) < LeastOfOne ? AccountProblem.PasswordName
            : AccountProblem.None;
    }

    // How many characters are left when words, sequences and repeated characters are taken out; words also with the usual signs for letters.
    private static int LeftOf(string text, ImmutableArray<string> words)
    {
        var (letters, left) = (Letters(text), 0);
        for (var i = 0; i < text.Length;)
        {
            var known = RunOf(text.AsSpan(i));
            foreach (var word in words)
            {
                known = word.Length > known && (text.AsSpan(i).StartsWith(word, StringComparison.Ordinal) || letters.AsSpan(i).StartsWith(word, StringComparison.Ordinal)) ? word.Length : known;
            }

            left += known == 0 ? 1 : 0;
            i += Math.Max(1, known);
        }

        return left;
    }

    // Length of the repeated characters or the sequence that a text begins with; 0 for none.
    private static int RunOf(ReadOnlySpan<char> text)
    {
        var longest = text.Length - text.TrimStart(text[0]).Length;
        foreach (var order in Orders)
        {
            for (var from = order.IndexOf(text[0], StringComparison.Ordinal); from >= 0; from = order.IndexOf(text[0], from + 1))
            {
                longest = Math.Max(longest, text.CommonPrefixLength(order.AsSpan(from)));
            }
        }

        return longest >= ShortestRun ? longest : 0;
    }

    private static bool IsRepeated(string text) => (text + text).IndexOf(text, 1, StringComparison.Ordinal) < text.Length;

    private static string Letters(string text) => string.Concat(text.Select(c => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '!' => 'i', _ => c }));
}
