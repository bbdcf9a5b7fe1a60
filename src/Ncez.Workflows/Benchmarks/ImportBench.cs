using System.Globalization;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Workflows.Exchange;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A workbook of a hundred thousand rows into a zone folder: read, checked cell by cell, written as CSV.</summary>
public sealed class ImportBench : IBench
{
    private const int Rows = 100_000;

    /// <inheritdoc />
    public string Id => "import";

    /// <inheritdoc />
    public LocalText Name => new("导入：十万行工作簿到园区文件夹", "import: a workbook of 100 000 rows into a zone folder");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var zone = GeneratedZone.Write(context.Scratch, Rows);
        using (var book = ScratchFile.Create(context.Scratch, "books", "book.xlsx"))
        {
            new WriteTemplate(context.Shipped).Filled(zone, Language.Zh, new Findings())!(book);
        }

        GC.Collect();
        var (folder, peakMB) = (0, 0.0);
        yield return BenchFigure.Time($"{Rows:N0} rows, our own form", Rows, "rows", () => peakMB = Math.Max(peakMB, PeakOf(() =>
            new ImportBook(context.Shipped).Run(Path.Combine(context.Scratch, "books", "book.xlsx"), Path.Combine(context.Scratch, $"into-{folder++}"), new ImportOptions(), context.Cancellation))),
            note: () => string.Create(CultureInfo.InvariantCulture, $"goal 6 s, 400 MB; managed heap at most {peakMB:0} MB, process {Environment.WorkingSet >> 20} MB"));
    }

    // The heap, looked at every few milliseconds while the work runs.
    private static double PeakOf(Action work)
    {
        var peak = 0L;
        using var timer = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 5);
        work();
        return Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)) / 1048576.0;
    }
}
