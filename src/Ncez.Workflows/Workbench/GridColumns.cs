using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>What the columns of a table and the ids in them are called, from its schema, the library and the domain's categories.</summary>
public static class GridColumns
{
    private static readonly ConcurrentDictionary<ShippedData, ImmutableArray<NamedId>> Items = new();

    /// <summary>The columns of a table's schema.</summary>
    public static ImmutableArray<GridColumn> Of(string file) => [.. FileSchema.Of(file).Columns.Select(c => Column(file, c))];

    /// <summary>Columns of a header in its order; one that only the user knows is called as it is written.</summary>
    public static ImmutableArray<GridColumn> Of(ShippedData shipped, Domain? domain, string file, ImmutableArray<string> header) => [.. header.Select(h => Find(file, h) is { } spec
        ? Column(file, spec) with { Written = h, Choices = ChoicesOf(shipped, domain, file, spec), NameOf = HoldsIds(spec) ? v => NameOf(shipped, domain, file, spec, v) : null }
        : new GridColumn(h, LocalText.Same(h), default, false) { Written = h })];

    /// <summary>What a column of a header is called; as it is written where only the user knows it.</summary>
    public static LocalText NameOf(string file, string header) => (file.EndsWith(".csv", StringComparison.Ordinal) ? Find(file, header)?.Title : null) ?? LocalText.Same(header);

    private static ColumnSpec? Find(string file, string header) => FileSchema.Of(file) is var schema && schema.IndexOf(header) is >= 0 and var i ? schema.Columns[i] : null;

    private static GridColumn Column(string file, ColumnSpec spec) => new(spec.Name, spec.Title, spec.Description, spec.Need != ColumnNeed.Optional) { Names = [.. spec.Names], Example = ColumnExamples.Of(file, spec.Name) };

    private static ImmutableArray<NamedId> ChoicesOf(ShippedData shipped, Domain? domain, string file, ColumnSpec spec) => spec switch
    {
        { Type: CellType.OneOf } => [.. spec.Options.Select(o => new NamedId(o[0], OptionName(o)))],
        { Type: CellType.Item } => Items.GetOrAdd(shipped, s => [.. s.Library.Items.Select(i => new NamedId(i.Id, i.Name))]),
        { Name: "category" } when file == EditActivities.File && domain is { } known => [.. shipped.Template(known).Categories.Select(c => new NamedId(c.Id, c.Name))],
        _ => [],
    };

    private static bool HoldsIds(ColumnSpec spec) => spec.Type is CellType.OneOf or CellType.Item or CellType.Region || spec.Name == "category";

    private static LocalText? NameOf(ShippedData shipped, Domain? domain, string file, ColumnSpec spec, string value) => spec switch
    {
        { Type: CellType.OneOf } => spec.OptionOf(value) is { } option ? OptionName(spec.Options.First(o => o[0] == option)) : null,
        { Type: CellType.Item } => value.Length <= 200 ? shipped.Library.FindItem(value)?.Name : null,
        { Type: CellType.Region } => shipped.Library.Regions.Find(value)?.Name,
        { Name: "category" } => ChoicesOf(shipped, domain, file, spec).FirstOrDefault(c => c.Id == value || c.Name.Zh == value || c.Name.En == value)?.Name,
        _ => null,
    };

    // Ids are English words joined by lines; the first Chinese word that is read as the option is its Chinese name.
    private static LocalText OptionName(ImmutableArray<string> words) => new(words.FirstOrDefault(w => w.Any(c => c is >= '\u4E00' and <= '\u9FFF')) ?? words[0], words[0].Replace('_', ' '));
}

/// <summary>A column of a table as a grid shows it.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it holds; empty for a column that only the user knows.</param>
/// <param name="IsRequired">True when the table needs it.</param>
public sealed record GridColumn(string Name, LocalText Title, LocalText Description, bool IsRequired)
{
    /// <summary>The header as it is written.</summary>
    public string Written { get; init; } = Name;

    /// <summary>Every header that is read as this column; empty for one that only the user knows.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>What a cell may look like; empty when nothing is said.</summary>
    public LocalText Example { get; init; }

    /// <summary>The ids there are to choose; empty when it holds something else.</summary>
    public ImmutableArray<NamedId> Choices { get; init; } = [];

    /// <summary>What a value is called, null when it is its own name; null for a column without ids.</summary>
    public Func<string, LocalText?>? NameOf { get; init; }
}

/// <summary>An id and what it is called.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
public sealed record NamedId(string Id, LocalText Name);
