using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Ncez.Model.Factors;
using Ncez.Model.Texts;

namespace Ncez.Data.Import;

/// <summary>
/// The columns of one CSV file of a zone folder. All come from <c>data/schemas/columns.csv</c>, the single place that the
/// reader, the template writer, the JSON schemas and the documentation share.
/// </summary>
public sealed class FileSchema
{
    private static readonly FrozenDictionary<string, FileSchema> Known = Load();
    private readonly FrozenDictionary<string, int> _byName;

    private FileSchema(string file, ImmutableArray<ColumnSpec> columns)
    {
        (File, Columns) = (file, columns);
        _byName = columns.SelectMany((c, i) => c.Names.Select(n => (Name: FactorLibrary.FoldName(n), Index: i)))
            .DistinctBy(p => p.Name, StringComparer.Ordinal).ToFrozenDictionary(p => p.Name, p => p.Index, StringComparer.Ordinal);
    }

    /// <summary>File name, for example <c>activities.csv</c>.</summary>
    public string File { get; }

    /// <summary>True for the files of <c>scenarios/</c>, whose names the user chooses.</summary>
    public bool IsOfScenarios => File.StartsWith("scenario-", StringComparison.Ordinal);

    /// <summary>Columns in the order a template writes them.</summary>
    public ImmutableArray<ColumnSpec> Columns { get; }

    /// <summary>Every file that has a schema, by name.</summary>
    public static IEnumerable<FileSchema> All => Known.Values.OrderBy(s => s.File, StringComparer.Ordinal);

    /// <summary>The schema of a file.</summary>
    /// <exception cref="ArgumentException">No such file: a programmer's mistake.</exception>
    public static FileSchema Of(string file) => Find(file) ?? throw new ArgumentException($"columns.csv has no file '{file}'.", nameof(file));

    /// <summary>The schema of a file, or null when it has none.</summary>
    public static FileSchema? Find(string file) => Known.GetValueOrDefault(file);

    /// <summary>Index of the column that a header name stands for, in Chinese, English or by alias; −1 when unknown.</summary>
    public int IndexOf(string header) => header.Length > 100 ? -1 : _byName.GetValueOrDefault(FactorLibrary.FoldName(header), -1);

    private static FrozenDictionary<string, FileSchema> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schemas/columns.csv")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var table = CsvTable.Parse("columns.csv", bytes);
        return table.Rows.Select(row => (File: table.Cell(row, "file"), Column: ColumnSpec.Of(table, row)))
            .GroupBy(p => p.File, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new FileSchema(g.Key, [.. g.Select(p => p.Column)]), StringComparer.Ordinal);
    }
}

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Title">Header in both languages.</param>
/// <param name="Aliases">Other headers that are read as this column.</param>
/// <param name="Need">Whether column and cells must be there.</param>
/// <param name="Type">What its cells hold.</param>
/// <param name="Options">For <see cref="CellType.OneOf"/>: the words each option may be written with, the canonical one first.</param>
/// <param name="Description">What it means.</param>
public sealed record ColumnSpec(
    string Name, LocalText Title, ImmutableArray<string> Aliases, ColumnNeed Need, CellType Type,
    ImmutableArray<ImmutableArray<string>> Options, LocalText Description)
{
    private readonly FrozenDictionary<string, string> _optionOf = Options.SelectMany(o => o.Select(w => (Word: FactorLibrary.FoldName(w), Option: o[0])))
        .DistinctBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(p => p.Word, p => p.Option, StringComparer.Ordinal);

    /// <summary>Every header that is read as this column.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Title.En).Prepend(Title.Zh).Prepend(Name);

    /// <summary>The canonical option of a word; null when it is none.</summary>
    public string? OptionOf(string word) => _optionOf.GetValueOrDefault(FactorLibrary.FoldName(word));

    internal static ColumnSpec Of(CsvTable table, CsvRow row)
    {
        var type = table.Cell(row, "type").Split(':', 2);
        return new ColumnSpec(
            table.Cell(row, "column"),
            new LocalText(table.Cell(row, "name_zh"), table.Cell(row, "name_en")),
            [.. table.Cell(row, "aliases").Split('|', StringSplitOptions.RemoveEmptyEntries)],
            table.Cell(row, "required") switch { "yes" => ColumnNeed.Cell, "column" => ColumnNeed.Column, _ => ColumnNeed.Optional },
            Enum.Parse<CellType>(type[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            type.Length == 1 ? [] : [.. type[1].Split('|').Select(o => o.Split('=', '/').ToImmutableArray())],
            new LocalText(table.Cell(row, "description_zh"), table.Cell(row, "description_en")));
    }
}

/// <summary>Whether a column and its cells must be there.</summary>
public enum ColumnNeed
{
    /// <summary>Neither.</summary>
    Optional,

    /// <summary>The column; its cells may be empty in some rows.</summary>
    Column,

    /// <summary>The column, and a value in every row.</summary>
    Cell,
}

/// <summary>What the cells of a column hold.</summary>
public enum CellType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A text that tells rows apart where it is given.</summary>
    Name,

    /// <summary>An id, unique in the file.</summary>
    Id,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A finite number, 0 or more.</summary>
    NonNegative,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A year or a month of a year.</summary>
    Period,

    /// <summary>A day, YYYY-MM-DD.</summary>
    Date,

    /// <summary>A unit of the unit table.</summary>
    Unit,

    /// <summary>A unit or a ratio of units.</summary>
    RatioUnit,

    /// <summary>An item of the item table.</summary>
    Item,

    /// <summary>A region of the region ladder.</summary>
    Region,

    /// <summary>A status of an activity (notation keys, <c>IE:line</c>).</summary>
    Status,

    /// <summary>One of the options.</summary>
    OneOf,
}
