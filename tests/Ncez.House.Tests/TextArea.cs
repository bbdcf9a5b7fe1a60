using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ncez.House.Tests;

/// <summary>One area of texts, as its two resource files hold it.</summary>
/// <param name="File">The English file.</param>
/// <param name="English">Texts by key.</param>
/// <param name="Chinese">Texts by key; null when the file is missing.</param>
internal sealed partial record TextArea(string File, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string>? Chinese)
{
    private const string ChineseSuffix = ".zh-CN.resx";

    /// <summary>Every area below src.</summary>
    public static IReadOnlyList<TextArea> All { get; } =
        [.. House.Files("src", "*.resx").Where(f => !f.EndsWith(ChineseSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Chinese files that have no English one.</summary>
    public static IEnumerable<string> Orphans =>
        House.Files("src", "*" + ChineseSuffix).Where(f => !System.IO.File.Exists(f.Replace(ChineseSuffix, ".resx", StringComparison.Ordinal))).Select(House.Relative);

    /// <summary>Name of the area, for example FindingsACT.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>Keys that both files hold, with both texts.</summary>
    public IEnumerable<(string Key, string En, string Zh)> Pairs =>
        from pair in English where Chinese?.ContainsKey(pair.Key) == true select (pair.Key, pair.Value, Chinese![pair.Key]);

    /// <summary>Names of the placeholders of a text, each once, in order of the alphabet.</summary>
    public static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The text without what reads the same in every language: placeholders and names of files.</summary>
    public static string WordsOf(string text) => FileName().Replace(Placeholder().Replace(text, " "), " ");

    private static TextArea Read(string file)
    {
        var chinese = file.Replace(".resx", ChineseSuffix, StringComparison.Ordinal);
        return new TextArea(House.Relative(file), Texts(file), System.IO.File.Exists(chinese) ? Texts(chinese) : null);
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "");

    [GeneratedRegex(@"\{[A-Za-z][A-Za-z0-9_]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\w/*.-]+\.(json|csv|xlsx|html|yaml)\b")]
    private static partial Regex FileName();
}
