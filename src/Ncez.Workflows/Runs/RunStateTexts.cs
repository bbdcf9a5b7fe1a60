using Ncez.Model.Runs;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Runs;

/// <summary>States of a run as a sentence names them.</summary>
internal static class RunStateTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(RunStateTexts).Assembly, "RunStates");

    /// <summary>The state in both languages.</summary>
    public static LocalText Of(RunState state) => Area.Both($"state.{state}");
}
