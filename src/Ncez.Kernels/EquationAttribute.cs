namespace Ncez.Kernels;

/// <summary>Marks a method as the one home of an equation: the equation pages are generated from it, and a reference case is required.</summary>
/// <param name="id">Equation id, for example <c>ACC-01</c>.</param>
/// <param name="formula">The formula as a reader writes it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EquationAttribute(string id, string formula) : Attribute
{
    /// <summary>Equation id.</summary>
    public string Id { get; } = id;

    /// <summary>The formula.</summary>
    public string Formula { get; } = formula;

    /// <summary>Unit of the result.</summary>
    public required string Unit { get; init; }

    /// <summary>Publication the equation stands in.</summary>
    public required string Source { get; init; }
}
