using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ncez.Charts.Svg;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Documents;

/// <summary>
/// A result table as it fits a printed page: of a long table over several years the last one, columns as wide as what stands
/// in them, and of a wide table the columns that say the same in every row as a note below.
/// </summary>
internal sealed partial class PrintedTable
{
    // About as many characters of a table as stand across a page, and what a cell keeps free.
    private const double PageEm = 48;
    private const double MarginEm = 1.3;
    private const int MostRows = 12;
    private const int MostColumns = 8;
    private const double LeastEm = 2.5;
    private const double MostNumberEm = 8;
    private const double MostTextEm = 18;
    private const double MostWordEm = 9;
    private const int ShortCell = 3;
    private readonly Language _language;

    internal PrintedTable(ResultTable table, Language language)
    {
        _language = language;
        var earlier = table.EarlierRows(MostRows);
        var rows = table.Rows.Skip(earlier).Select(r => table.Columns.Select((c, i) => c.IsNumber ? LocalText.Same(Number(r[i].Number, c.IsPublished)) : r[i].Text).ToArray()).ToList();
        var shown = Enumerable.Range(0, table.Columns.Length).Where(c => table.Columns.Length <= MostColumns || rows.Count == 1 || rows.Exists(r => r[c] != rows[0][c])).ToList();
        Columns = [.. shown.Select(c => (table.Columns[c].Header, table.Columns[c].IsNumber, WidthEm(table.Columns[c], rows.Select(r => r[c]))))];
        Rows = [.. rows.Select(r => (IReadOnlyList<LocalText>)[.. shown.Select(c => r[c])])];
        Note = NoteOf(
            [
                .. Enumerable.Range(0, table.Columns.Length).Except(shown).Where(c => !rows[0][c].IsEmpty).Select(c => DocumentTexts.Of("constant", ("column", table.Columns[c].Header.AtStart), ("value", rows[0][c]))),
                .. earlier > 0 ? new[] { DocumentTexts.Of("earlier") } : [],
            ]);
    }

    /// <summary>Columns: header, whether a number, width relative to the others.</summary>
    internal ImmutableArray<(LocalText Header, bool IsNumber, double Share)> Columns { get; }

    /// <summary>Rows with one text per column.</summary>
    internal ImmutableArray<IReadOnlyList<LocalText>> Rows { get; }

    /// <summary>What the table leaves out; empty when nothing.</summary>
    internal LocalText Note { get; }

    private static LocalText NoteOf(LocalText[] notes) => notes.Length == 0 ? default : new LocalText(string.Concat(notes.Select(n => n.Zh)), string.Join(" ", notes.Select(n => n.En)));

    /// <summary>The longest word that should not be broken [em], as far as it may claim room; Chinese breaks anywhere, but a cell of three letters stays whole.</summary>
    internal static double WordEm(IEnumerable<string> texts) => Math.Min(MostWordEm, texts.Max(t => Breaks().Split(t ?? "").Max(w => !w.Any(c => c >= 0x2E80) || t!.Length <= ShortCell ? TextWidth.Of(w, 1) : 1)));

    // A day (2030-12-31) is one word.
    [GeneratedRegex(@"[ /\u3000]|(?<!\d)-|-(?!\d)")]
    private static partial Regex Breaks();

    /// <summary>Widths [em] that fill the page: each column holds its longest word where there is room for all, the rest is shared as asked.</summary>
    internal static double[] WidthsEm(double[] shares, double[] wordsEm)
    {
        var (all, least) = (shares.Sum(), wordsEm.Sum(w => w + MarginEm));
        var wanted = shares.Zip(wordsEm, (s, w) => Math.Max(s / all * PageEm, w + MarginEm)).ToArray();
        var room = Math.Clamp((PageEm - least) / Math.Max(wanted.Sum() - least, 1e-9), 0, 1);
        return [.. wanted.Zip(wordsEm, (want, word) => word + MarginEm + ((want - word - MarginEm) * room))];
    }

    // The longest cell is as wide as is of use.
    private double WidthEm(TableColumn column, IEnumerable<LocalText> cells) =>
        Math.Clamp(cells.Max(t => TextWidth.Of(t.In(_language) ?? "", 1)), LeastEm, column.IsNumber ? MostNumberEm : MostTextEm) + 1;

    private static string Number(double value, bool isPublished) => !double.IsFinite(value) ? Numbers.None
        : isPublished ? Numbers.Significant(value, 12)
        : Math.Abs(value) >= 1000 ? Numbers.Fixed(value) : Numbers.Significant(value, 4);
}
