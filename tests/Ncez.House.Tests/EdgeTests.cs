using System.Reflection.Metadata;
using System.Xml.Linq;

namespace Ncez.House.Tests;

/// <summary>Who may see whom. A new project needs a row here and an architecture decision record.</summary>
public sealed class EdgeTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ncez.Kernels"] = [],
        ["Ncez.Model"] = [],
        ["Ncez.Accounting"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Technology"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Scenarios"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Evaluation"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Monitoring"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Credits"] = ["Ncez.Model", "Ncez.Kernels"],
        ["Ncez.Charts"] = ["Ncez.Model"],
        ["Ncez.Data"] = ["Ncez.Model"],
        ["Ncez.Workflows"] =
        [
            "Ncez.Model", "Ncez.Kernels", "Ncez.Accounting", "Ncez.Technology", "Ncez.Scenarios", "Ncez.Evaluation",
            "Ncez.Monitoring", "Ncez.Credits", "Ncez.Charts", "Ncez.Data",
        ],
        ["Ncez.Web"] = ["Ncez.Workflows", "Ncez.Model"],
        ["Ncez.Cli"] = ["Ncez.Workflows", "Ncez.Model", "Ncez.Web"],
    };

    public static TheoryData<string> Projects => [.. House.Projects];

    [Theory, MemberData(nameof(Projects))]
    public void A_built_assembly_uses_only_allowed_projects(string project)
    {
        using var assembly = House.OpenAssembly(project);
        var reader = assembly.GetMetadataReader();
        var used = reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name)).Where(n => n.StartsWith("Ncez.", StringComparison.Ordinal));
        Rule.Holds($"{project} may use only {Names(project)}; it uses:", used.Except(AllowedFor(project)));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_file_names_only_allowed_projects(string project)
    {
        var named = XDocument.Load(House.ProjectFile(project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Rule.Holds($"{project} may reference only {Names(project)}; it references:", named.Except(AllowedFor(project)));
    }

    [Fact]
    public void Only_the_composition_roots_are_programs() =>
        Rule.Holds("Only Ncez.Cli and Ncez.Web have an entry point:", House.Projects.Where(p => p is not ("Ncez.Cli" or "Ncez.Web")).Where(HasEntryPoint));

    [Fact]
    public void The_table_of_edges_has_no_circle()
    {
        var done = new HashSet<string>();
        while (Allowed.Keys.FirstOrDefault(p => !done.Contains(p) && Allowed[p].All(done.Contains)) is { } next)
        {
            done.Add(next);
        }

        Rule.Holds("These projects could reach themselves:", Allowed.Keys.Except(done));
    }

    private static bool HasEntryPoint(string project)
    {
        using var assembly = House.OpenAssembly(project);
        return assembly.PEHeaders.CorHeader!.EntryPointTokenOrRelativeVirtualAddress != 0;
    }

    private static string[] AllowedFor(string project) =>
        Allowed.TryGetValue(project, out var allowed) ? allowed : throw new InvalidOperationException($"{project} has no row in the table of edges.");

    private static string Names(string project) => AllowedFor(project) is { Length: > 0 } names ? string.Join(", ", names) : "no other project";
}
