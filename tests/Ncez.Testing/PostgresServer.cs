using System.Diagnostics;
using Xunit;

namespace Ncez.Testing;

/// <summary>A PostgreSQL of this machine's package on a folder and a socket of its own; one for a test run, a database for each test.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Owner = "postgres";
    private static readonly Lazy<PostgresServer> Running = new(() => new PostgresServer());
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-pg-").FullName;
    private int _databases;

    private PostgresServer()
    {
        // PostgreSQL refuses to run as root.
        Mine("chown", Owner, _folder);
        Theirs("initdb", "-D", Data, "-A", "trust", "-U", "ncez", "-E", "UTF8", "--locale=C", "--no-sync");
        Theirs("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-o", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c max_connections=60", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>True when the package is installed.</summary>
    public static bool IsHere => Program("initdb") is not null;

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The connection string of a new empty database.</summary>
    public static string NewDatabase() => Running.Value.Create();

    /// <summary>Runs a statement as the owner of a database.</summary>
    public static string Sql(string connection, string statement) =>
        Theirs("psql", "-h", Running.Value._folder, "-U", "ncez", "-d", connection.Split("Database=")[1].Split(';')[0], "-At", "-v", "ON_ERROR_STOP=1", "-c", statement);

    /// <summary>Stops the server at once and removes its folder.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Theirs("pg_ctl", "-D", Data, "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Create()
    {
        var name = $"ncez_{Interlocked.Increment(ref _databases)}";
        Theirs("psql", "-h", _folder, "-U", "ncez", "-d", "postgres", "-c", $"CREATE DATABASE {name}");
        return $"Host={_folder};Database={name};Username=ncez";
    }

    private static string? Program(string name) => (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin", name)) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, name))).FirstOrDefault(File.Exists);

    private static string Theirs(string program, params string[] args) => IsRoot ? Mine("runuser", ["-u", Owner, "--", Program(program)!, .. args]) : Mine(Program(program)!, args);

    private static string Mine(string program, params string[] args)
    {
        if (program == "chown" && !IsRoot)
        {
            return "";
        }

        // The server goes on after pg_ctl ends and would hold the pipe open: what it says goes to a file.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"out=\"$1\"; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        var output = Path.GetTempFileName();
        foreach (var arg in (string[])[output, program, .. args])
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        var said = File.ReadAllText(output);
        File.Delete(output);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}: {said}");
        return said.Trim();
    }
}

/// <summary>A test that needs PostgreSQL; skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsHere)
        {
            Skip = "no PostgreSQL on this machine";
        }
    }
}
