namespace Ncez.Data.Export;

/// <summary>Turns SVG into PNG and PDF with <c>rsvg-convert</c> of librsvg, for machines without Chromium.</summary>
public sealed class RsvgPrinter : IPicturePrinter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _program;

    private RsvgPrinter(string program) => _program = program;

    /// <summary>The printer, or null when rsvg-convert is not on the path.</summary>
    public static RsvgPrinter? Find() => OutsideProgram.Find("rsvg-convert") is { } found ? new RsvgPrinter(found) : null;

    /// <inheritdoc />
    public bool ToPng(string svg, int widthPx, int heightPx, string path) => Run([svg], path, "--format=png", "--zoom=2");

    /// <inheritdoc />
    public bool ToPdf(IEnumerable<string> sheets, string path) => Run(sheets, path, "--format=pdf");

    // Several pictures become the pages of one PDF.
    private bool Run(IEnumerable<string> pictures, string path, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-picture-").FullName;
        try
        {
            var files = pictures.Select((svg, i) =>
            {
                var file = Path.Combine(folder, $"{i}.svg");
                File.WriteAllText(file, svg);
                return file;
            }).ToList();
            File.Delete(path);
            return OutsideProgram.Run(_program, Patience, [.. options, "--output=" + Path.GetFullPath(path), .. files]) && File.Exists(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
