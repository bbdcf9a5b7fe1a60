using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import;

/// <summary>Which column of a file stands for which column of its schema.</summary>
internal sealed class HeaderMap
{
    private readonly FileSchema _schema;
    private readonly int[] _position;

    private HeaderMap(FileSchema schema, int[] position, int count) => (_schema, _position, Count) = (schema, position, count);

    /// <summary>How many columns the file has.</summary>
    public int Count { get; }

    /// <summary>Columns of the file that the schema does not know, as written.</summary>
    public ImmutableArray<(string Name, int Position)> Unknown { get; private init; }

    /// <summary>Position in the file of a schema column by its index there, −1 when the file has none.</summary>
    public int PositionOf(int column) => _position[column];

    /// <summary>Position in the file of a schema column by name, −1 when the file has none.</summary>
    public int PositionOf(string column)
    {
        for (var i = 0; i < _position.Length; i++)
        {
            if (_schema.Columns[i].Name == column)
            {
                return _position[i];
            }
        }

        return -1;
    }

    /// <summary>Reads the header; null when a required column is missing, and then the findings say which.</summary>
    public static HeaderMap? Of(CsvRow header, FileSchema schema, Findings findings)
    {
        var position = new int[schema.Columns.Length];
        Array.Fill(position, -1);
        var unknown = ImmutableArray.CreateBuilder<(string, int)>();
        for (var i = 0; i < header.Cells.Length; i++)
        {
            var name = header.Cells[i];
            var column = schema.IndexOf(name);
            if (column < 0)
            {
                if (name.Length > 0)
                {
                    unknown.Add((name, i));
                }
            }
            else if (position[column] >= 0)
            {
                findings.Error("CSV-003", header.PlaceOf(i, name), ("column", Shown.Cell(name)), ("first", Shown.Cell(header.Cells[position[column]])));
            }
            else
            {
                position[column] = i;
            }
        }

        var isComplete = true;
        for (var c = 0; c < position.Length; c++)
        {
            if (position[c] < 0 && schema.Columns[c].Need != ColumnNeed.Optional)
            {
                isComplete = false;
                ReportMissing(header, schema.Columns[c], unknown, findings);
            }
        }

        foreach (var (name, i) in unknown)
        {
            // A column of the schema that the file lacks, under a name that is nearly its own: a number that would silently not count.
            if (schema.Columns.Where((c, k) => position[k] < 0 && c.Need == ColumnNeed.Optional).FirstOrDefault(c => Suggest.IsLikeHeader(name, c.Names)) is { } meant)
            {
                findings.Warning("CSV-013", header.PlaceOf(i, name), ("column", Shown.Cell(name)), ("near", meant.Name), ("title", meant.Title));
                continue;
            }

            findings.Info("CSV-002", header.PlaceOf(i, name), ("column", Shown.Cell(name)));
        }

        return isComplete ? new HeaderMap(schema, position, header.Cells.Length) { Unknown = unknown.ToImmutable() } : null;
    }

    private static void ReportMissing(CsvRow header, ColumnSpec column, IEnumerable<(string Name, int Position)> unknown, Findings findings)
    {
        var near = unknown.FirstOrDefault(u => Suggest.Near(u.Name, column.Names) is not null);
        var code = near.Name is null ? "CSV-001" : "CSV-010";
        var where = near.Name is null ? new Place(header.File, header.Line, 0, column.Name) : header.PlaceOf(near.Position, near.Name);
        findings.Error(code, where, ("column", column.Name), ("title", column.Title), ("near", Shown.Cell(near.Name ?? "")), ("found", Shown.List(header.Cells.Select(Shown.Cell))));
    }
}
