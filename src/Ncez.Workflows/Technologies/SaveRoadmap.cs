using System.Collections.Immutable;
using System.Text;
using Ncez.Charts.Roadmap;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Technologies;

/// <summary>Writes roadmaps as files: SVG always, PNG and PDF where Chromium or librsvg is on this machine.</summary>
public static class SaveRoadmap
{
    /// <summary>One figure as SVG for the screen.</summary>
    public static string Svg(RoadmapFigure figure, Language language, bool isDark) =>
        RoadmapSvg.Render(figure, language, isDark ? RoadmapTheme.Dark : RoadmapTheme.Light);

    /// <summary>Writes figures as <c>ncez-roadmap/1</c>.</summary>
    /// <param name="figures">Figures.</param>
    /// <param name="own">The plan behind a zone's own figure; null for figures of the report.</param>
    /// <param name="findings">Findings, written at the end of the document.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="language">Language of the findings.</param>
    public static void Json(ImmutableArray<RoadmapFigure> figures, ZoneRoadmap? own, Findings findings, Stream stream, Language language) =>
        RoadmapJson.Write(figures, own, findings.Sorted(), stream, language);

    /// <summary>Writes figures into a folder: for each an SVG, its sheets of A4, and PNG and PDF where possible.</summary>
    /// <param name="figures">Figures.</param>
    /// <param name="folder">Folder.</param>
    /// <param name="language">Language.</param>
    /// <param name="isDark">Theme of SVG and PNG; sheets are always light.</param>
    /// <param name="withPictures">False to write SVG alone.</param>
    /// <param name="findings">Tells where Chromium and librsvg are missing and what the disk refused.</param>
    /// <returns>Files written.</returns>
    public static ImmutableArray<string> ToFolder(
        IEnumerable<RoadmapFigure> figures, string folder, Language language, bool isDark, bool withPictures, Findings findings)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        var printer = withPictures ? IPicturePrinter.Find() : null;
        if (withPictures && printer is null)
        {
            findings.Info("RDM-011", Place.None);
        }

        foreach (var figure in figures)
        {
            var name = Path.Combine(folder, $"roadmap-{figure.Id}.{(language == Language.Zh ? "zh" : "en")}");
            var svg = Svg(figure, language, isDark);
            var sheets = RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light);
            Text(name + ".svg", svg, findings, written);
            for (var i = 0; i < sheets.Length; i++)
            {
                Text(sheets.Length == 1 ? $"{name}.a4.svg" : $"{name}.a4-{i + 1}.svg", sheets[i], findings, written);
            }

            if (printer is not null)
            {
                var (width, height) = RoadmapSvg.SizeOf(svg);
                Picture(name + ".png", printer.ToPng(svg, width, height, name + ".png"), findings, written);
                Picture(name + ".pdf", printer.ToPdf(sheets, name + ".pdf"), findings, written);
            }
        }

        return written.ToImmutable();
    }

    private static void Text(string path, string text, Findings findings, ImmutableArray<string>.Builder written)
    {
        if (OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), findings))
        {
            written.Add(path);
        }
    }

    private static void Picture(string path, bool isWritten, Findings findings, ImmutableArray<string>.Builder written)
    {
        if (isWritten)
        {
            written.Add(path);
        }
        else
        {
            findings.Warning("RDM-012", new Place(path), ("file", Path.GetFileName(path)));
        }
    }
}
