using System.ComponentModel;
using System.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>Finds and runs a program of this machine whose output is a file.</summary>
public static class OutsideProgram
{
    /// <summary>The first of these names on the path, or null.</summary>
    public static string? Find(params ReadOnlySpan<string> names)
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in names)
            {
                if (Path.Combine(folder, name + ending) is var path && File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>False when it could not start or took longer than the patience; then it is ended.</returns>
    public static bool Run(string program, TimeSpan patience, IEnumerable<string> arguments) => Run(program, patience, arguments, _ => { });

    /// <summary>Runs a program and gives what it printed; empty when it failed.</summary>
    public static string Output(string program, TimeSpan patience, IEnumerable<string> arguments)
    {
        var text = new System.Text.StringBuilder();
        return Run(program, patience, arguments, line => text.AppendLine(line)) ? text.ToString() : "";
    }

    /// <summary>Runs a program and tells each line it prints as it prints it.</summary>
    /// <param name="program">Program.</param>
    /// <param name="patience">Longest time; then it is ended.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="line">Told each line.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <returns>False when it could not start or was ended.</returns>
    public static bool Run(string program, TimeSpan patience, IEnumerable<string> arguments, Action<string> line, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return false;
            }

            // Always read: a full pipe would stop the program.
            process.OutputDataReceived += (_, printed) =>
            {
                if (printed.Data is { } text)
                {
                    line(text);
                }
            };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var ending = cancellation.Register(() => End(process));
            if (process.WaitForExit(patience))
            {
                // Once more without a limit: only this waits until all that was printed has been read.
                process.WaitForExit();
                return !cancellation.IsCancellationRequested;
            }

            End(process);
        }
        catch (Win32Exception)
        {
            // Not there, or not a program: the caller says that nothing was written.
        }

        return false;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
