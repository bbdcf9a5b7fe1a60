using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Diagnostics;

/// <summary>
/// A finding someone can act on. The code names the text (what was found, what was expected, the likely fix) in
/// <c>Texts/Findings&lt;PREFIX&gt;.resx</c>; the arguments fill its placeholders.
/// </summary>
/// <param name="Code">Stable code <c>PREFIX-nnn</c>, for example <c>ACT-003</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Where">The exact place.</param>
/// <param name="Args">Arguments of the text.</param>
public sealed record Diagnostic(string Code, Severity Severity, Place Where, ImmutableArray<TextArg> Args)
{
    /// <summary>A finding with its arguments.</summary>
    public static Diagnostic Of(string code, Severity severity, Place where, params TextArg[] args) =>
        new(code, severity, where, [.. args]);

    /// <summary>What was found.</summary>
    public LocalText Found => Text("found");

    /// <summary>What was expected.</summary>
    public LocalText Expected => Text("expected");

    /// <summary>The likely fix.</summary>
    public LocalText Fix => Text("fix");

    private LocalText Text(string part)
    {
        var area = TextArea.Of(typeof(Diagnostic).Assembly, "Findings" + Code[..Code.IndexOf('-', StringComparison.Ordinal)]);
        return area.Both($"{Code}.{part}", Args.AsSpan());
    }
}
