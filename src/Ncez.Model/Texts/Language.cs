namespace Ncez.Model.Texts;

/// <summary>The two languages every text exists in.</summary>
public enum Language
{
    /// <summary>Simplified Chinese (zh-CN).</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
