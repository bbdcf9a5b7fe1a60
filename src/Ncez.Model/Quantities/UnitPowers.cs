using System.Collections.Immutable;

namespace Ncez.Model.Quantities;

/// <summary>
/// The dimensions of a quantity with their powers: tCO2/tce is mass per energy. Shares have none. A rate per year has those of
/// its amount, since all amounts of an evaluation are those of a year.
/// </summary>
public sealed class UnitPowers : IEquatable<UnitPowers>
{
    private readonly ImmutableSortedDictionary<Dimension, int> _powers;

    private UnitPowers(ImmutableSortedDictionary<Dimension, int> powers) => _powers = powers;

    /// <summary>A plain number.</summary>
    public static UnitPowers None { get; } = new(ImmutableSortedDictionary<Dimension, int>.Empty);

    /// <summary>True for a plain number.</summary>
    public bool IsNone => _powers.IsEmpty;

    /// <summary>The powers of a unit.</summary>
    public static UnitPowers Of(Unit unit) => Of(unit.Dimension);

    /// <summary>The powers of a ratio of units.</summary>
    public static UnitPowers Of(RatioUnit ratio) => ratio.Denominator is { } below ? Of(ratio.Numerator).Over(Of(below)) : Of(ratio.Numerator);

    /// <summary>The powers of a dimension.</summary>
    public static UnitPowers Of(Dimension dimension) => dimension == Dimension.Share ? None : new(ImmutableSortedDictionary<Dimension, int>.Empty.Add(dimension, 1));

    /// <summary>Those of a product.</summary>
    public UnitPowers Times(UnitPowers other) => Combine(other, 1);

    /// <summary>Those of a quotient.</summary>
    public UnitPowers Over(UnitPowers other) => Combine(other, -1);

    /// <inheritdoc />
    public bool Equals(UnitPowers? other) => other is not null && _powers.Count == other._powers.Count && _powers.SequenceEqual(other._powers);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as UnitPowers);

    /// <inheritdoc />
    public override int GetHashCode() => _powers.Aggregate(17, (hash, p) => HashCode.Combine(hash, p.Key, p.Value));

    /// <inheritdoc />
    public override string ToString() => IsNone ? "1" : string.Join("·", _powers.Select(p => p.Value == 1 ? p.Key.ToString() : $"{p.Key}^{p.Value}"));

    private UnitPowers Combine(UnitPowers other, int sign) => new(other._powers
        .Aggregate(_powers, (sum, p) => sum.SetItem(p.Key, sum.GetValueOrDefault(p.Key) + (sign * p.Value)))
        .RemoveRange(_powers.Keys.Concat(other._powers.Keys).Where(k => _powers.GetValueOrDefault(k) + (sign * other._powers.GetValueOrDefault(k)) == 0)));
}
