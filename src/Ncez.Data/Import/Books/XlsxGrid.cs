using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Ncez.Data.Import.Books;

/// <summary>A sheet of a workbook, read straight from its XML: a hundred thousand rows need the memory of one.</summary>
internal sealed class XlsxGrid(string name, WorksheetPart part, string[] texts, CellStyles styles) : IGrid
{
    private const int MostColumns = CsvTable.MostColumns;
    private const int MostMerged = 100_000;
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private IReadOnlyList<MergedRange>? _merged;

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <inheritdoc />
    public IReadOnlyList<MergedRange> Merged => _merged ??= ReadMerged();

    /// <inheritdoc />
    public int LastRowTold
    {
        get
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            using var xml = XlsxBook.Reader(stream);
            while (xml.Read() && xml.LocalName != "sheetData")
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "dimension" && xml.GetAttribute("ref")?.Split(':') is [.., var last])
                {
                    return GridPlace.Read(last).Row;
                }
            }

            return 0;
        }
    }

    /// <inheritdoc />
    public IEnumerable<GridRow> Rows()
    {
        var down = Merged.Where(m => m.Bottom > m.Top).GroupBy(m => (m.Top, m.Left)).ToDictionary(g => g.Key, g => g.First().Bottom);
        var open = new Dictionary<int, (int Bottom, GridCell Cell)>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XlsxBook.Reader(stream);
        var cells = new List<GridCell>();
        var row = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData")
            {
                yield break;
            }

            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
            {
                continue;
            }

            row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > row ? number : row + 1;
            cells.Clear();
            if (!xml.IsEmptyElement)
            {
                ReadRow(xml, cells);
            }

            FillDown(row, cells, down, open);
            while (cells.Count > 0 && cells[^1].IsEmpty)
            {
                cells.RemoveAt(cells.Count - 1);
            }

            if (cells.Count > 0)
            {
                yield return new GridRow(row, [.. cells]);
            }
        }
    }

    // The value of a cell merged downwards holds for each of its rows.
    private static void FillDown(int row, List<GridCell> cells, Dictionary<(int Top, int Left), int> down, Dictionary<int, (int Bottom, GridCell Cell)> open)
    {
        foreach (var (column, (bottom, cell)) in open.Count == 0 ? [] : open.ToList())
        {
            if (row > bottom)
            {
                open.Remove(column);
            }
            else
            {
                Set(cells, column, cell with { IsMerged = true });
            }
        }

        for (var c = 0; c < cells.Count && down.Count > 0; c++)
        {
            if (!cells[c].IsEmpty && down.TryGetValue((row, c), out var bottom))
            {
                open[c] = (bottom, cells[c]);
            }
        }
    }

    private void ReadRow(XmlReader xml, List<GridCell> cells)
    {
        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            var column = xml.GetAttribute("r") is { } reference ? GridPlace.Read(reference).Column : cells.Count;
            var cell = ReadCell(xml);
            if (column is >= 0 and < MostColumns && !cell.IsEmpty)
            {
                Set(cells, column, cell);
            }
        }
    }

    private GridCell ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : -1;
        if (xml.IsEmptyElement)
        {
            return GridCell.None;
        }

        var (depth, isFormula, part) = (xml.Depth, false, "");
        string? value = null;
        StringBuilder? inline = null;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    part = xml.LocalName;
                    isFormula |= part == "f";
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when part == "v":
                    value = value is null ? xml.Value : value + xml.Value;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when part == "t":
                    (inline ??= new StringBuilder()).Append(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    part = "";
                    break;
                default:
                    break;
            }
        }

        return Cell(type, style, value, inline?.ToString(), isFormula);
    }

    private GridCell Cell(string? type, int style, string? value, string? inline, bool isFormula)
    {
        if (type is "inlineStr")
        {
            return Text(inline ?? value ?? "");
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return isFormula && type != "str" ? new GridCell(GridKind.NotCalculated, "") : GridCell.None;
        }

        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Length ? Text(texts[index]) : throw new InvalidDataException("shared string " + value),
            "str" => Text(value),
            "e" => new GridCell(GridKind.Error, value.Trim()),
            "b" => new GridCell(GridKind.Truth, value.Trim() == "1" ? "true" : "false"),
            "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => new GridCell(GridKind.Date, value, date.ToOADate()),
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? styles.Cell(number, style) : Text(value),
        };
    }

    private GridCell Text(string text)
    {
        // What stands before it is kept: the lines of zone.yaml are indented.
        text = text.TrimEnd();
        if (string.IsNullOrWhiteSpace(text))
        {
            return GridCell.None;
        }

        if (!_pool.TryGetValue(text, out var known))
        {
            known = text;
            if (_pool.Count < 100_000)
            {
                _pool[text] = text;
            }
        }

        return new GridCell(GridKind.Text, known);
    }

    private static void Set(List<GridCell> cells, int column, GridCell cell)
    {
        while (cells.Count <= column)
        {
            cells.Add(GridCell.None);
        }

        cells[column] = cell;
    }

    // They stand behind the rows: a pass of its own, which skips what it does not need.
    private List<MergedRange> ReadMerged()
    {
        var merged = new List<MergedRange>();
        if (!HasMerged())
        {
            return merged;
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XlsxBook.Reader(stream);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && merged.Count < MostMerged && xml.GetAttribute("ref") is { } range && range.Split(':') is [var from, var to])
            {
                var ((top, left), (bottom, right)) = (GridPlace.Read(from), GridPlace.Read(to));
                if (top > 0 && bottom >= top && left >= 0 && right >= left)
                {
                    merged.Add(new MergedRange(top, left, bottom, right));
                }
            }
        }

        return merged;
    }

    // Most sheets have none, and looking for the word is many times faster than reading the XML.
    private bool HasMerged()
    {
        var word = "mergeCell"u8;
        var (buffer, kept) = (new byte[64 << 10], 0);
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = kept + read;

            // In an encoding of two bytes the word looks different: then the XML says.
            if (buffer.AsSpan(0, filled).IndexOf(word) >= 0 || buffer[0] == 0 || (filled > 1 && buffer[1] == 0) || buffer[0] >= 0xFE)
            {
                return true;
            }

            // The word may lie across two pieces.
            kept = Math.Min(word.Length - 1, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
