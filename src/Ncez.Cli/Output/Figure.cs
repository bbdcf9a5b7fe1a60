using Ncez.Model.Texts;

namespace Ncez.Cli.Output;

/// <summary>How much of a number the terminal shows.</summary>
internal static class Figure
{
    private const int Digits = 6;

    /// <summary>A result: six significant digits, never less than the whole number; a dash when it is not known.</summary>
    public static string Of(double value) => Numbers.Significant(value, Digits);

    /// <summary>A number as it was published or written.</summary>
    public static string Exact(double value) => Numbers.Full(value);
}
