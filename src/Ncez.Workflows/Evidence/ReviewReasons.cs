using System.Collections.Frozen;
using Ncez.Model.Evidence;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Evidence;

/// <summary>Reasons that the workbench itself writes into reviews.csv: by a code, which every reader sees in the own language.</summary>
public static class ReviewReasons
{
    /// <summary>Data of the line changed.</summary>
    public const string DataChanged = "data-changed";

    /// <summary>Factors of the line changed.</summary>
    public const string FactorsChanged = "factors-changed";

    // Also the words that stood there before there were codes.
    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DataChanged] = DataChanged,
        ["data changed"] = DataChanged,
        ["数据已改"] = DataChanged,
        [FactorsChanged] = FactorsChanged,
        ["factors changed"] = FactorsChanged,
        ["因子已改"] = FactorsChanged,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why something was said of a line, as a reader sees it: the reason of a code, else what was written.</summary>
    public static LocalText Of(LineReview review) => Codes.TryGetValue(review.Why, out var code) ? VerificationTables.Text($"why.{code}") : LocalText.Same(review.Why);
}
