using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>A panel with a result table, its numbers set as figures.</summary>
internal static class TablePanel
{
    private const int Digits = 5;

    /// <summary>Writes the panel.</summary>
    internal static void Write(HtmlWriter html, ResultTable table)
    {
        html.Open("section", "panel").Open("header").Element("h3", table.Title).Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Element("th", column.Header, column.IsNumber ? "n" : "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            for (var i = 0; i < row.Length; i++)
            {
                if (table.Columns[i].IsNumber)
                {
                    html.Element("td", double.IsNaN(row[i].Number) ? Numbers.None : Numbers.Significant(row[i].Number, Digits), "n");
                }
                else
                {
                    html.Element("td", row[i].Text);
                }
            }

            html.Close("tr");
        }

        html.Close("tbody", "table", "div", "section");
    }
}
