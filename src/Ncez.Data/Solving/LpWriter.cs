using System.Globalization;
using Ncez.Model.Optimisation;

namespace Ncez.Data.Solving;

/// <summary>Writes a program in the LP format, the one people read.</summary>
public static class LpWriter
{
    private const int TermsPerLine = 6;

    /// <summary>Writes the program.</summary>
    public static void Write(ILinearProgram program, TextWriter writer)
    {
        var (columns, rows) = (ProgramNames.Columns(program), ProgramNames.Rows(program));
        var terms = Rows(program);
        writer.Write($"\\ {ProgramNames.Rows(program).Length} rows, {columns.Length} columns\nMinimize\n cost:");
        Sum(writer, [.. program.Costs.Select((v, c) => (c, v)).Where(t => t.v != 0).DefaultIfEmpty((0, 0))], columns);
        writer.Write("\nSubject To\n");
        for (var r = 0; r < rows.Length; r++)
        {
            Row(program, writer, r, rows[r], terms[r], columns);
        }

        writer.Write("Bounds\n");
        for (var c = 0; c < columns.Length; c++)
        {
            writer.Write($" {Bound(program.ColumnLower[c])} <= {columns[c]} <= {Bound(program.ColumnUpper[c])}\n");
        }

        if (program.IsInteger.Contains(true))
        {
            writer.Write("Generals\n");
            foreach (var (name, _) in columns.Zip(program.IsInteger).Where(c => c.Second))
            {
                writer.Write($" {name}\n");
            }
        }

        writer.Write("End\n");
    }

    // A row with two sides is written as two rows: not every reader takes both at once. An empty row keeps its place with 0 × the first column.
    private static void Row(ILinearProgram program, TextWriter writer, int row, string name, List<(int, double)> terms, IReadOnlyList<string> columns)
    {
        var (lower, upper) = (program.RowLower[row], program.RowUpper[row]);
        void Side(string suffix, string sign, double side)
        {
            writer.Write($" {name}{suffix}:");
            Sum(writer, terms.Count == 0 ? [(0, 0)] : terms, columns);
            writer.Write($" {sign} {Text(side)}\n");
        }

        if (lower == upper)
        {
            Side("", "=", lower);
            return;
        }

        if (double.IsFinite(lower))
        {
            Side("", ">=", lower);
        }

        if (double.IsFinite(upper))
        {
            Side(double.IsFinite(lower) ? "_hi" : "", "<=", upper);
        }
    }

    private static void Sum(TextWriter writer, List<(int Column, double Value)> terms, IReadOnlyList<string> columns)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var (column, value) = terms[i];
            writer.Write($" {(value < 0 ? '-' : '+')} {Text(Math.Abs(value))} {columns[column]}{(i % TermsPerLine == TermsPerLine - 1 && i < terms.Count - 1 ? "\n  " : "")}");
        }
    }

    private static List<(int, double)>[] Rows(ILinearProgram program)
    {
        var rows = new List<(int, double)>[program.RowLower.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = [];
        }

        for (var c = 0; c < program.Costs.Length; c++)
        {
            for (var k = program.Starts[c]; k < program.Starts[c + 1]; k++)
            {
                rows[program.RowOf[k]].Add((c, program.Values[k]));
            }
        }

        return rows;
    }

    private static string Bound(double value) => double.IsPositiveInfinity(value) ? "+inf" : double.IsNegativeInfinity(value) ? "-inf" : Text(value);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
