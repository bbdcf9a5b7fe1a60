using System.Collections.Immutable;

namespace Ncez.Data.Export;

/// <summary>Pictures as bytes, for documents that carry them inside.</summary>
public static class PictureBytes
{
    /// <summary>Draws pictures as PNG at twice their size; one that could not be drawn is empty.</summary>
    public static ImmutableArray<ImmutableArray<byte>> Draw(IPicturePrinter printer, IReadOnlyList<(string Svg, int WidthPx, int HeightPx)> pictures)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-pictures-").FullName;
        try
        {
            string PathOf(int i) => Path.Combine(folder, $"{i}.png");
            printer.ToPngs(pictures, PathOf);
            return [.. pictures.Select((_, i) => File.Exists(PathOf(i)) ? ImmutableArray.Create(File.ReadAllBytes(PathOf(i))) : [])];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return [.. pictures.Select(_ => ImmutableArray<byte>.Empty)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
