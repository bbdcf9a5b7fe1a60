using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Export;
using Ncez.Model.Optimisation;

namespace Ncez.Data.Solving;

/// <summary>The program <c>cbc</c> (COIN-OR branch and cut): a model goes in as a file, values come out as a file. A process of its own can be ended at any time and runs beside others.</summary>
public sealed class CbcProgram
{
    private const int EndingSeconds = 10;
    private readonly string _program;

    private CbcProgram(string program) => _program = program;

    /// <summary>The program on the path, or null.</summary>
    public static CbcProgram? Find() => OutsideProgram.Find("cbc") is { } found ? new CbcProgram(found) : null;

    /// <summary>Solves a program.</summary>
    /// <param name="program">Program with whole-number columns.</param>
    /// <param name="options">Limits and start.</param>
    /// <param name="line">Told each line that cbc prints.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <returns>First line of its answer and the values of columns; an empty line when it gave none.</returns>
    public (string Outcome, ImmutableArray<double> Values) Solve(LinearProgram program, SolveOptions options, Action<string> line, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-cbc-").FullName;
        try
        {
            var (model, answer) = (Path.Combine(folder, "model.mps"), Path.Combine(folder, "answer.txt"));
            using (var writer = new StreamWriter(model))
            {
                MpsWriter.Write(program, writer, isNumbered: true);
            }

            // Our programs have tight relaxations: presolving them as integer programs and pumping for a first solution take longer than the search.
            OutsideProgram.Run(_program, TimeSpan.FromSeconds(options.MostSeconds + EndingSeconds),
                [model, .. Start(folder, program, options), "-sec", Text(options.MostSeconds), "-timeMode", "elapsed", "-ratioGap", Text(options.GapFraction), "-preprocess", "off", "-passFeasibilityPump", "0", "-solve", "-solution", answer], line, cancellation);
            return File.Exists(answer) && File.ReadAllLines(answer) is { Length: > 0 } lines ? (lines[0], Values(lines, program.Costs.Length)) : ("", []);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return ("", []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Start(string folder, LinearProgram program, SolveOptions options)
    {
        if (options.Start.IsEmpty)
        {
            return [];
        }

        var path = Path.Combine(folder, "start.txt");
        File.WriteAllLines(path, ["start", .. options.Start.Select((v, i) => (v, i)).Where(s => program.IsInteger[s.i]).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.i} C{s.i} {Math.Round(s.v)} 0"))]);
        return ["-mipstart", path];
    }

    // Columns that are not named are 0.
    private static ImmutableArray<double> Values(string[] lines, int columns)
    {
        if (lines[0].Contains("nfeasible", StringComparison.Ordinal))
        {
            return [];
        }

        var values = new double[columns];
        foreach (var words in lines.Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "**").ToArray()))
        {
            if (words is [_, ['C', .. var number], var value, ..] && int.TryParse(number, out var column) && column < columns)
            {
                values[column] = double.Parse(value, CultureInfo.InvariantCulture);
            }
        }

        return [.. values];
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
