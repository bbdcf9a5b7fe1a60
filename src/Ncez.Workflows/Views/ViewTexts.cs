using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Views;

/// <summary>Texts of the views, from <c>Texts/Views.resx</c>.</summary>
internal static class ViewTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(ViewTexts).Assembly, "Views");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>A year as a cell.</summary>
    internal static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A column of text.</summary>
    internal static TableColumn Column(string id, string key) => new(id, Of(key));

    /// <summary>A column of numbers.</summary>
    internal static TableColumn Numbers(string id, string key) => new(id, Of(key), IsNumber: true);
}
