using System.Globalization;
using System.Text;

namespace Ncez.Data.Export;

/// <summary>Turns SVG into PNG and PDF with the Chromium of this machine; where there is none, or it fails, it says so and nothing is lost.</summary>
public sealed class ChromiumPrinter : IPicturePrinter
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _program;

    private ChromiumPrinter(string program) => _program = program;

    /// <summary>The printer, or null when no Chromium is on the path.</summary>
    public static ChromiumPrinter? Find() => Program() is { } found ? new ChromiumPrinter(found) : null;

    /// <summary>The Chromium on the path, or null.</summary>
    public static string? Program() => OutsideProgram.Find(Names);

    /// <inheritdoc />
    public bool ToPng(string svg, int widthPx, int heightPx, string path) => Run(svg, ".svg", path,
        "--force-device-scale-factor=2", string.Create(CultureInfo.InvariantCulture, $"--window-size={widthPx},{heightPx}"), "--screenshot=" + Path.GetFullPath(path));

    /// <inheritdoc />
    public bool ToPdf(IEnumerable<string> sheets, string path)
    {
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><style>@page{size:A4;margin:0}body{margin:0}svg{display:block;break-after:page}svg:last-child{break-after:auto}</style>");
        foreach (var sheet in sheets)
        {
            page.Append(sheet);
        }

        return Run(page.ToString(), ".html", path, "--no-pdf-header-footer", "--print-to-pdf=" + Path.GetFullPath(path));
    }

    private bool Run(string content, string ending, string path, params ReadOnlySpan<string> options)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-picture-").FullName;
        try
        {
            var input = Path.Combine(folder, "page" + ending);
            File.WriteAllText(input, content);
            File.Delete(path);
            return OutsideProgram.Run(_program, Patience,
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--user-data-dir=" + Path.Combine(folder, "profile"), .. options, new Uri(input).AbsoluteUri,
                ]) && File.Exists(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            Discard(folder);
        }
    }

    private static void Discard(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Chromium may still be closing its profile; the system clears its own temporary folder.
        }
    }
}
