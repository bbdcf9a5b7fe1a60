using Ncez.Data.Export;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Schemes;

/// <summary>Hands assessments over as a document.</summary>
public static class SaveEvaluation
{
    /// <summary>As <c>ncez-evaluation/1</c>.</summary>
    public static void Json(ZoneEvaluation evaluation, Stream stream, Language language) =>
        EvaluationJson.Write(evaluation.Assessments, evaluation.Account.Findings.Sorted(), stream, language);
}
