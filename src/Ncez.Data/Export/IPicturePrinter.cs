namespace Ncez.Data.Export;

/// <summary>Turns SVG into PNG and PDF with a program of this machine; where it fails, it says so and nothing is lost.</summary>
public interface IPicturePrinter
{
    /// <summary>Chromium, else librsvg, else null.</summary>
    static IPicturePrinter? Find() => ChromiumPrinter.Find() ?? (IPicturePrinter?)RsvgPrinter.Find();

    /// <summary>A picture as PNG at twice its size.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="widthPx">Its width [px].</param>
    /// <param name="heightPx">Its height [px].</param>
    /// <param name="path">PNG file.</param>
    /// <returns>False when it was not written.</returns>
    bool ToPng(string svg, int widthPx, int heightPx, string path);

    /// <summary>Several pictures as PNG at twice their size.</summary>
    /// <param name="pictures">The pictures and their sizes [px].</param>
    /// <param name="path">PNG file of each.</param>
    /// <returns>False when not all were written.</returns>
    bool ToPngs(IReadOnlyList<(string Svg, int WidthPx, int HeightPx)> pictures, Func<int, string> path)
    {
        var all = true;
        for (var i = 0; i < pictures.Count; i++)
        {
            all &= ToPng(pictures[i].Svg, pictures[i].WidthPx, pictures[i].HeightPx, path(i));
        }

        return all;
    }

    /// <summary>Sheets of A4 as one PDF.</summary>
    /// <param name="sheets">SVG pictures of 210 mm × 297 mm.</param>
    /// <param name="path">PDF file.</param>
    /// <returns>False when it was not written.</returns>
    bool ToPdf(IEnumerable<string> sheets, string path);
}
