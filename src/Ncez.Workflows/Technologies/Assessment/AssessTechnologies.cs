using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Assessment;

namespace Ncez.Workflows.Technologies.Assessment;

/// <summary>From a zone's panel files to the assessment of its technologies.</summary>
public static class AssessTechnologies
{
    /// <summary>The assessment; null when the zone has no scores or a finding is an error.</summary>
    /// <param name="catalogue">Technologies that can be assessed.</param>
    /// <param name="input">Zone.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static PanelAssessment? Of(TechnologyCatalogue catalogue, ZoneInput input, Findings findings) =>
        PanelReader.Read(input.Tables, catalogue, findings) is { } panel ? PanelAssessment.Of(panel, findings) : null;

    /// <summary>The assessment in words and tables; null like <see cref="Of"/>.</summary>
    public static AssessmentAnswer? Answer(TechnologyCatalogue catalogue, ZoneInput input, Findings findings) =>
        Of(catalogue, input, findings) is { } assessment ? new AssessmentAnswer(AssessmentTables.Answer(assessment), AssessmentTables.Of(assessment)) : null;

    /// <summary>Score sheets of the next round; empty, with a finding, when experts or criteria are missing or earlier scores are wrong.</summary>
    public static ImmutableArray<ResultTable> Sheets(TechnologyCatalogue catalogue, ZoneInput input, Findings findings)
    {
        var sheets = ScoreSheet.Of(input, catalogue, Of(catalogue, input, findings));
        if (sheets.IsEmpty && !findings.HasErrors)
        {
            findings.Error("AST-014", new Place("panel_experts.csv"), ("file", "panel_experts.csv, panel_criteria.csv"));
        }

        return findings.HasErrors ? [] : sheets;
    }
}

/// <summary>An assessment for reading.</summary>
/// <param name="Answer">Who leads, and whether another round is due.</param>
/// <param name="Tables">Everything behind it.</param>
public sealed record AssessmentAnswer(LocalText Answer, ImmutableArray<ResultTable> Tables);
