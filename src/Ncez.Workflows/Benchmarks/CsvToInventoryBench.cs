using System.Globalization;
using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Benchmarks;

/// <summary>UTF-8 CSV on disk to a finished inventory, at growing sizes: the cost must grow linearly.</summary>
public sealed class CsvToInventoryBench : IBench
{
    /// <inheritdoc />
    public string Id => "csv";

    /// <inheritdoc />
    public LocalText Name => new("从 CSV 文件到清单", "CSV file to finished inventory");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        foreach (var rows in context.AllSizes ? (int[])[10_000, 100_000, 1_000_000, 10_000_000] : [10_000, 100_000, 1_000_000])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var folder = GeneratedZone.Write(context.Scratch, rows);
            yield return BenchFigure.Time($"{rows.ToString("N0", CultureInfo.InvariantCulture)} rows, file to inventory", rows, "rows",
                () => Account(context, folder), runs: rows > 1_000_000 ? 1 : 3,
                () => $"peak memory {Environment.WorkingSet / 1_048_576:N0} MB now, {PeakMB():N0} MB at most");
        }
    }

    private static void Account(BenchContext context, string folder)
    {
        var account = new AccountZone(context.Shipped).Account(folder, context.Cancellation);
        if (account.Inventory is null)
        {
            throw new InvalidOperationException("The generated zone has errors: " + string.Join("; ", account.Findings.Sorted().Take(3).Select(f => $"{f.Where} {f.Code} {f.Found}")));
        }
    }

    private static double PeakMB()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_048_576.0;
    }
}
