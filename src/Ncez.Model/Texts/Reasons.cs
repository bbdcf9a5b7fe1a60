namespace Ncez.Model.Texts;

/// <summary>What counts as a reason where one is asked for.</summary>
public static class Reasons
{
    /// <summary>True when a text says something: a letter, a digit or a character, not a dash to fill the field.</summary>
    public static bool IsGiven(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>True when either language says something.</summary>
    public static bool IsGiven(LocalText text) => IsGiven(text.In(Language.Zh)) || IsGiven(text.In(Language.En));
}
