using System.Diagnostics;

namespace Ncez.Cli.Tests;

/// <summary>The built program as its users start it.</summary>
internal static class Program
{
    private static readonly string Root = FindRoot();

    // bin/Debug/net10.0 of this project and of the program have the same last parts.
    private static readonly string Dll = Path.Combine(Root, "src", "Ncez.Cli", "bin",
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!), "net10.0", "ncez.dll");

    /// <summary>The example zone.</summary>
    public static string Parks { get; } = Path.Combine(Root, "data", "zones", "guangdong-parks-2016");

    public static Outcome Run(params string[] args) => RunWith([], args);

    public static Outcome RunWith((string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var arg in args.Prepend(Dll))
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["NCEZ_DATA"] = Path.Combine(Root, "data");
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment.Remove("NCEZ_DEBUG");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "ncez did not end");
        return new Outcome(process.ExitCode, output.Result, errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ncez.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository.");
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
