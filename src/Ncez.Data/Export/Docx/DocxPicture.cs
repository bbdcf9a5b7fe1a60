using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Ncez.Data.Export.Docx;

/// <summary>A picture in a paragraph of its own: PNG for every program, and the SVG behind it for those that draw it (Word 2016 on).</summary>
internal static class DocxPicture
{
    private const double EmuPerPx = 9525;
    private const double TallestPx = 620;
    private const string SvgNamespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    /// <summary>The paragraph.</summary>
    public static Paragraph Paragraph(MainDocumentPart main, DocPicture picture, int number)
    {
        var png = main.AddImagePart(ImagePartType.Png, $"figurePng{number}");
        using (var bytes = new MemoryStream([.. picture.Png]))
        {
            png.FeedData(bytes);
        }

        var svg = main.AddImagePart(ImagePartType.Svg, $"figureSvg{number}");
        using (var bytes = new MemoryStream(Encoding.UTF8.GetBytes(picture.Svg)))
        {
            svg.FeedData(bytes);
        }

        var scale = Math.Min(1, Math.Min(DocxPage.TextWidthPx / picture.WidthPx, TallestPx / picture.HeightPx));
        var (width, height) = ((long)(picture.WidthPx * scale * EmuPerPx), (long)(picture.HeightPx * scale * EmuPerPx));
        var blip = new A.Blip(new A.BlipExtensionList(new A.BlipExtension(Svg(main.GetIdOfPart(svg))) { Uri = SvgExtension })) { Embed = main.GetIdOfPart(png) };
        var inline = new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = (uint)number, Name = $"Figure {number}", Description = picture.Caption },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(
                new Pic.Picture(
                    new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = (uint)number, Name = $"Figure {number}" }, new Pic.NonVisualPictureDrawingProperties()),
                    new Pic.BlipFill(blip, new A.Stretch(new A.FillRectangle())),
                    new Pic.ShapeProperties(
                        new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                        new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new Paragraph(
            new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "40" }, new Justification { Val = JustificationValues.Center }),
            new Run(new Drawing(inline)));
    }

    private static OpenXmlUnknownElement Svg(string id)
    {
        var element = new OpenXmlUnknownElement("asvg", "svgBlip", SvgNamespace);
        element.SetAttribute(new OpenXmlAttribute("r", "embed", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", id));
        return element;
    }
}
