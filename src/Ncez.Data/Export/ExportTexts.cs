using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Headers and labels of the output files (<c>Texts/Exports.resx</c>).</summary>
internal static class ExportTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(ExportTexts).Assembly, "Exports");

    /// <summary>A text in the reader's language.</summary>
    public static string Get(string key, Language language) => Area.Get(key, language);

    /// <summary>A text in the reader's language, or null when there is none.</summary>
    public static string? Find(string key, Language language) => Area.Find(key, language);

    /// <summary>A text with its placeholders filled.</summary>
    public static string Get(string key, Language language, params ReadOnlySpan<TextArg> args) =>
        TextArea.Fill(Area.Get(key, language), args, language);
}
