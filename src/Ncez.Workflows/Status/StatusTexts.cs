using System.Globalization;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Status;

/// <summary>Texts of the status analysis, from <c>Texts/Status.resx</c>.</summary>
internal static class StatusTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(StatusTexts).Assembly, "Status");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>A year as a cell.</summary>
    internal static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
