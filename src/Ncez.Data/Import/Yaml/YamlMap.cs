using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Yaml;

/// <summary>
/// Keys and values of a YAML document, read by name. Every read collects its own finding (missing key, wrong type) and goes on
/// with a harmless stand-in, so that one pass finds everything. <c>Find…</c> is for keys that may be missing; the others report
/// a missing key. Finish each map with <see cref="ReportUnknownKeys"/>: the map knows which keys were asked for.
/// </summary>
/// <example><code>
/// var root = YamlDocument.Read("park.yaml", bytes, findings);
/// var id = root.Text("id");                       // required: YML-006 when missing, then ""
/// var since = root.FindWhole("since");            // optional: null when missing
/// foreach (var c in root.Maps("categories")) { … c.ReportUnknownKeys(); }
/// root.ReportUnknownKeys();
/// </code></example>
public sealed class YamlMap
{
    private readonly YamlTable _table;
    private readonly Findings _findings;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    internal YamlMap(YamlTable table, string path, Findings findings) => (_table, Path, _findings) = (table, path, findings);

    /// <summary>Where the map starts.</summary>
    public Place Where => _table.Where with { Field = Path.Length == 0 ? null : Path };

    /// <summary>Dotted path of the map from the top of the file; empty at the top.</summary>
    public string Path { get; }

    /// <summary>Keys in the order written.</summary>
    public IEnumerable<string> Keys => _table.Entries.Keys;

    /// <summary>Keys that a reader has asked for so far, present or not: what the format knows.</summary>
    public IReadOnlyCollection<string> KnownKeys => _asked;

    /// <summary>True when the key is there and has a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Place of the value of a key; of the map when the key is missing.</summary>
    public Place PlaceOf(string key) =>
        (_table.Entries.TryGetValue(key, out var entry) ? entry.Value.Where : _table.Where) with { Field = PathOf(key) };

    /// <summary>A text; empty and reported when missing or no single value.</summary>
    public string Text(string key) => FindText(key) ?? Missing(key, "");

    /// <summary>A text, or null when the key is missing.</summary>
    public string? FindText(string key) => Scalar(key, "text")?.Text.Trim();

    /// <summary>A whole number; 0 and reported when missing or no whole number.</summary>
    public int Whole(string key) => FindWhole(key) ?? Missing(key, 0);

    /// <summary>A whole number, or null when the key is missing.</summary>
    public int? FindWhole(string key)
    {
        if (Scalar(key, "whole") is not { } scalar)
        {
            return null;
        }

        return int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : Wrong<int?>(scalar, key, "whole");
    }

    /// <summary>A finite number; 0 and reported when missing or no number.</summary>
    public double Number(string key) => FindNumber(key) ?? Missing(key, 0.0);

    /// <summary>A finite number, or null when the key is missing.</summary>
    public double? FindNumber(string key)
    {
        if (Scalar(key, "number") is not { } scalar)
        {
            return null;
        }

        return double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : Wrong<double?>(scalar, key, "number");
    }

    /// <summary>true/false, yes/no, 是/否; null when the key is missing.</summary>
    public bool? FindTruth(string key) => Scalar(key, "truth") is not { } scalar ? null : scalar.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "是" => true,
        "false" or "no" or "否" => false,
        _ => Wrong<bool?>(scalar, key, "truth"),
    };

    /// <summary>One of an enum's names in snake_case (<c>renewable_only</c>); null when missing, reported when unknown.</summary>
    public T? FindOption<T>(string key)
        where T : struct, Enum
    {
        if (Scalar(key, "text") is not { } scalar)
        {
            return null;
        }

        foreach (var option in Enum.GetValues<T>())
        {
            if (Words.SnakeCase(option.ToString()).Equals(scalar.Text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return option;
            }
        }

        ReportUnknownOption(key, [.. Enum.GetNames<T>().Select(Words.SnakeCase)]);
        return null;
    }

    /// <summary>As <see cref="FindOption{T}"/>, for a key that must be there; the first option stands in.</summary>
    public T Option<T>(string key)
        where T : struct, Enum => FindOption<T>(key) ?? Missing(key, default(T));

    /// <summary>Reports that the value of a key is none of the known ones, with the nearest of them.</summary>
    public void ReportUnknownOption(string key, IReadOnlyCollection<string> known, string code = "YML-009")
    {
        var text = _table.Entries.TryGetValue(key, out var entry) && entry.Value is YamlScalar scalar ? scalar.Text : "";
        _findings.Error(code, PlaceOf(key), ("key", PathOf(key)), ("value", Shown.Cell(text)), ("known", Shown.List(known)), ("near", Suggest.NearOrFirst(text, known)));
    }

    /// <summary>A text in both languages, written <c>{zh: …, en: …}</c> or as one text for both; reported when missing.</summary>
    public LocalText LocalText(string key) => FindLocalText(key) ?? Missing(key, default(LocalText));

    /// <summary>A text in both languages, or null when the key is missing.</summary>
    public LocalText? FindLocalText(string key)
    {
        if (Find(key) is YamlScalar scalar)
        {
            return Model.Texts.LocalText.Same(scalar.Text.Trim());
        }

        if (FindMap(key) is not { } map)
        {
            return null;
        }

        var text = new LocalText(map.FindText("zh") ?? "", map.FindText("en") ?? "");
        map.ReportUnknownKeys();
        return text.IsEmpty ? map.Missing<LocalText?>("zh", null) : text;
    }

    /// <summary>A map below this one; reported when missing, null then.</summary>
    public YamlMap? Map(string key) => FindMap(key) ?? Missing<YamlMap?>(key, null);

    /// <summary>A map below this one, or null when the key is missing.</summary>
    public YamlMap? FindMap(string key) => Find(key) switch
    {
        null => null,
        YamlTable table => new YamlMap(table, PathOf(key), _findings),
        var other => Wrong<YamlMap?>(other, key, "map"),
    };

    /// <summary>A list of texts; one text counts as a list of one; empty when the key is missing.</summary>
    public ImmutableArray<string> Texts(string key) => [.. TextsWithPlaces(key).Select(t => t.Text)];

    /// <summary>A list of texts, each with its place.</summary>
    public ImmutableArray<(string Text, Place Where)> TextsWithPlaces(string key) => Find(key) switch
    {
        null => [],
        YamlScalar scalar => [(scalar.Text.Trim(), scalar.Where with { Field = PathOf(key) })],
        YamlList list => [.. list.Items.Select((item, i) => item is YamlScalar s
            ? (s.Text.Trim(), s.Where with { Field = $"{PathOf(key)}[{i}]" })
            : (Wrong(item, $"{key}[{i}]", "text", "") ?? "", item.Where))],
        var other => Wrong<ImmutableArray<(string, Place)>>(other, key, "list", []),
    };

    /// <summary>A list of texts in both languages.</summary>
    public ImmutableArray<LocalText> LocalTexts(string key) => Find(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select((item, i) => new YamlMap(Wrap(item, i), PathOf(key), _findings).LocalText(IndexKey(i)))],
        var other => Wrong<ImmutableArray<LocalText>>(other, key, "list", []),
    };

    /// <summary>A list of maps; empty when the key is missing.</summary>
    public ImmutableArray<YamlMap> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select((item, i) => item is YamlTable table
            ? new YamlMap(table, $"{PathOf(key)}[{i}]", _findings)
            : Wrong<YamlMap?>(item, $"{key}[{i}]", "map")).OfType<YamlMap>()],
        var other => Wrong<ImmutableArray<YamlMap>>(other, key, "list", []),
    };

    /// <summary>A map whose keys the user chooses and whose values are texts (<c>{煤: 烟煤}</c>); empty when missing.</summary>
    public ImmutableSortedDictionary<string, string> TextMap(string key)
    {
        var map = FindMap(key);
        return map is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : map.Keys.Select(k => (Key: k, Text: map.FindText(k))).Where(p => p.Text is not null)
                .ToImmutableSortedDictionary(p => p.Key, p => p.Text!, StringComparer.Ordinal);
    }

    /// <summary>Reports every key that no reader asked for: an error when it looks like a slip of a known key, else a warning.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var (key, entry) in _table.Entries)
        {
            if (_asked.Contains(key))
            {
                continue;
            }

            var where = entry.Key with { Field = PathOf(key) };
            if (!_findings.Keeps("YML-016"))
            {
                _findings.CountOnly("YML-016", Severity.Warning);
            }
            else if (Suggest.Near(key, _asked) is { } near)
            {
                _findings.Error("YML-008", where, ("key", Shown.Cell(key)), ("near", near));
            }
            else
            {
                _findings.Warning("YML-016", where, ("key", Shown.Cell(key)), ("known", Shown.List(_asked)));
            }
        }
    }

    private static string IndexKey(int i) => $"[{i.ToString(CultureInfo.InvariantCulture)}]";

    private static YamlTable Wrap(YamlNode item, int i) => new(item.Where, new() { [IndexKey(i)] = (item.Where, item) });

    private string PathOf(string key) => Path.Length == 0 || key.StartsWith('[') ? Path + key : $"{Path}.{key}";

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _table.Entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalar { IsNothing: true } ? entry.Value : null;
    }

    private YamlScalar? Scalar(string key, string kind) => Find(key) switch
    {
        null => null,
        YamlScalar scalar => scalar,
        var other => Wrong<YamlScalar?>(other, key, kind),
    };

    // A value of the wrong type was reported already; only a key that is not there is missing.
    private T Missing<T>(string key, T standIn)
    {
        if (Find(key) is null)
        {
            _findings.Error("YML-006", Where, ("key", PathOf(key)));
        }

        return standIn;
    }

    private T? Wrong<T>(YamlNode node, string key, string kind, T? standIn = default)
    {
        var found = node is YamlScalar scalar ? Model.Texts.LocalText.Same(Shown.Cell(scalar.Text)) : Words.Of(node is YamlList ? "kind.list" : "kind.map");
        _findings.Error("YML-007", node.Where with { Field = PathOf(key) }, ("key", PathOf(key)), ("found", found), ("kind", Words.Of("kind." + kind)));
        return standIn;
    }
}
