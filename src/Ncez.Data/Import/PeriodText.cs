using System.Text.RegularExpressions;
using System.Globalization;
using Ncez.Model.Activities;
using Ncez.Model.Quantities;

namespace Ncez.Data.Import;

/// <summary>Periods as people and spreadsheets write them: 2016, 2016年, 2016-01, 2016/1, 2016.1, 201601, 2016年1月, 2016-01-31.</summary>
public static partial class PeriodText
{
    /// <summary>Reads a period; null when it is none. Years run from 1900 to 2200.</summary>
    public static Period? Parse(string text)
    {
        if (text.Length is 0 or > 40)
        {
            return null;
        }

        var match = Form().Match(UnitTable.Fold(text));
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var isMonth = !match.Groups["m"].Success || month is >= 1 and <= 12;
        return year is >= 1900 and <= 2200 && isMonth ? new Period(year, month) : null;
    }

    /// <summary>
    /// Reads the month that a day of a stranger's book lies in: 2023/5/6, 2023-05-06, 2023年5月6日, 20230506, with or without a
    /// time behind it; a period is one too. Null when it is no day of the calendar.
    /// </summary>
    public static Period? OfDay(string text)
    {
        if (Parse(text) is { } period)
        {
            return period;
        }

        var match = text.Length > 40 ? Match.Empty : Day().Match(UnitTable.Fold(text));
        return match.Success && DateTime.TryParseExact($"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2200 ? new Period(day.Year, day.Month) : null;
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4})[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})[日号]?([T ]?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$|^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(年|年度)?$|^(?<y>[0-9]{4})[-/.年](?<m>[0-9]{1,2})月?$|^(?<y>[0-9]{4})(?<m>[0-9]{2})$|^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](0?1|28|29|30|31)(T?0?0:00(:00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
