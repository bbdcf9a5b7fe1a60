using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Ncez.House.Tests;

/// <summary>The checkout these tests stand in: its files and its built programs.</summary>
internal static class House
{
    private static readonly string[] Ignored = ["bin", "obj", "out", "artifacts", ".git", ".ncez", ".vs", ".idea", "node_modules", "TestResults"];

    /// <summary>Folder of Ncez.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the source projects: the folders under src.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName).OfType<string>().Where(p => File.Exists(ProjectFile(p))).Order(StringComparer.Ordinal)];

    /// <summary>Path of a project's csproj.</summary>
    public static string ProjectFile(string project) => Path.Combine(Root, "src", project, project + ".csproj");

    /// <summary>A path below the root, as the repository writes it.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Absolute path of a path as the repository writes it.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Files below a folder of the repository, without build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var start = At(folder);
        return Directory.Exists(start) ? Walk(start, pattern) : [];
    }

    /// <summary>Every file that git tracks or would track; without git, every file that is not build output.</summary>
    public static IReadOnlyList<string> TrackedFiles()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
        {
            return [.. Walk(Root, "*")];
        }

        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(At).Where(File.Exists)];
    }

    /// <summary>The built assembly of a project, in the configuration these tests were built in.</summary>
    public static PEReader OpenAssembly(string project)
    {
        var output = Path.Combine(Root, "src", project, "bin", Configuration(), "net10.0");
        var file = new[] { project + ".dll", "ncez.dll" }.Select(f => Path.Combine(output, f)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{project} is not built in {output}.");
        return new PEReader(File.OpenRead(file));
    }

    /// <summary>Names of the types that a project's source declares (compiler-made types left out).</summary>
    public static IEnumerable<string> TypeNames(string project)
    {
        using var assembly = OpenAssembly(project);
        var reader = assembly.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(t => reader.GetString(reader.GetTypeDefinition(t).Name)).Where(n => !n.Contains('<'))];
    }

    private static string Configuration() =>
        new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? throw new InvalidOperationException("Output folder without a configuration.");

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Ncez.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Ncez.slnx above {AppContext.BaseDirectory}.");
    }

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !Ignored.Contains(Path.GetFileName(d))).SelectMany(d => Walk(d, pattern)));
}
