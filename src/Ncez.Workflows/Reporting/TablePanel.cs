using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>
/// A panel with a result table, its numbers set as figures. Of a long table over several years the last one is shown; the
/// earlier ones are one click away.
/// </summary>
internal static class TablePanel
{
    private const int Digits = 5;
    private const int MostOpenRows = 12;
    private const int ShortLetters = 7;

    /// <summary>Writes the panel.</summary>
    internal static void Write(HtmlWriter html, ResultTable table)
    {
        if (html.Tables is { } taken)
        {
            html.Open("i", "", ("data-table", taken.Count.ToString(CultureInfo.InvariantCulture))).Close("i");
            taken.Add(table);
            return;
        }

        var earlier = table.EarlierRows(MostOpenRows);
        html.Open("section", "panel").Open("header").Element("h3", table.Title).Close("header");
        Rows(html, table, table.Rows.RemoveRange(0, earlier));
        if (earlier > 0)
        {
            html.Open("details", "foot tablebehind").Element("summary", ReportTexts.Of("table.earlier"));
            Rows(html, table, table.Rows[..earlier]);
            html.Close("details");
        }

        html.Close("section");
    }

    private static void Rows(HtmlWriter html, ResultTable table, ImmutableArray<ImmutableArray<TableCell>> rows)
    {
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Element("th", column.Header, column.IsNumber ? "n" : "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var row in rows)
        {
            html.Open("tr");
            for (var i = 0; i < row.Length; i++)
            {
                if (table.Columns[i].IsNumber)
                {
                    html.Element("td", Number(table.Columns[i], row[i].Number), "n", EnergyOf(table.Columns[i], row[i].Number));
                }
                else
                {
                    html.Element("td", row[i].Text, IsShort(row[i].Text) ? "w" : "");
                }
            }

            html.Close("tr");
        }

        html.Close("tbody", "table", "div");
    }

    // A word or a number of a text column stays on one line.
    private static bool IsShort(LocalText text) => (text.Zh?.Length ?? 0) <= ShortLetters && (text.En?.Length ?? 0) <= 2 * ShortLetters;

    // The script offers other units for energy.
    private static (string, string)[] EnergyOf(TableColumn column, double value) =>
        column.Id.EndsWith("MWh", StringComparison.Ordinal) && double.IsFinite(value) ? [("data-mwh", value.ToString("R", CultureInfo.InvariantCulture))] : [];

    private static string Number(TableColumn column, double value) => double.IsNaN(value) ? Numbers.None
        : column.IsPublished ? Numbers.Full(value)
        : column.Id.EndsWith("Percent", StringComparison.Ordinal) ? Numbers.Fixed(value, 1)
        : Math.Abs(value) >= 1000 ? Numbers.Fixed(value)
        : Numbers.Significant(value, Digits);
}
