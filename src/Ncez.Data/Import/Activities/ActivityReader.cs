using System.Text;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Activities;

/// <summary>
/// Reads activities.csv: cut into blocks at record ends, blocks read side by side, merged in order. Tables and findings are the
/// same however the text is cut. A row costs its number, its kind's index and eight bytes for its id; texts stay in the file.
/// </summary>
internal static class ActivityReader
{
    /// <summary>Files up to this size are kept in memory [bytes]; bigger ones are read block by block.</summary>
    public const int LargestInMemory = 1 << 28;

    private const int LongestHeader = 1 << 16;

    /// <summary>Reads the table; null when its header cannot be used.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="source">The text.</param>
    /// <param name="context">What rows are checked against.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="blockBytes">About how much one worker reads at a time.</param>
    /// <param name="workers">How many blocks are read side by side.</param>
    public static ActivityTable? Read(
        string file, ByteSource source, ActivityContext context, Findings findings, CancellationToken cancel,
        int blockBytes = 4 << 20, int workers = 2)
    {
        var mark = source.IsUnchecked ? source.Read(0, 3).Length - TextDecoding.WithoutMark(source.Read(0, 3)).Length : 0;
        if (ReadHeader(file, source, mark, findings) is not { } start)
        {
            return null;
        }

        var merge = new ActivityMerge(source, start.Layout, context, findings);
        var withParameters = context.Parameters.Keys.Select(id => RowHash.Of(Encoding.UTF8.GetBytes(id)) | 1).ToHashSet();
        var reading = new Queue<Task<(CsvBlock Block, ActivityBlock Rows)>>();
        foreach (var block in CsvBlocks.Of(source, start.Offset, start.Line, blockBytes, start.Layout.Delimiter))
        {
            cancel.ThrowIfCancellationRequested();
            (CsvBlock, ActivityBlock) Rows() => (block, ActivityBlock.Read(block, start.Layout, withParameters, source.IsUnchecked));

            // The only block is read at once: zones read side by side would otherwise wait for one another's threads.
            reading.Enqueue(block.IsLast && reading.Count == 0 ? Task.FromResult(Rows()) : Task.Run(Rows, cancel));
            if (reading.Count > workers && !merge.Add(reading.Dequeue().GetAwaiter().GetResult()))
            {
                break;
            }
        }

        while (reading.TryDequeue(out var last))
        {
            merge.Add(last.GetAwaiter().GetResult());
        }

        return merge.ToTable();
    }

    private static (ActivityLayout Layout, long Offset, int Line)? ReadHeader(string file, ByteSource source, int mark, Findings findings)
    {
        var head = source.Read(mark, LongestHeader).Span;
        var dialect = CsvDialect.Of(head);
        var scanner = new CsvScanner(head[dialect.Start..], new (int, int, bool)[CsvTable.MostColumns], dialect.FirstLine, dialect.Delimiter);
        if (!scanner.Read())
        {
            var needed = ActivityLayout.Schema.Columns.Where(c => c.Need != ColumnNeed.Optional).Select(c => c.Name);
            findings.Error("CSV-004", new Place(file), ("columns", string.Join(",", needed)));
            return null;
        }

        var row = CsvTable.Row(file, ref scanner, columns: 1);
        if (row.Damage is CsvDamage.Cut or CsvDamage.StrayQuote)
        {
            findings.Error(row.Damage == CsvDamage.Cut ? "CSV-005" : "CSV-006", new Place(file, row.Line), ("cells", row.Cells.Length), ("columns", row.Cells.Length));
        }

        if (scanner.FieldCount > CsvTable.MostColumns)
        {
            findings.Error("CSV-009", new Place(file, row.Line), ("columns", scanner.FieldCount), ("limit", CsvTable.MostColumns));
        }

        if (HeaderMap.Of(row, ActivityLayout.Schema, findings) is not { } header)
        {
            return null;
        }

        var line = dialect.FirstLine + head.Slice(dialect.Start, scanner.End).Count((byte)'\n');
        return (new ActivityLayout(file, header, dialect.Delimiter, row.Line), mark + dialect.Start + scanner.End, line);
    }
}
