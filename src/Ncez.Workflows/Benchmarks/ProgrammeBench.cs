using System.Globalization;
using System.Text;
using Ncez.Data.Export;
using Ncez.Model.Texts;
using Ncez.Workflows.Programmes;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A programme of a thousand zones, each with a thousand lines a year for ten years, from CSV to consolidated totals.</summary>
public sealed class ProgrammeBench : IBench
{
    private const int LinesAYear = 1_000;
    private const int Years = 10;
    private const int FirstYear = 2014;
    private static readonly string[] Sources = ["purchased_electricity,电力,{0},kWh,import", "stationary_combustion,天然气,{0},万Nm3,use", "stationary_combustion,烟煤,{0},t,use", "mobile_combustion,柴油,{0},t,use", "purchased_heat,热力,{0},GJ,import"];

    /// <inheritdoc />
    public string Id => "programme";

    /// <inheritdoc />
    public LocalText Name => new("项目汇总", "programme of zones");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        foreach (var zones in context.AllSizes ? (int[])[10, 100, 1_000] : [10, 100])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var folder = Write(context.Scratch, zones);
            yield return BenchFigure.Time($"{zones:N0} zones × {LinesAYear:N0} lines × {Years} years, file to totals", (double)zones * LinesAYear * Years, "lines",
                () => _ = new RunProgramme(context.Shipped).Run(folder, cancellation: context.Cancellation).Standing is { } standing && standing.Zones.Length == zones
                    ? standing : throw new InvalidOperationException("A generated zone has errors."),
                runs: zones > 100 ? 1 : 2, () => string.Create(CultureInfo.InvariantCulture, $"{(zones == 1_000 ? "goal: 12 s, 1 GB; " : "")}{Peak():N0} MB at most"));
        }
    }

    private static string Write(string scratch, int zones)
    {
        var root = string.Create(CultureInfo.InvariantCulture, $"programme-{zones}");
        var rows = Rows();
        for (var z = 0; z < zones; z++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"z{z:0000}");
            using var zone = ScratchFile.Create(Path.Combine(scratch, root), name, "zone.yaml");
            zone.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"ncez: 1\nid: {name}\nname: {{ zh: 区{z}, en: Zone {z} }}\ndomain: park\nregion: CN-GD\nyears: [{string.Join(", ", Enumerable.Range(FirstYear, Years))}]\ngwp: AR5\nfactors: [guides-2015-batch3, cn-grid, cn-heat]\n")));
            using var activities = ScratchFile.Create(Path.Combine(scratch, root), name, "activities.csv");
            activities.Write(rows);
        }

        using var programme = ScratchFile.Create(scratch, root, "programme.yaml");
        programme.Write(Encoding.UTF8.GetBytes($"ncez: 1\nid: bench\nname: {{ zh: 基准, en: Bench }}\nzones: [{string.Join(", ", Enumerable.Range(0, zones).Select(z => string.Create(CultureInfo.InvariantCulture, $"z{z:0000}")))}]\n"));
        return Path.Combine(scratch, root);
    }

    private static byte[] Rows()
    {
        var text = new StringBuilder("id,period,category,item,quantity,unit,direction,sector,site\n");
        for (var i = 0; i < LinesAYear * Years; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"M{i:00000},{FirstYear + (i / LinesAYear)},")
                .AppendFormat(CultureInfo.InvariantCulture, Sources[i % Sources.Length], 100 + (i % 977)).Append(CultureInfo.InvariantCulture, $",industry,S{i % 40:00}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static double Peak()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_048_576.0;
    }
}
