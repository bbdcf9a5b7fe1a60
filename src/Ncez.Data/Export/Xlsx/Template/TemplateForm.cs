using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Xlsx.Template;

/// <summary>
/// The form of a workbook to fill in, shared by writer and reader: the first column is marked <c>#</c>, and a row that begins
/// with <c>#</c> there is a note or an example, not data.
/// </summary>
internal static class TemplateForm
{
    /// <summary>Header of the first column, and the first character of a row that is not data.</summary>
    public const string Mark = "#";

    /// <summary>Sheet with the lines of zone.yaml.</summary>
    public const string ZoneSheet = "zone.yaml";

    /// <summary>Tables in the order in which people fill them.</summary>
    private static readonly string[] Usual = ["activities.csv", "parameters.csv", "factors.csv", "indicators.csv", "instruments.csv", "offsets.csv", "transfers.csv"];

    /// <summary>Schemas in the order of their sheets; the tables of scenarios lie in a folder of their own.</summary>
    public static ImmutableArray<FileSchema> Schemas { get; } =
        [.. FileSchema.All.Where(s => !s.File.StartsWith("scenario-", StringComparison.Ordinal)).OrderBy(s => Array.IndexOf(Usual, s.File) is var i and >= 0 ? i : Usual.Length).ThenBy(s => s.File, StringComparer.Ordinal)];

    /// <summary>Name of the sheet of a table.</summary>
    public static string SheetOf(FileSchema schema, Language language) =>
        ExportTexts.Find("zonefile." + Path.GetFileNameWithoutExtension(schema.File), language) ?? Path.GetFileNameWithoutExtension(schema.File);

    /// <summary>The table that a sheet of this name holds; null when none.</summary>
    public static FileSchema? SchemaOf(string sheet) => Schemas.FirstOrDefault(s =>
        sheet.Equals(SheetOf(s, Language.Zh), StringComparison.OrdinalIgnoreCase) || sheet.Equals(SheetOf(s, Language.En), StringComparison.OrdinalIgnoreCase)
        || sheet.Equals(Path.GetFileNameWithoutExtension(s.File), StringComparison.OrdinalIgnoreCase) || sheet.Equals(s.File, StringComparison.OrdinalIgnoreCase));

    /// <summary>The number a text stands for when a number cell gives the very same text back; null otherwise ("1.70", "007").</summary>
    public static double? NumberOf(string text)
    {
        var isPlain = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && text.Count(char.IsAsciiDigit) <= 15 && number.ToString("R", CultureInfo.InvariantCulture) == text;
        return isPlain ? number : null;
    }
}
