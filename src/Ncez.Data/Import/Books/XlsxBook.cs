using System.Collections.Immutable;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Model.Diagnostics;
using BookSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Ncez.Data.Import.Books;

/// <summary>
/// A workbook that is read row by row: only its shared texts are held in memory. Whatever is wrong with the file — cut,
/// encrypted, another format under the same name — is a finding.
/// </summary>
public sealed class XlsxBook : IDisposable
{
    /// <summary>Largest part that is read, unpacked [characters].</summary>
    internal const long LongestPart = 1L << 30;

    private readonly SpreadsheetDocument _document;

    private XlsxBook(SpreadsheetDocument document, ImmutableArray<IGrid> sheets, string mark) => (_document, Sheets, Mark) = (document, sheets, mark);

    /// <summary>The sheets that can be seen, in their order.</summary>
    public ImmutableArray<IGrid> Sheets { get; }

    /// <summary>SHA-256 of the file that the workbook was handed out from; empty when it does not say.</summary>
    public string Mark { get; }

    /// <summary>Opens a workbook; null when findings say why it cannot be read.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="findings">Collects why not.</param>
    /// <param name="name">Its name in findings; null for that of the file.</param>
    public static XlsxBook? Open(string path, Findings findings, string? name = null) => Guarded(name ?? path, findings, () =>
    {
        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(path, isEditable: false);
            var book = document.WorkbookPart ?? throw new InvalidDataException("workbook");
            var texts = SharedTexts.Read(book.SharedStringTablePart);
            var styles = new CellStyles(book.WorkbookStylesPart?.Stylesheet, book.Workbook.WorkbookProperties?.Date1904?.Value == true);
            var sheets = book.Workbook.Sheets?.Elements<BookSheet>().Where(s => s.State is null || s.State.Value == SheetStateValues.Visible)
                .Select(s => book.GetPartById(s.Id?.Value ?? throw new InvalidDataException("sheet")) is WorksheetPart part ? new XlsxGrid(s.Name?.Value ?? "", part, texts, styles) : null)
                .OfType<IGrid>().ToImmutableArray() ?? [];
            var opened = new XlsxBook(document, sheets, BookMark.Read(document));
            document = null;
            return opened;
        }
        finally
        {
            document?.Dispose();
        }
    });

    /// <summary>Runs a piece of reading; what a damaged file makes it throw becomes a finding and null.</summary>
    public static T? Guarded<T>(string path, Findings findings, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or XmlException or FileFormatException
            or OpenXmlPackageException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            // What a library says of it is in no user's language and helps nobody.
            findings.Error("IMP-001", new Place(Path.GetFileName(path)), ("reason", Words.Of(broken switch { XmlException => "broken.content", IOException or UnauthorizedAccessException => "broken.access", _ => "broken.parts" })));
            return null;
        }
    }

    /// <summary>A finding for a workbook whose packing is damaged.</summary>
    public static void Damaged(Place file, Findings findings) => findings.Error("IMP-001", file, ("reason", Words.Of("broken.parts")));

    /// <inheritdoc />
    public void Dispose() => _document.Dispose();

    /// <summary>A reader of a part that trusts nothing in it.</summary>
    internal static XmlReader Reader(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestPart,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
