using System.Text.RegularExpressions;

namespace Ncez.House.Tests;

/// <summary>Every text a user can see exists in Chinese and English, says the same, and is used.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Parts = ["found", "expected", "fix"];
    private static readonly string Code = string.Join('\n', House.Files("src", "*.cs").Concat(House.Files("src", "*.razor")).Select(File.ReadAllText));

    private static readonly Lazy<HashSet<string>> Names = new(() =>
        [.. House.Files("data", "*.csv").Concat(House.Files("data", "*.yaml")).Select(File.ReadAllText).Append(Code).SelectMany(t => Name().Matches(t).Select(m => m.Value))]);

    [Fact]
    public void Every_area_has_both_languages_with_the_same_keys() =>
        Rule.Holds("Texts in one language only:",
            TextArea.Orphans.Select(f => $"{f}: no English file").Concat(
                from area in TextArea.All
                from key in area.Chinese is null ? ["(no zh-CN file)"] : area.English.Keys.Except(area.Chinese.Keys).Select(k => k + ": no Chinese").Concat(area.Chinese.Keys.Except(area.English.Keys).Select(k => k + ": no English"))
                select $"{area.File}: {key}"));

    [Fact]
    public void Both_languages_use_the_same_placeholders() =>
        Rule.Holds("Placeholders differ:",
            from area in TextArea.All
            from text in area.Pairs
            where !TextArea.Placeholders(text.En).SequenceEqual(TextArea.Placeholders(text.Zh))
            select $"{area.File}: {text.Key}: en {string.Join(' ', TextArea.Placeholders(text.En))}, zh {string.Join(' ', TextArea.Placeholders(text.Zh))}");

    [Fact]
    public void No_text_is_empty() =>
        Rule.Holds("Empty texts:",
            from area in TextArea.All
            from text in area.Pairs
            where string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Zh)
            select $"{area.File}: {text.Key}");

    [Fact]
    public void Words_are_translated() =>
        Rule.Holds("English has words where Chinese has no Chinese character, or English is Chinese only:",
            from area in TextArea.All
            from text in area.Pairs
            where (Words().IsMatch(TextArea.WordsOf(text.En)) && !Han().IsMatch(text.Zh)) || (Han().IsMatch(text.En) && !LatinWord().IsMatch(text.En))
            where !IsLanguageName(text.En, text.Zh)
            select $"{area.File}: {text.Key}: “{text.En}” / “{text.Zh}”");

    [Fact]
    public void Every_finding_code_in_the_source_has_its_texts()
    {
        var keys = Findings().SelectMany(a => a.English.Keys).ToHashSet();
        Rule.Holds("Finding codes without found, expected or fix in src/Ncez.Model/Texts/Findings<PREFIX>.resx:",
            from code in CodesInSource()
            from part in Parts
            where !keys.Contains($"{code}.{part}")
            select $"{code}.{part}");
    }

    [Fact]
    public void Every_finding_text_belongs_to_a_code_in_use()
    {
        var codes = CodesInSource().ToHashSet();
        Rule.Holds("Texts of findings that nothing raises, or that stand in the wrong file:",
            from area in Findings()
            from key in area.English.Keys
            let dot = key.LastIndexOf('.')
            where dot < 0 || !codes.Contains(key[..dot]) || !Parts.Contains(key[(dot + 1)..]) || area.Name != "Findings" + key.Split('-')[0]
            select $"{area.File}: {key}");
    }

    [Fact]
    public void Every_other_text_is_used() =>
        Rule.Holds("Texts that no source file asks for (by key, or by a part of it that is put together at run time):",
            from area in TextArea.All.Except(Findings())
            from key in area.English.Keys
            where !IsAskedFor(key)
            select $"{area.File}: {key}");

    private static IEnumerable<TextArea> Findings() => TextArea.All.Where(a => a.Name.StartsWith("Findings", StringComparison.Ordinal) && a.Name != "Findings");

    private static IEnumerable<string> CodesInSource() => FindingCode().Matches(Code).Select(m => m.Groups[1].Value).Distinct();

    // Keys are literals ("summary.gross"), put together from a literal start or end ($"scope.{id}", $"{id}.title"), or a single
    // word that names a member of an enumeration or an id of the data.
    private static bool IsAskedFor(string key)
    {
        if (Asks($"\"{key}\""))
        {
            return true;
        }

        if (!key.Contains('.') && Names.Value.Contains(key))
        {
            return true;
        }

        var dots = Enumerable.Range(0, key.Length).Where(i => key[i] is '.' or '-').ToArray();
        return dots.Any(i => Asks($"\"{key[..(i + 1)]}{{") || Asks($"\"{key[..(i + 1)]}\"") || Asks($"}}{key[i..]}\"") || Asks($"\"{key[i..]}\""));
    }

    private static bool Asks(string literal) => Code.Contains(literal, StringComparison.Ordinal);

    // The name of a language is written in that language, whatever the reader's is.
    private static bool IsLanguageName(string en, string zh) => en == zh && en is "中文" or "English";

    [GeneratedRegex("\"([A-Z]{3}-[0-9]{3})\"")]
    private static partial Regex FindingCode();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    // The product's own name reads the same in every language.
    [GeneratedRegex("(?!ncez)[a-z]{4,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
