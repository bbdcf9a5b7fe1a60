using System.Globalization;
using Ncez.Model.Texts;

namespace Ncez.Cli;

/// <summary>Which language the run speaks: <c>--lang</c>, then the environment, then the system's culture.</summary>
internal static class LanguageChoice
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language; needed before the command line is parsed, because its help speaks it too.</summary>
    public static Language Of(string[] args) => FromArguments(args) ?? FromEnvironment();

    /// <summary>What <c>--lang</c> asks for and nobody speaks; null when there is no such thing.</summary>
    public static string? Unknown(string[] args) => Asked(args).FirstOrDefault(value => value is not ("zh" or "en"));

    private static Language? FromArguments(string[] args) =>
        Asked(args).FirstOrDefault(value => value is "zh" or "en") is { } known ? known == "zh" ? Language.Zh : Language.En : null;

    private static IEnumerable<string> Asked(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--lang" && i + 1 < args.Length)
            {
                yield return args[i + 1];
            }
            else if (args[i].StartsWith("--lang=", StringComparison.Ordinal) || args[i].StartsWith("--lang:", StringComparison.Ordinal))
            {
                yield return args[i]["--lang=".Length..];
            }
        }
    }

    private static Language FromEnvironment()
    {
        var named = Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? CultureInfo.CurrentUICulture.Name;
        return named.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh : Language.En;
    }
}
