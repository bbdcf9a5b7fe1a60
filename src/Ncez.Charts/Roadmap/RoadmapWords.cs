using Ncez.Model.Texts;

namespace Ncez.Charts.Roadmap;

/// <summary>Words that pictures and tables of a roadmap share.</summary>
public static class RoadmapWords
{
    private static readonly TextArea Texts = TextArea.Of(typeof(RoadmapWords).Assembly, "RoadmapFigure");

    /// <summary>Label of the row of phase goals.</summary>
    public static LocalText PhaseGoals => Texts.Both("goal.label");
}
