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

    /// <summary>A whole page, its scripts and style included, printed as it prints itself.</summary>
    /// <param name="html">The page.</param>
    /// <param name="path">PDF file.</param>
    /// <returns>False when it was not written.</returns>
    public bool PageToPdf(string html, string path) => Run(html, ".html", path, "--no-pdf-header-footer", "--print-to-pdf=" + Path.GetFullPath(path));

    /// <inheritdoc />
    public bool ToPngs(IReadOnlyList<(string Svg, int WidthPx, int HeightPx)> pictures, Func<int, string> path)
    {
        // One start for all of them: the page draws each picture on a canvas and hands the bytes back in its own text. Charts are
        // drawn at twice their size; a whole sheet is fine enough at one and a half, and takes half the time.
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body>");
        foreach (var (svg, widthPx, heightPx) in pictures)
        {
            page.Append(CultureInfo.InvariantCulture, $"<img width=\"{widthPx}\" height=\"{heightPx}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">");
        }

        page.Append("""
            <script>onload=()=>{for(const i of [...document.images]){const c=document.createElement('canvas'),s=i.height>900?1.5:2;c.width=s*i.width;c.height=s*i.height;
            const g=c.getContext('2d');g.fillStyle='#fff';g.fillRect(0,0,c.width,c.height);g.drawImage(i,0,0,c.width,c.height);
            const p=document.createElement('p');p.textContent=c.toDataURL('image/png');document.body.append(p);i.remove()}}</script>
            """);
        var (parts, written) = (Dump(page.ToString()).Split("data:image/png;base64,"), 0);
        for (var i = 1; i < parts.Length && i <= pictures.Count; i++)
        {
            var end = parts[i].IndexOf('<', StringComparison.Ordinal);
            var bytes = new byte[parts[i].Length];
            if (end > 0 && Convert.TryFromBase64Chars(parts[i].AsSpan(0, end), bytes, out var count))
            {
                File.WriteAllBytes(path(i - 1), bytes[..count]);
                written++;
            }
        }

        return written == pictures.Count;
    }

    private string Dump(string html)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-picture-").FullName;
        try
        {
            var input = Path.Combine(folder, "page.html");
            File.WriteAllText(input, html);
            return OutsideProgram.Output(_program, Patience,
                ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--virtual-time-budget=10000", "--user-data-dir=" + Path.Combine(folder, "profile"), "--dump-dom", new Uri(input).AbsoluteUri]);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return "";
        }
        finally
        {
            Discard(folder);
        }
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
