using Ncez.Model.Activities;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Activities;

/// <summary>Status words of activities.csv in both languages.</summary>
internal static class StatusText
{
    /// <summary>What a user may write, for findings.</summary>
    public const string Known = "computed (计算), reported (已报告), NO, NE, IE:…, C, NA";

    /// <summary>Reads a status and what stands behind its colon; null when unknown.</summary>
    public static (ActivityStatus Status, string Detail)? Parse(string text)
    {
        if (text.Length > 300)
        {
            return null;
        }

        var colon = text.AsSpan().IndexOfAny(':', '：');
        var word = FactorLibrary.FoldName(colon < 0 ? text : text[..colon]);
        var detail = colon < 0 ? "" : text[(colon + 1)..].Trim();
        ActivityStatus? status = word switch
        {
            "" or "computed" or "计算" or "核算" => ActivityStatus.Computed,
            "reported" or "已报告" or "报告" or "填报" or "已报告排放" => ActivityStatus.Reported,
            "no" or "不发生" or "未发生" or "不存在" => ActivityStatus.NotOccurring,
            "ne" or "未估算" or "未核算" or "未估计" => ActivityStatus.NotEstimated,
            "ie" or "包含于" or "已含于" or "含于" or "列入他处" => ActivityStatus.IncludedElsewhere,
            "c" or "保密" or "机密" => ActivityStatus.Confidential,
            "na" or "n/a" or "不适用" => ActivityStatus.NotApplicable,
            _ => null,
        };
        var takesDetail = status is ActivityStatus.IncludedElsewhere or ActivityStatus.Reported;
        return status is null || (detail.Length > 0 && !takesDetail) ? null : (status.Value, detail);
    }

    /// <summary>What a status asks of each row.</summary>
    public static RowNeeds NeedsOf(string text) => Parse(text)?.Status switch
    {
        ActivityStatus.Computed or ActivityStatus.Confidential => RowNeeds.Quantity,
        ActivityStatus.Reported => RowNeeds.Quantity | RowNeeds.Source,
        ActivityStatus.NotApplicable => RowNeeds.Note,
        _ => RowNeeds.None,
    };
}
