using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Compiling;

/// <summary>How sure the compiler is of a value's unit.</summary>
internal enum Footing
{
    /// <summary>A plain number: it stands in the unit of its row.</summary>
    Bare,

    /// <summary>A plain number times a ratio: in the unit of its row too, unless the row is a ratio itself.</summary>
    Loose,

    /// <summary>A quantity in the engine's own units.</summary>
    Fixed,
}

/// <summary>The result of a part of an expression.</summary>
/// <param name="Row">Row that holds it.</param>
/// <param name="Dims">Its dimension when it is fixed.</param>
/// <param name="Footing">How its unit is known.</param>
/// <param name="Constant">Its value when it is the same literal in every year.</param>
internal readonly record struct Value(int Row, Dims Dims, Footing Footing, double? Constant = null)
{
    /// <summary>True for a literal 0, which has every dimension.</summary>
    public bool IsZero => Constant == 0 && Footing != Footing.Fixed;

    /// <summary>True for a ratio in the engine's unit.</summary>
    public bool IsRatio => Footing == Footing.Fixed && Dims.IsNone;
}
