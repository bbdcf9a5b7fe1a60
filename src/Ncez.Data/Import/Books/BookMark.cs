using System.Xml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;

namespace Ncez.Data.Import.Books;

/// <summary>
/// What a workbook remembers of where it came from: a property of the document that spreadsheet programs keep and no cell shows,
/// the SHA-256 of the file that was handed out.
/// </summary>
internal static class BookMark
{
    private const string Name = "ncez-state";

    // The set of properties that users define, by ISO/IEC 29500-1 section 22.3.
    private const string UserDefined = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    private const int Length = 64;

    /// <summary>Writes the mark of a workbook.</summary>
    public static void Write(SpreadsheetDocument document, string mark)
    {
        var part = document.AddCustomFilePropertiesPart();
        document.ChangeIdOfPart(part, "rId2");
        part.Properties = new Properties(new CustomDocumentProperty(new VTLPWSTR(mark)) { FormatId = UserDefined, PropertyId = 2, Name = Name });
    }

    /// <summary>The mark of a workbook; empty when it has none.</summary>
    public static string Read(SpreadsheetDocument document)
    {
        if (document.CustomFilePropertiesPart is not { } part)
        {
            return "";
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XlsxBook.Reader(stream);
        var isOurs = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "property")
            {
                isOurs = xml.GetAttribute("name") == Name;
            }
            else if (isOurs && xml.NodeType == XmlNodeType.Text)
            {
                return xml.Value.Trim() is { Length: Length } mark && mark.All(char.IsAsciiHexDigitLower) ? mark : "";
            }
        }

        return "";
    }
}
