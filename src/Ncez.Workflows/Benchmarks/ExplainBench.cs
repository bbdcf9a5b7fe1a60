using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Any line and any total of an inventory, unfolded.</summary>
public sealed class ExplainBench : IBench
{
    /// <inheritdoc />
    public string Id => "explain";

    /// <inheritdoc />
    public LocalText Name => new("追溯一行", "explain a line or a total");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        foreach (var rows in (int[])[1_000, 100_000])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var account = new AccountZone(context.Shipped).Account(GeneratedZone.Write(context.Scratch, rows), context.Cancellation);
            var inventory = account.Inventory ?? throw new InvalidOperationException("The generated zone has errors.");
            var last = inventory.Activities.Texts.Id(rows - 1);
            var size = rows.ToString("N0", CultureInfo.InvariantCulture);
            yield return BenchFigure.Time($"last line of {size}, as JSON", 1, "lines", () => ExplainLine.Json(inventory, ExplainLine.Find(inventory, last, new Findings())!, Stream.Null, Language.En), runs: 10, () => "goal: 0.05 s");
            yield return BenchFigure.Time($"gross of {size} lines, with factors, fallbacks and corrections", 1, "totals", () => _ = ExplainTotal.Find(account.Input!, inventory, "gross"), runs: 10);
        }
    }
}
