using System.Globalization;
using System.Text;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Benchmarks;

/// <summary>The report of a zone of 500 lines over ten years in each form it is handed in.</summary>
public sealed class ReportBench : IBench
{
    private const int LinesPerYear = 500;
    private const int FirstYear = 2014;
    private const int Years = 10;
    private static readonly string[] Fuels = ["天然气", "柴油", "烟煤", "汽油", "液化石油气"];

    /// <inheritdoc />
    public string Id => "report";

    /// <inheritdoc />
    public LocalText Name => new("报告：每年 500 行、共十年，各种格式", "report: 500 lines a year over ten years, each form");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var zone = Write(context.Scratch);
        ReportZone.Html(Prepare(context, zone), Stream.Null);
        yield return BenchFigure.Time("html, from the folder", 1, "reports", () => ReportZone.Html(Prepare(context, zone), Stream.Null), note: () => "goal 2 s");
        yield return BenchFigure.Time("docx + xlsx, from the folder", 1, "reports", () =>
        {
            var input = Prepare(context, zone);
            ReportZone.Docx(input, Stream.Null, new Findings());
            ReportZone.Xlsx(input, Stream.Null, context.Cancellation);
        }, note: () => "goal 2 s; charts drawn by " + (IPicturePrinter.Find()?.GetType().Name ?? "none"));
        if (ChromiumPrinter.Find() is not null)
        {
            yield return BenchFigure.Time("pdf, from the folder", 1, "reports", () => ReportZone.Pdf(Prepare(context, zone), Path.Combine(context.Scratch, "report.pdf"), new Findings()), note: () => "goal 4 s");
        }
    }

    private static Reporting.ReportInput Prepare(BenchContext context, string zone) =>
        new ReportZone(context.Shipped).Prepare(zone, null, new RunOptions { Language = Language.Zh, GeneratedOn = "2026-01-01" }, context.Cancellation).Input!;

    private static string Write(string scratch)
    {
        var text = new StringBuilder("id,period,category,item,quantity,unit,direction,sector,source\n");
        for (var i = 0; i < LinesPerYear * Years; i++)
        {
            var (year, line) = (FirstYear + (i / LinesPerYear), i % LinesPerYear);
            text.Append(line % 2 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"E{i},{year},purchased_electricity,电力,{1000 + (line * 7)},kWh,import,industry,meter\n")
                : string.Create(CultureInfo.InvariantCulture, $"F{i},{year},stationary_combustion,{Fuels[line / 2 % Fuels.Length]},{1 + (line % 97)}.5,{(line / 2 % Fuels.Length == 0 ? "万Nm3" : "t")},use,industry,ledger\n"));
        }

        using var zone = ScratchFile.Create(scratch, "report-zone", "zone.yaml");
        zone.Write(Encoding.UTF8.GetBytes($"ncez: 1\nid: bench\nname: {{ zh: 基准测试园区, en: Bench park }}\ndomain: park\nregion: CN-GD\nyears: {FirstYear}-{FirstYear + Years - 1}\nbaseline: {FirstYear}\ngwp: AR5\nfactors: [guides-2015-batch3, cn-grid, cn-heat]\n"));
        using var activities = ScratchFile.Create(scratch, "report-zone", "activities.csv");
        activities.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return Path.Combine(scratch, "report-zone");
    }
}
