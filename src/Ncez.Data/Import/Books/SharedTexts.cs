using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Ncez.Data.Import.Books;

/// <summary>The texts that the cells of a workbook share.</summary>
internal static class SharedTexts
{
    /// <summary>Reads them; pronunciation guides are left out.</summary>
    public static string[] Read(SharedStringTablePart? part)
    {
        if (part is null)
        {
            return [];
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XlsxBook.Reader(stream);
        var texts = new List<string>();
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType == System.Xml.XmlNodeType.Element && xml.LocalName == "si")
            {
                text.Clear();
                if (xml.IsEmptyElement)
                {
                    texts.Add("");
                }
            }
            else if (xml.NodeType == System.Xml.XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
            }
            else if (xml.NodeType is System.Xml.XmlNodeType.Text or System.Xml.XmlNodeType.SignificantWhitespace or System.Xml.XmlNodeType.Whitespace or System.Xml.XmlNodeType.CDATA)
            {
                text.Append(xml.Value);
            }
            else if (xml.NodeType == System.Xml.XmlNodeType.EndElement && xml.LocalName == "si")
            {
                texts.Add(text.ToString());
            }
        }

        return [.. texts];
    }
}
