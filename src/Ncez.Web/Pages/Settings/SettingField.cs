using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Settings;

/// <summary>A setting as the form shows it.</summary>
/// <param name="Path">Its path in zone.yaml.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Columns">Columns of its rows; one without a title for a setting of one value.</param>
public sealed record SettingField(string Path, string Label, ImmutableArray<SettingColumn> Columns)
{
    /// <summary>Parts of the form and the settings in them.</summary>
    public static ImmutableArray<(string Part, ImmutableArray<string> Paths)> Parts { get; } =
    [
        ("who", ["name.zh", "name.en", "domain", "region", "location.lat", "location.lon", "status", "batch", "build", "parent"]),
        ("years", ["years", "baseline", "recalculation_threshold"]),
        ("factors", ["gwp", "factors", "factor_year", "proxies", "standard_coal", "export_credit", "confirm", "alternatives"]),
        ("boundary", ["boundary.approach", "boundary.equity", "boundary.exclusions"]),
        ("judged", ["schemes", "offset_cap.share", "offset_cap.of"]),
        ("notice", ["notice.zh", "notice.en"]),
    ];

    /// <summary>Sentence beside it; empty when none is needed.</summary>
    public string Hint { get; init; } = "";

    /// <summary>True for values with a row each.</summary>
    public bool HasRows { get; init; }

    /// <summary>True when the zone must say it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The fields of a part, choices of the domain's boundary included.</summary>
    public static IEnumerable<SettingField> Of(PageContext page, string part, Domain? domain)
    {
        foreach (var path in Parts.First(p => p.Part == part).Paths)
        {
            yield return Field(page, path, domain);
        }

        foreach (var choice in part == "boundary" && domain is { } known ? page.Workbench.Shipped.Template(known).Choices : [])
        {
            yield return new(ZoneSetting.Choices + choice.Id, page.In(choice.Question), [new("", [.. choice.Options.Select(o => new NamedId(o.Id, o.Text))])])
            {
                Hint = page.T("settings.choice.default", ("option", page.In(choice.Options.First(o => o.Id == choice.Default).Text))),
            };
        }
    }

    private static SettingField Field(PageContext page, string path, Domain? domain)
    {
        var shape = ZoneSetting.All.First(s => s.Path == path).Shape;
        var library = page.Workbench.Shipped.Library;
        ImmutableArray<NamedId> sets = [.. library.Sets.Select(s => new NamedId(s.Id, s.Name))];
        ImmutableArray<SettingColumn> columns = path switch
        {
            "domain" => [new("", [.. Enum.GetValues<Domain>().Select(d => new NamedId(d.ToString().ToLowerInvariant(), page.Workbench.Shipped.Template(d).Name.AtStart))])],
            "region" => [new("", RegionNames(library))],
            "gwp" => [new("", [.. library.GwpSets.Select(g => new NamedId(g.Id, Model.Texts.LocalText.Same(g.Id)))])],
            "build" or "boundary.approach" or "standard_coal" or "export_credit" or "offset_cap.of" => [new("", [.. Options(path).Select(o => new NamedId(o, new(page.T($"settings.{path}.{o}"), page.T($"settings.{path}.{o}"))))])],
            "factors" => [new("", sets)],
            "schemes" => [new("", [.. page.Workbench.Shipped.Schemes.Select(s => new NamedId(s.Id, s.Name))])],
            "boundary.exclusions" => [new("category", domain is { } known ? [.. page.Workbench.Shipped.Template(known).Categories.Select(c => new NamedId(c.Id, c.Name))] : []), new("zh", []), new("en", [])],
            "boundary.equity" => [new("site", []), new("share", [])],
            "proxies" => [new("item", []), new("proxy", [])],
            "alternatives" => [new("id", []), new("zh", []), new("en", []), new("sets", []), new("proxies", [])],
            _ => [new("", [])],
        };
        return new(path, page.T("settings.field." + path), columns)
        {
            Hint = PageContext.HasText("settings.hint." + path) ? page.T("settings.hint." + path) : "",
            HasRows = shape != SettingShape.Text && path != "years",
            IsRequired = path is "domain" or "region" or "years" or "gwp",
        };
    }

    /// <summary>Regions that factors are known for, by rung, with both names.</summary>
    public static ImmutableArray<NamedId> RegionNames(FactorLibrary library) =>
        [.. library.Regions.Regions.Where(r => r.Code != RegionLadder.World).OrderBy(r => r.Kind switch { RegionKind.Country => 0, RegionKind.Province => 1, RegionKind.City => 2, _ => 3 }).Select(r => new NamedId(r.Code, new($"{r.Name.Zh} {r.Name.En} ({r.Code})", $"{r.Name.En} {r.Name.Zh} ({r.Code})")))];

    /// <summary>The setting that a finding of zone.yaml is about: the longest path that its field begins with, or the first that begins with its field; null when there is none.</summary>
    public static string? PathOf(Diagnostic finding, IEnumerable<string> paths)
    {
        if (finding.Where.Field is not { Length: > 0 } field)
        {
            return null;
        }

        return paths.Where(p => IsWithin(field, p)).MaxBy(p => p.Length) ?? paths.FirstOrDefault(p => IsWithin(p, field));

        static bool IsWithin(string inner, string outer) => inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
    }

    /// <summary>The text of a setting from a form: its value, or the rows that say something.</summary>
    public string TextOf(Microsoft.AspNetCore.Http.IFormCollection form)
    {
        if (!HasRows)
        {
            var value = form[Path].ToString().Trim().ReplaceLineEndings("\n");
            return Path == "years" ? string.Join('\n', value.Split([',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : value;
        }

        var rows = Enumerable.Range(0, MostRows).TakeWhile(i => form.ContainsKey(Name(i, 0)))
            .Select(i => string.Join('\t', Columns.Select((_, c) => string.Join(' ', form[Name(i, c)].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))).Where(r => r.Trim('\t').Length > 0);
        return string.Join('\n', rows);
    }

    /// <summary>Name of the field of a cell.</summary>
    public string Name(int row, int column) => $"{Path}:{row}:{column}";

    /// <summary>Cells to show for a text: its rows, and empty ones for more.</summary>
    public ImmutableArray<ImmutableArray<string>> RowsOf(string text, int more) =>
    [
        .. (text.Length == 0 ? [] : text.Split('\n')).Concat(Enumerable.Repeat("", more)).Select(r => r.Split('\t') is var cells ? Columns.Select((_, c) => c < cells.Length ? cells[c] : "").ToImmutableArray() : []),
    ];

    private const int MostRows = 1_000;

    private static string[] Options(string path) => path switch
    {
        "build" => ["new", "retrofit"],
        "boundary.approach" => ["production", "control", "equity_share"],
        "standard_coal" => ["calorific", "equivalent"],
        "export_credit" => ["renewable_only", "all", "none"],
        _ => ["gross", "baseline_gross", "net_before_offset"],
    };
}

/// <summary>A column of a setting with rows.</summary>
/// <param name="Id">Its text is <c>settings.column.&lt;id&gt;</c>; empty for the only one.</param>
/// <param name="Options">What may be chosen; empty for a text.</param>
public sealed record SettingColumn(string Id, ImmutableArray<NamedId> Options);
