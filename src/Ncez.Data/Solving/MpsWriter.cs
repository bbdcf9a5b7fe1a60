using System.Globalization;
using Ncez.Model.Optimisation;

namespace Ncez.Data.Solving;

/// <summary>Writes a program in free MPS, the form every solver reads; numbers with all their digits.</summary>
public static class MpsWriter
{
    /// <summary>Writes the program.</summary>
    /// <param name="program">Program.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="isNumbered">True to name columns and rows by their number, as an answer is read back.</param>
    public static void Write(ILinearProgram program, TextWriter writer, bool isNumbered = false)
    {
        var columns = isNumbered ? [.. Enumerable.Range(0, program.Costs.Length).Select(i => "C" + Text(i))] : ProgramNames.Columns(program);
        var rows = isNumbered ? [.. Enumerable.Range(0, program.RowLower.Length).Select(i => "R" + Text(i))] : ProgramNames.Rows(program);
        writer.Write($"* minimise\nNAME model{(isNumbered ? " FREE" : "")}\nROWS\n N cost\n");
        for (var r = 0; r < rows.Length; r++)
        {
            writer.Write($" {Sense(program, r)} {rows[r]}\n");
        }

        writer.Write("COLUMNS\n");
        Columns(program, writer, columns, rows);
        writer.Write("RHS\n");
        for (var r = 0; r < rows.Length; r++)
        {
            var side = double.IsFinite(program.RowLower[r]) ? program.RowLower[r] : program.RowUpper[r];
            if (double.IsFinite(side) && side != 0)
            {
                writer.Write($" rhs {rows[r]} {Text(side)}\n");
            }
        }

        writer.Write("RANGES\n");
        for (var r = 0; r < rows.Length; r++)
        {
            if (Sense(program, r) == 'G' && double.IsFinite(program.RowUpper[r]))
            {
                writer.Write($" rng {rows[r]} {Text(program.RowUpper[r] - program.RowLower[r])}\n");
            }
        }

        writer.Write("BOUNDS\n");
        for (var c = 0; c < columns.Length; c++)
        {
            Bounds(program, writer, c, columns[c]);
        }

        writer.Write("ENDATA\n");
    }

    private static char Sense(ILinearProgram program, int row) => (double.IsFinite(program.RowLower[row]), double.IsFinite(program.RowUpper[row])) switch
    {
        (false, false) => 'N',
        (false, true) => 'L',
        _ => program.RowLower[row] == program.RowUpper[row] ? 'E' : 'G',
    };

    private static void Columns(ILinearProgram program, TextWriter writer, IReadOnlyList<string> columns, IReadOnlyList<string> rows)
    {
        var isWhole = false;
        void Mark(bool whole)
        {
            if (whole != isWhole)
            {
                writer.Write($" MARKER 'MARKER' '{(whole ? "INTORG" : "INTEND")}'\n");
                isWhole = whole;
            }
        }

        for (var c = 0; c < columns.Count; c++)
        {
            Mark(program.IsInteger.Length > 0 && program.IsInteger[c]);
            writer.Write($" {columns[c]} cost {Text(program.Costs[c])}\n");
            for (var k = program.Starts[c]; k < program.Starts[c + 1]; k++)
            {
                writer.Write($" {columns[c]} {rows[program.RowOf[k]]} {Text(program.Values[k])}\n");
            }
        }

        Mark(false);
    }

    // Stated in full: readers differ in what an integer column without bounds may be.
    private static void Bounds(ILinearProgram program, TextWriter writer, int column, string name)
    {
        var (lower, upper) = (program.ColumnLower[column], program.ColumnUpper[column]);
        if (lower == upper)
        {
            writer.Write($" FX bnd {name} {Text(lower)}\n");
        }
        else if (double.IsNegativeInfinity(lower) && double.IsPositiveInfinity(upper))
        {
            writer.Write($" FR bnd {name}\n");
        }
        else
        {
            writer.Write(double.IsNegativeInfinity(lower) ? $" MI bnd {name}\n" : $" LO bnd {name} {Text(lower)}\n");
            writer.Write(double.IsPositiveInfinity(upper) ? $" PL bnd {name}\n" : $" UP bnd {name} {Text(upper)}\n");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
