using Ncez.Model.Texts;

namespace Ncez.Scenarios.Expressions;

/// <summary>What is wrong with one expression, on its way to the findings: it never leaves the compiler.</summary>
internal sealed class ExpressionException(string code, int at, params TextArg[] arguments) : Exception(code)
{
    /// <summary>Code of the finding.</summary>
    public string Code { get; } = code;

    /// <summary>First letter of the trouble in the text, from 0.</summary>
    public int At { get; } = at;

    /// <summary>Arguments of the finding's text.</summary>
    public TextArg[] Arguments { get; } = arguments;
}
