using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>Texts of the report, from <c>Texts/Report.resx</c>.</summary>
internal static class ReportTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(ReportTexts).Assembly, "Report");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>A text of a key that may not be there: the fallback then reads the same in both languages.</summary>
    internal static LocalText OrSame(string key, string fallback) => Area.Find(key, Language.En) is null ? LocalText.Same(fallback) : Of(key);

    /// <summary>Texts one after the other, parted by a blank in English and by nothing or a given mark in Chinese.</summary>
    internal static LocalText Join(string zhSeparator, string enSeparator, IEnumerable<LocalText> parts)
    {
        var all = parts.Where(p => !p.IsEmpty).ToList();
        return new LocalText(string.Join(zhSeparator, all.Select(p => p.In(Language.Zh))), string.Join(enSeparator, all.Select(p => p.In(Language.En))));
    }
}
