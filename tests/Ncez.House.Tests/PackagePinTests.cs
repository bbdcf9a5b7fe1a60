using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ncez.House.Tests;

/// <summary>Every package version stands once, in Directory.Packages.props, and is exact.</summary>
public sealed partial class PackagePinTests
{
    private static readonly XDocument Pins = XDocument.Load(House.At("Directory.Packages.props"));

    [Fact]
    public void Every_pin_is_exact() =>
        Rule.Holds("Floating or empty versions:",
            Pins.Descendants("PackageVersion").Where(p => !Exact().IsMatch(Resolved(p.Attribute("Version")?.Value ?? ""))).Select(p => p.ToString()));

    [Fact]
    public void No_package_is_pinned_twice() =>
        Rule.Holds("Pinned twice:", Pins.Descendants("PackageVersion").GroupBy(p => p.Attribute("Include")!.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Projects_name_pinned_packages_without_a_version()
    {
        var pinned = Pins.Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Rule.Holds("Not pinned centrally, or with a version of its own:",
            from file in House.TrackedFiles()
            where Path.GetExtension(file) is ".csproj" or ".props" or ".targets"
            from reference in XDocument.Load(file).Descendants("PackageReference")
            let name = reference.Attribute("Include")?.Value ?? reference.Attribute("Update")?.Value ?? ""
            where !pinned.Contains(name) || reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            select $"{House.Relative(file)}: {name}");
    }

    [Fact]
    public void Every_test_project_is_in_the_solution()
    {
        var solution = XDocument.Load(House.At("Ncez.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value.Replace('\\', '/')).ToHashSet();
        Rule.Holds("Not in Ncez.slnx, so never built or tested:",
            new[] { "src", "tests", "bench" }.SelectMany(f => House.Files(f, "*.csproj")).Select(House.Relative).Where(p => !solution.Contains(p)));
    }

    private static string Resolved(string version) =>
        version.StartsWith("$(", StringComparison.Ordinal) ? Pins.Descendants(version[2..^1]).SingleOrDefault()?.Value ?? "" : version;

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
