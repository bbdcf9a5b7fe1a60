using Ncez.Data.Export;
using Ncez.Model.Comparisons;
using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Comparisons;

/// <summary>Hands before and after over as a document.</summary>
public static class SaveComparison
{
    /// <summary>As <c>ncez-compare/1</c>.</summary>
    public static void Json(BeforeAfter comparison, ZoneAccount account, Stream stream, Language language) =>
        ComparisonJson.Write(comparison, account.Input!.Zone, account.Findings.Sorted(), stream, language);
}
