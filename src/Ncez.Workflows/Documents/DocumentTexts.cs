using Ncez.Model.Texts;

namespace Ncez.Workflows.Documents;

/// <summary>Texts of the document that is handed in, from <c>Texts/Document.resx</c>.</summary>
internal static class DocumentTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(DocumentTexts).Assembly, "Document");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);
}
