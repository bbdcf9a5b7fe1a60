using System.Text.RegularExpressions;

namespace Ncez.House.Tests;

/// <summary>Short files, domain words, nothing left lying about.</summary>
public sealed partial class SourceFileTests
{
    private const int LongestFile = 400;

    // Put together here, so that this file does not break its own rules.
    private static readonly string Unfinished = string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK");
    private static readonly string[] TextFiles = [".cs", ".csproj", ".props", ".slnx", ".md", ".csv", ".yaml", ".yml", ".json", ".resx", ".sh", ".ps1", ".css", ".js", ".txt", ".svg", ".html", ""];

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold() =>
        Rule.Holds($"Over {LongestFile} lines; split by idea, not by layer:",
            from file in House.Files("src", "*.cs").Concat(House.Files("tests", "*.cs"))
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{House.Relative(file)}: {lines} lines");

    [Fact]
    public void Types_carry_domain_words() =>
        Rule.Holds("These type names say nothing about the domain:",
            House.Projects.SelectMany(p => House.TypeNames(p).Where(n => HollowWord().IsMatch(n)).Select(n => $"{p}: {n}")));

    [Theory]
    [InlineData("ZoneManager", true)]
    [InlineData("CsvHelpers", true)]
    [InlineData("InventoryDto", true)]
    [InlineData("UtilsOfText", true)]
    [InlineData("Implication", false)]
    [InlineData("Utility", false)]
    [InlineData("Inventory", false)]
    public void A_hollow_word_is_recognised(string name, bool hollow) => Assert.Equal(hollow, HollowWord().IsMatch(name));

    [Fact]
    public void No_tracked_file_names_a_machine_path_or_unfinished_work()
    {
        var unfinished = new Regex($@"\b({Unfinished})\b");
        Rule.Holds("Machine paths, or work left unfinished:",
            from file in House.TrackedFiles()
            where TextFiles.Contains(Path.GetExtension(file))
            from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
            where unfinished.IsMatch(line.Text) || MachinePath().IsMatch(line.Text)
            select $"{House.Relative(file)}:{line.Number}: {line.Text.Trim()}");
    }

    [GeneratedRegex("(^|[a-z0-9])(Manager|Helper|Util|Dto|Impl)s?($|[A-Z0-9`])|^(Manager|Helper|Util|Dto|Impl)s?($|[A-Z0-9`])")]
    private static partial Regex HollowWord();

    // A home folder or a drive of somebody's machine; an address on the web has no quote or space before its path.
    [GeneratedRegex("(^|[\\s\"'`(=:])(/(home|root|Users|work|mnt)/[\\w.]|[A-Za-z]:\\\\(Users|work|src)\\\\|\\.\\./shared/)")]
    private static partial Regex MachinePath();
}
