namespace Ncez.Model.Texts;

/// <summary>One text in both languages, as data files and findings carry it.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct LocalText(string Zh, string En)
{
    /// <summary>The text in the reader's language; the other one where this one is empty; empty where neither says anything.</summary>
    public string In(Language language) => (language == Language.Zh
        ? (string.IsNullOrEmpty(Zh) ? En : Zh)
        : (string.IsNullOrEmpty(En) ? Zh : En)) ?? "";

    /// <summary>A text that reads the same in both languages (an id, a unit, a number).</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>True when neither language says anything.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Zh) && string.IsNullOrEmpty(En);

    /// <summary>The text as it stands inside a sentence: English loses the capital of its first word, unless that is an abbreviation.</summary>
    public LocalText InSentence => En is { Length: > 1 } && char.IsUpper(En[0]) && char.IsLower(En[1]) ? new LocalText(Zh, char.ToLowerInvariant(En[0]) + En[1..]) : this;

    /// <summary>The text as it begins a sentence: English takes a capital.</summary>
    public LocalText AtStart => En is { Length: > 0 } && char.IsLower(En[0]) ? new LocalText(Zh, char.ToUpperInvariant(En[0]) + En[1..]) : this;

    /// <inheritdoc />
    public override string ToString() => En;
}
