using System.Globalization;
using Ncez.Model.Texts;

namespace Ncez.Cli;

/// <summary>Which language the run speaks: <c>--lang</c>, then the environment, then the system's culture.</summary>
internal static class LanguageChoice
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language; needed before the command line is parsed, because its help speaks it too.</summary>
    public static Language Of(string[] args) => FromArguments(args) ?? FromEnvironment();

    private static Language? FromArguments(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i] is "--lang" && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal) || args[i].StartsWith("--lang:", StringComparison.Ordinal) ? args[i]["--lang=".Length..]
                : null;
            if (value is "zh" or "en")
            {
                return value == "zh" ? Language.Zh : Language.En;
            }
        }

        return null;
    }

    private static Language FromEnvironment()
    {
        var named = Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? CultureInfo.CurrentUICulture.Name;
        return named.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh : Language.En;
    }
}
