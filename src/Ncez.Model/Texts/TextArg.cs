using System.Globalization;

namespace Ncez.Model.Texts;

/// <summary>A named argument of a text.</summary>
/// <param name="Name">The placeholder without its braces.</param>
/// <param name="Value">What stands there, in both languages.</param>
public readonly record struct TextArg(string Name, LocalText Value)
{
    /// <summary>An argument that reads the same in both languages.</summary>
    public static implicit operator TextArg((string Name, string Value) pair) => new(pair.Name, LocalText.Same(pair.Value));

    /// <summary>An argument with its own text in each language.</summary>
    public static implicit operator TextArg((string Name, LocalText Value) pair) => new(pair.Name, pair.Value);

    /// <summary>A number, printed with at most six significant digits and the invariant culture; from a million on as a whole number, so that no reader meets an exponent.</summary>
    public static implicit operator TextArg((string Name, double Value) pair) => new(pair.Name, LocalText.Same(
        Math.Abs(pair.Value) is >= 1e6 and < 1e15 ? pair.Value.ToString("#,0", CultureInfo.InvariantCulture) : pair.Value.ToString("G6", CultureInfo.InvariantCulture)));

    /// <summary>A number, or the status of what is confidential in its place.</summary>
    public static TextArg OrWithheld(string name, double value, bool isWithheld) => isWithheld ? (name, "C") : (name, value);

    /// <summary>A whole number, all its digits.</summary>
    public static implicit operator TextArg((string Name, int Value) pair) =>
        new(pair.Name, LocalText.Same(pair.Value.ToString(CultureInfo.InvariantCulture)));
}
