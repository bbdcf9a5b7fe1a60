using System.Text;

namespace Ncez.House.Tests;

/// <summary>
/// CHANGELOG.md is assembled from the fragments in changes/: those beside the README are unreleased, those in a folder
/// named like a version belong to it. Parallel work adds files and never edits a common list.
/// </summary>
public sealed class ChangelogTests
{
    private static readonly string[] Sections = ["Added", "Changed", "Fixed", "Numbers that changed"];

    [Fact]
    public void The_changelog_is_current() => Generated.Matches("CHANGELOG.md", Assemble());

    [Fact]
    public void Every_fragment_has_known_sections_and_entries() =>
        Rule.Holds($"A fragment is made of '## {string.Join("' / '## ", Sections)}' and lines that start with '- ':", Fragments().SelectMany(Offences));

    private static IEnumerable<string> Fragments() => House.Files("changes", "*.md").Where(f => Path.GetFileName(f) != "README.md");

    private static string Assemble()
    {
        var log = new StringBuilder("# Changelog\n\nAssembled from the fragments in `changes/`; do not edit (`build/approve` writes it anew).\n");
        var releases = Fragments().GroupBy(f => Path.GetFileName(Path.GetDirectoryName(f))!)
            .OrderByDescending(g => g.Key == "changes" ? new Version(int.MaxValue, 0) : Version.Parse(g.Key));
        foreach (var release in releases)
        {
            log.Append("\n## ").Append(release.Key == "changes" ? "Unreleased" : release.Key).Append('\n');
            foreach (var section in Sections)
            {
                var entries = release.OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(f => EntriesOf(f, section)).Where(e => e.Length > 0).ToArray();
                if (entries.Length > 0)
                {
                    log.Append("\n### ").Append(section).Append("\n\n").AppendJoin('\n', entries).Append('\n');
                }
            }
        }

        return log.ToString();
    }

    private static string EntriesOf(string fragment, string section) =>
        string.Join('\n', Lines(fragment).SkipWhile(l => l != $"## {section}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).Where(l => l.Length > 0));

    private static IEnumerable<string> Offences(string fragment)
    {
        var section = "";
        foreach (var line in Lines(fragment).Where(l => l.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }

            var known = line.StartsWith("## ", StringComparison.Ordinal) ? Sections.Contains(section)
                : section.Length > 0 && (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal));
            if (!known)
            {
                yield return $"{House.Relative(fragment)}: {line}";
            }
        }
    }

    private static IEnumerable<string> Lines(string fragment) => File.ReadAllLines(fragment).Select(l => l.TrimEnd());
}
