using System.Collections.Immutable;

namespace Ncez.Scenarios.Expressions;

/// <summary>A node of an expression; <paramref name="At"/> is its first letter in the text, from 0.</summary>
internal abstract record Node(int At);

/// <summary>A number; with a unit behind it (<c>3[亿元]</c>) or percent.</summary>
internal sealed record NumberNode(int At, double Value, string? Unit) : Node(At);

/// <summary>A text in double quotes, for names of series and units.</summary>
internal sealed record TextNode(int At, string Text) : Node(At);

/// <summary>A reference: branch, variable, region; a bare name has only the first.</summary>
internal sealed record ReferenceNode(int At, string Branch, string? Variable, string? Region) : Node(At)
{
    /// <summary>True for a bare name, which may stand for a variable of the same branch, a word or a branch.</summary>
    public bool IsBare => Variable is null && Region is null && !Branch.Contains('\\', StringComparison.Ordinal);

    /// <summary>As a user writes it.</summary>
    public override string ToString() => Branch + (Variable is null ? "" : ":" + Variable) + (Region is null ? "" : "@" + Region);
}

/// <summary>A call.</summary>
internal sealed record CallNode(int At, string Name, ImmutableArray<Node> Arguments) : Node(At);

/// <summary>An operator with one operand: −, Not.</summary>
internal sealed record UnaryNode(int At, string Operator, Node Operand) : Node(At);

/// <summary>An operator between two operands.</summary>
internal sealed record BinaryNode(int At, string Operator, Node Left, Node Right) : Node(At);
