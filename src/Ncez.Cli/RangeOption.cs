using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Ncez.Cli;

/// <summary>
/// Options that take a number of a range. Whatever is written there is a number of the range or a sentence that names the range;
/// asking the parser for the value in a validator would throw at a number that does not fit its type.
/// </summary>
internal static class RangeOption
{
    private const int FirstYear = 1;
    private const int LastYear = 9999;

    /// <summary>An option that may be absent.</summary>
    /// <typeparam name="T"><c>int</c> or <c>ulong</c> for whole numbers, <c>double</c> for any.</typeparam>
    /// <param name="context">Texts.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="help">What it does, and the name of its value on help pages.</param>
    /// <param name="fewest">Smallest number it takes.</param>
    /// <param name="most">Largest number it takes.</param>
    public static Option<T?> Of<T>(CliContext context, string name, (string Description, string? Value) help, T fewest, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = help.Description,
            HelpName = help.Value,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(context, name, result, fewest, most),
        };

    /// <summary>An option with a standard value.</summary>
    /// <typeparam name="T"><c>int</c> or <c>ulong</c> for whole numbers, <c>double</c> for any.</typeparam>
    /// <param name="context">Texts.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="help">What it does, and the name of its value on help pages.</param>
    /// <param name="fewest">Smallest number it takes.</param>
    /// <param name="most">Largest number it takes.</param>
    /// <param name="standard">The number without the option.</param>
    public static Option<T> Of<T>(CliContext context, string name, (string Description, string? Value) help, T fewest, T most, T standard)
        where T : struct, INumber<T> => new(name)
        {
            Description = help.Description,
            HelpName = help.Value,
            Arity = ArgumentArity.ExactlyOne,
            DefaultValueFactory = _ => standard,
            CustomParser = result => Parse(context, name, result, fewest, most) ?? standard,
        };

    /// <summary>An option that takes a calendar year.</summary>
    public static Option<int?> Year(CliContext context, string name, string description) => Of(context, name, (description, "YYYY"), FirstYear, LastYear);

    private static T? Parse<T>(CliContext context, string name, ArgumentResult result, T fewest, T most)
        where T : struct, INumber<T>
    {
        // NaN is neither above nor below anything.
        var (text, isWhole) = (result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value, typeof(T) != typeof(double));
        if (T.TryParse(text, isWhole ? NumberStyles.AllowLeadingSign : NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= fewest && number <= most)
        {
            return number;
        }

        result.AddError(context.Text(isWhole ? "option.whole" : "option.number", ("option", name), ("fewest", fewest.ToString(null, CultureInfo.InvariantCulture)),
            ("most", most.ToString(null, CultureInfo.InvariantCulture)), ("text", text)));
        return null;
    }
}
