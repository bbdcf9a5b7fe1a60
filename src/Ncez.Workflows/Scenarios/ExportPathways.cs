using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>Writes pathways in the formats that other programs read.</summary>
public static class ExportPathways
{
    /// <summary>The document <c>ncez-pathways/1</c>.</summary>
    public static void Json(PathwaySet set, Findings findings, Stream stream, Language language) => PathwaysJson.Write(set, findings.Sorted(), stream, language);
}
