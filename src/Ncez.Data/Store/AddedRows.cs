using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Store;

/// <summary>A CSV file with a schema that is only added to; what stands in it stays byte for byte.</summary>
public sealed class AddedRows
{
    private readonly string _file;
    private readonly ImmutableArray<string> _columns;
    private readonly TableText _text;

    private AddedRows(string file, ImmutableArray<string> columns, TableText text) => (_file, _columns, _text) = (file, columns, text);

    /// <summary>Reads a file; an empty one has its header only. Null when it is no text.</summary>
    /// <param name="file">File, whose schema says how columns may be called.</param>
    /// <param name="content">Its content; empty when it is not there.</param>
    /// <param name="columns">Columns that are read and written.</param>
    /// <param name="findings">Collects why it is no text; null when nobody asks.</param>
    public static AddedRows? Read(string file, ReadOnlyMemory<byte> content, ImmutableArray<string> columns, Findings? findings = null)
    {
        var text = content.IsEmpty ? TableText.Empty(columns) : TableText.Read(file, content, findings ?? new Findings());
        return text is null ? null : new AddedRows(file, columns, text);
    }

    /// <summary>Cells of each row in the order of the columns; a choice by its canonical word.</summary>
    public IEnumerable<ImmutableArray<string>> Rows()
    {
        var schema = FileSchema.Of(_file);
        var places = _columns.Select(c => (At: Position(c), Spec: schema.Columns[schema.IndexOf(c)])).ToArray();
        return _text.Rows.Select(r => places.Select(p => p.At < 0 ? "" : p.Spec.Options.IsEmpty ? r[p.At] : p.Spec.OptionOf(r[p.At]) ?? r[p.At]).ToImmutableArray());
    }

    /// <summary>The file with further rows at its end, cells in the order of the columns.</summary>
    public byte[] With(IEnumerable<ImmutableArray<string>> further)
    {
        var header = _text.Header.AddRange(_columns.Where(c => Position(c) < 0));
        var rows = _text.Rows.Select(r => r.AddRange(Enumerable.Repeat("", header.Length - r.Length))).Concat(further.Select(row =>
        {
            var cells = Enumerable.Repeat("", header.Length).ToArray();
            foreach (var (column, value) in _columns.Zip(row))
            {
                cells[Position(column) is >= 0 and var known ? known : header.IndexOf(column, _text.Header.Length)] = value;
            }

            return cells.ToImmutableArray();
        }));
        return _text.With(_text.WithRows([.. rows], header));
    }

    private int Position(string column) => TableMerge.Column(_file, _text.Header, column);
}
