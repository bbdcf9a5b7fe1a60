using System.Collections.Immutable;
using System.Text;
using Ncez.Data.Import;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store.Settings;

/// <summary>zone.yaml as a form edits it: the text of each setting. What is not set stays byte for byte, comments too.</summary>
public sealed class ZoneFileText
{
    /// <summary>The file.</summary>
    public const string File = "zone.yaml";

    private readonly string _text;
    private readonly byte[] _mark;

    private ZoneFileText(string text, byte[] mark, ImmutableSortedDictionary<string, string> values) => (_text, _mark, Values) = (text, mark, values);

    /// <summary>Text of each setting that is there, choices of the boundary included.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }

    /// <summary>Reads the file; null when findings say why it cannot be edited.</summary>
    public static ZoneFileText? Read(ReadOnlyMemory<byte> content, Findings findings)
    {
        if (TextDecoding.Decode(File, content, findings) is not { } utf8 || YamlDocument.Read(File, utf8.Span, findings) is not { } map)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(utf8.Span);
        return YamlSpans.Of(text) is null ? null : new ZoneFileText(text, content.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray() : [], ValuesOf(map));
    }

    /// <summary>A text as a value of the file, in quotes where it needs them.</summary>
    public static string Quoted(string text) => YamlEdit.Quoted(text);

    /// <summary>The file with other texts of some settings; an empty one takes the setting out.</summary>
    public byte[] With(IReadOnlyDictionary<string, string> values)
    {
        var text = _text;
        foreach (var setting in Settings(values.Keys).Where(s => values.TryGetValue(s.Path, out var value) && value != Values.GetValueOrDefault(s.Path, "")))
        {
            // A text without languages becomes one of both.
            text = setting.IsOfLanguage && YamlSpans.Of(text)?.Find(setting.Keys[0]) is { Value.Entries: null }
                ? YamlEdit.Set(text, [setting.Keys[0]], Written(Half(setting, "zh", values), Half(setting, "en", values)), ZoneSetting.Order)
                : YamlEdit.Set(text, setting.Keys, Written(setting.Shape, values[setting.Path]), ZoneSetting.Order);
        }

        return [.. _mark, .. Encoding.UTF8.GetBytes(text)];
    }

    private static IEnumerable<ZoneSetting> Settings(IEnumerable<string> paths) =>
        ZoneSetting.All.Concat(paths.Where(p => p.StartsWith(ZoneSetting.Choices, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(p => new ZoneSetting(p)));

    private string Half(ZoneSetting setting, string language, IReadOnlyDictionary<string, string> values) =>
        $"{setting.Keys[0]}.{language}" is var path && values.TryGetValue(path, out var set) ? set : Values.GetValueOrDefault(path, "");

    private static string? Written(SettingShape shape, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var rows = value.Split('\n').Select(r => r.Split('\t')).ToList();
        return shape switch
        {
            SettingShape.List => $"[{string.Join(", ", rows.Select(r => YamlEdit.Quoted(r[0])))}]",
            SettingShape.Pairs => Map(rows.Select(r => (YamlEdit.Quoted(Cell(r, 0)), (string?)YamlEdit.Quoted(Cell(r, 1))))),
            SettingShape.Exclusions => $"[{string.Join(", ", rows.Select(r => Map([("category", Text(r, 0)), ("reason", Written(Cell(r, 1), Cell(r, 2)))])))}]",
            SettingShape.Alternatives => $"[{string.Join(", ", rows.Select(Alternative))}]",
            _ => YamlEdit.Quoted(value),
        };
    }

    private static string Alternative(string[] row) => Map(
    [
        ("id", Text(row, 0)), ("name", Written(Cell(row, 1), Cell(row, 2))), ("factors", Written(SettingShape.List, string.Join('\n', Parts(Cell(row, 3))))),
        ("proxies", Written(SettingShape.Pairs, string.Join('\n', Parts(Cell(row, 4)).Select(p => p.Replace('=', '\t'))))),
    ]);

    private static string? Written(string zh, string en) => zh.Length + en.Length == 0 ? null : zh == en ? YamlEdit.Quoted(zh)
        : Map([("zh", zh.Length > 0 ? YamlEdit.Quoted(zh) : null), ("en", en.Length > 0 ? YamlEdit.Quoted(en) : null)]);

    private static string Map(IEnumerable<(string Key, string? Value)> entries) => $"{{ {string.Join(", ", entries.Where(e => e.Value is not null).Select(e => $"{e.Key}: {e.Value}"))} }}";

    private static string? Text(string[] row, int cell) => Cell(row, cell) is { Length: > 0 } text ? YamlEdit.Quoted(text) : null;

    private static string Cell(string[] row, int cell) => cell < row.Length ? row[cell].Trim() : "";

    private static string[] Parts(string text) => text.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ImmutableSortedDictionary<string, string> ValuesOf(YamlMap map)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var setting in ZoneSetting.All)
        {
            Add(setting.Path, setting.Shape switch
            {
                SettingShape.List => Lines(map.Texts(setting.Path)),
                SettingShape.Pairs => Parent(map, setting) is { } parent ? Pairs(parent, setting.Keys[^1], '\t', "\n") : "",
                SettingShape.Exclusions => Lines(map.FindMap("boundary")?.Maps("exclusions").Select(e => Row(e.FindText("category"), e.FindLocalText("reason")?.Zh, e.FindLocalText("reason")?.En))),
                SettingShape.Alternatives => Lines(map.Maps("alternatives").Select(a => Row(a.FindText("id"), a.FindLocalText("name")?.Zh, a.FindLocalText("name")?.En, string.Join(", ", a.Texts("factors")), Pairs(a, "proxies", '=', ", ")))),
                _ when setting.IsOfLanguage => map.FindLocalText(setting.Keys[0]) is { } text ? setting.Keys[1] == "zh" ? text.Zh : text.En : "",
                _ => Parent(map, setting)?.FindText(setting.Keys[^1]) ?? "",
            });
        }

        foreach (var (id, option) in map.FindMap("boundary")?.TextMap("choices") ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            Add(ZoneSetting.Choices + id, option);
        }

        return values.ToImmutable();

        void Add(string path, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                values[path] = value;
            }
        }
    }

    private static YamlMap? Parent(YamlMap map, ZoneSetting setting) => setting.Keys.Length == 1 ? map : map.FindMap(setting.Keys[0]);

    private static string Pairs(YamlMap map, string key, char between, string after) => string.Join(after, map.TextMap(key).Select(p => $"{p.Key}{between}{p.Value}"));

    private static string Lines(IEnumerable<string>? rows) => string.Join('\n', rows ?? []);

    private static string Row(params ReadOnlySpan<string?> cells) => string.Join('\t', cells);
}
