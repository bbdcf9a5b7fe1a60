using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Data.Import.Books;

namespace Ncez.Data.Export.Xlsx;

/// <summary>A workbook that is being written: sheets one after another. The same content gives the same bytes.</summary>
internal sealed class XlsxFile
{
    private readonly WorkbookPart _book;
    private readonly Sheets _sheets = new();

    private XlsxFile(WorkbookPart book) => _book = book;

    /// <summary>Writes a workbook.</summary>
    /// <param name="stream">Where to: readable, writable and seekable; stays open.</param>
    /// <param name="fill">Adds the sheets.</param>
    /// <param name="activeSheet">Sheet that is open at first.</param>
    /// <param name="recalculates">True when it has formulas that are to be calculated when it is opened.</param>
    /// <param name="mark">SHA-256 of the file that it is handed out from; empty for none.</param>
    public static void Write(Stream stream, Action<XlsxFile> fill, int activeSheet = 0, bool recalculates = false, string mark = "")
    {
        var start = stream.Position;
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var file = new XlsxFile(document.AddWorkbookPart());
            document.ChangeIdOfPart(file._book, "rId1");
            file._book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Sheet();
            fill(file);
            file._book.Workbook = new Workbook();
            if (activeSheet > 0)
            {
                file._book.Workbook.Append(new BookViews(new WorkbookView { ActiveTab = (uint)activeSheet }));
            }

            file._book.Workbook.Append(file._sheets);
            if (recalculates)
            {
                file._book.Workbook.Append(new CalculationProperties { CalculationId = 0, FullCalculationOnLoad = true });
            }

            file._book.Workbook.Save();
            if (mark.Length > 0)
            {
                BookMark.Write(document, mark);
            }
        }

        ZipTimes.Clear(stream, start);
    }

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">Its name, at most 31 letters.</param>
    /// <param name="write">Writes its rows.</param>
    public void Add(string name, Action<WorksheetPart> write)
    {
        var number = _sheets.ChildElements.Count + 1;
        var part = _book.AddNewPart<WorksheetPart>($"sheet{number}");
        write(part);
        _sheets.Append(new Sheet { Id = _book.GetIdOfPart(part), SheetId = (uint)number, Name = name });
    }
}
