using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Model.Optimisation;

namespace Ncez.Data.Solving;

/// <summary>Names of columns and rows that every solver reads: letters, digits and underscores, each used once.</summary>
public static class ProgramNames
{
    private const int Longest = 60;

    /// <summary>Names of the columns.</summary>
    public static ImmutableArray<string> Columns(ILinearProgram program) => Of(program.ColumnNames, program.Costs.Length, 'x');

    /// <summary>Names of the rows.</summary>
    public static ImmutableArray<string> Rows(ILinearProgram program) => Of(program.RowNames, program.RowLower.Length, 'r');

    private static ImmutableArray<string> Of(ImmutableArray<string> given, int count, char letter)
    {
        var (names, seen) = (ImmutableArray.CreateBuilder<string>(count), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i < count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{letter}{i}");
            var name = i < given.Length ? Plain(given[i], letter) : number;
            names.Add(seen.Add(name) ? name : name + "_" + number);
        }

        return names.MoveToImmutable();
    }

    // A name may not begin with a digit, nor with e or E, which the LP format reads as an exponent.
    private static string Plain(string name, char letter)
    {
        var plain = new StringBuilder(name.Length + 2).Append(letter).Append('_');
        foreach (var c in name)
        {
            plain.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return plain.Length <= Longest ? plain.ToString() : plain.ToString(0, Longest);
    }
}
