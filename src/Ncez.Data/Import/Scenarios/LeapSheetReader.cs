using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;

namespace Ncez.Data.Import.Scenarios;

/// <summary>
/// Reads expressions from a workbook in LEAP's column layout: Branch Path, Variable, Scenario, Region, Scale, Units, Per…, Expression. The
/// columns are found by name in whatever order; scale, unit and "per" become one unit of the unit table.
/// </summary>
public static class LeapSheetReader
{
    private const int MostRows = 200_000;

    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Gigajoule"] = "GJ",
        ["Megajoule"] = "MJ",
        ["Terajoule"] = "TJ",
        ["Kilojoule"] = "kJ",
        ["Petajoule"] = "PJ",
        ["Kilowatt-Hour"] = "kWh",
        ["Megawatt-Hour"] = "MWh",
        ["Gigawatt-Hour"] = "GWh",
        ["Terawatt-Hour"] = "TWh",
        ["Tonne of Coal Equivalent"] = "tce",
        ["Tonne of Oil Equivalent"] = "toe",
        ["Kilogram of Oil Equivalent"] = "kgoe",
        ["Metric Tonne"] = "t",
        ["Tonne"] = "t",
        ["Kilogram"] = "kg",
        ["Kilogramme"] = "kg",
        ["Gram"] = "g",
        ["Household"] = "household",
        ["Households"] = "household",
        ["Person"] = "person",
        ["People"] = "person",
        ["Vehicle"] = "vehicle",
        ["Device"] = "count",
        ["Square Meter"] = "m2",
        ["Square Metre"] = "m2",
        ["Kilometer"] = "km",
        ["Vehicle-km"] = "km",
        ["Tonne-km"] = "t·km",
        ["Passenger-km"] = "p·km",
        ["Kilowatt"] = "kW",
        ["Megawatt"] = "MW",
        ["Gigawatt"] = "GW",
        ["Year"] = "yr",
        ["Hour"] = "h",
        ["Percent"] = "%",
        ["Percent Share"] = "%",
        ["% Share"] = "%",
        ["Saturation"] = "%",
        ["No data"] = "1",
        ["N/A"] = "1",
    };

    private static readonly Dictionary<string, string> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "",
        ["Hundred"] = "百",
        ["Thousand"] = "千",
        ["Million"] = "百万",
        ["Lakh"] = "十万",
        ["Crore"] = "千万",
        ["Ten Thousand"] = "万",
        ["Hundred Million"] = "亿",
    };

    /// <summary>The expressions of a workbook; null when it cannot be read, and then the findings say why.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="stream">The workbook, readable and seekable.</param>
    /// <param name="units">Unit table.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static ImmutableArray<ModelExpression>? Read(string file, Stream stream, UnitTable units, Findings findings)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(stream, false);
            var rows = Rows(document).Take(MostRows).ToList();
            var header = rows.FindIndex(r => r.Cells.Values.Any(v => v.Equals("Branch Path", StringComparison.OrdinalIgnoreCase)));
            if (header < 0)
            {
                findings.Error("SCN-091", new Place(file));
                return null;
            }

            var columns = rows[header].Cells.GroupBy(c => c.Value.TrimEnd('.', '…'), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.OrdinalIgnoreCase);
            return [.. rows.Skip(header + 1).Where(r => Cell(r, columns, "Expression").Length > 0).Select(r => Expression(file, r, columns, units, findings))];
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FileFormatException or ArgumentException)
        {
            findings.Error("SCN-092", new Place(file), ("reason", Shown.Cell(broken.Message)));
            return null;
        }
    }

    private static ModelExpression Expression(string file, (int Row, Dictionary<string, string> Cells) row, Dictionary<string, string> columns, UnitTable units, Findings findings)
    {
        string Of(string column) => Cell(row, columns, column);
        var where = new Place(file, row.Row, 0, "Expression");
        return new ModelExpression(Of("Scenario") is var s && s.Equals("Current Accounts", StringComparison.OrdinalIgnoreCase) ? ScenarioModel.Current : s,
            Of("Region"), Of("Branch Path"), Of("Variable"), UnitOf(Of("Scale"), Of("Units"), Of("Per"), units, where, findings), Of("Expression"),
            Of("Source") is { Length: > 0 } source ? source : file, Of("Note"), where);
    }

    private static string UnitOf(string scale, string unit, string per, UnitTable units, Place where, Findings findings)
    {
        var above = Units.GetValueOrDefault(unit, unit);
        var below = Units.GetValueOrDefault(per, per);
        var prefix = scale == "%" ? "" : Scales.GetValueOrDefault(scale, scale);
        var text = scale == "%" ? "%" : prefix + above + (below.Length > 0 && above != "%" ? "/" + below : "");
        if (text.Length > 0 && !units.TryParseRatio(text, out _))
        {
            findings.Error("SCN-093", where with { Field = "Units" }, ("unit", Shown.Cell(text)), ("scale", Shown.Cell(scale)), ("near", Shown.List(units.Nearest(above.Length is > 0 and < 40 ? above : "MWh"))));
        }

        return text;
    }

    private static string Cell((int Row, Dictionary<string, string> Cells) row, Dictionary<string, string> columns, string column) =>
        columns.TryGetValue(column, out var letter) && row.Cells.TryGetValue(letter, out var text) ? text.Trim() : "";

    private static IEnumerable<(int Row, Dictionary<string, string> Cells)> Rows(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToArray() ?? [];
        foreach (var part in book.WorksheetParts)
        {
            foreach (var row in part.Worksheet.Descendants<Row>())
            {
                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var cell in row.Elements<Cell>().Where(c => c.CellReference?.Value is not null))
                {
                    cells[new string([.. cell.CellReference!.Value!.TakeWhile(char.IsLetter)])] = TextOf(cell, shared);
                }

                yield return ((int)(row.RowIndex?.Value ?? 0), cells);
            }
        }
    }

    private static string TextOf(Cell cell, string[] shared) =>
        cell.DataType?.Value == CellValues.SharedString && int.TryParse(cell.CellValue?.Text, out var index) && index < shared.Length ? shared[index]
        : cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
        : cell.CellValue?.Text ?? "";
}
