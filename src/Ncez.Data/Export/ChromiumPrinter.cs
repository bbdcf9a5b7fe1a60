using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Ncez.Data.Export;

/// <summary>Turns SVG into PNG and PDF with the Chromium of this machine; where there is none, or it fails, it says so and nothing is lost.</summary>
public sealed class ChromiumPrinter
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _program;

    private ChromiumPrinter(string program) => _program = program;

    /// <summary>The printer, or null when no Chromium is on the path.</summary>
    public static ChromiumPrinter? Find() => Program() is { } found ? new ChromiumPrinter(found) : null;

    /// <summary>The Chromium on the path, or null.</summary>
    public static string? Program()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe" } : [""];
        return folders.SelectMany(f => Names.SelectMany(n => endings.Select(e => Path.Combine(f, n + e)))).FirstOrDefault(File.Exists);
    }

    /// <summary>A picture as PNG at twice its size.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="widthPx">Its width [px].</param>
    /// <param name="heightPx">Its height [px].</param>
    /// <param name="path">PNG file.</param>
    /// <returns>False when Chromium did not write it.</returns>
    public bool ToPng(string svg, int widthPx, int heightPx, string path) => Run(svg, ".svg", path,
        "--force-device-scale-factor=2", string.Create(CultureInfo.InvariantCulture, $"--window-size={widthPx},{heightPx}"), "--screenshot=" + Path.GetFullPath(path));

    /// <summary>Sheets of A4 as one PDF.</summary>
    /// <param name="sheets">SVG pictures of 210 mm × 297 mm.</param>
    /// <param name="path">PDF file.</param>
    /// <returns>False when Chromium did not write it.</returns>
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
            var start = new ProcessStartInfo(_program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var option in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--user-data-dir=" + Path.Combine(folder, "profile"), .. options, new Uri(input).AbsoluteUri])
            {
                start.ArgumentList.Add(option);
            }

            using var process = Process.Start(start);
            if (process is null)
            {
                return false;
            }

            // Read and drop: a full pipe would stop Chromium.
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return false;
            }

            return File.Exists(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
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
