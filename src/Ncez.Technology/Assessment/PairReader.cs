using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Assessment;

/// <summary>Tells an error.</summary>
internal delegate void TellError(string code, Place where, params TextArg[] args);

/// <summary>Reads panel_pairs.csv: each pair of ranked criteria once, in either direction; the other direction is its inverse.</summary>
internal sealed class PairReader(ZoneTable? table, ImmutableArray<PanelCriterion> ranked, TellError error)
{
    private const double Widest = 9;

    // The random index of Saaty ends here.
    private const int MostCriteria = 10;

    /// <summary>The matrix by row; empty when there is no file or it cannot be used.</summary>
    internal ImmutableArray<double> Read()
    {
        if (table is null || table.Rows.IsEmpty)
        {
            return [];
        }

        if (ranked.Length > MostCriteria)
        {
            error("AST-009", new Place("panel_pairs.csv"), ("pair", "–"), ("reason", new LocalText($"准则多于 {MostCriteria} 个", $"More than {MostCriteria} criteria")));
            return [];
        }

        var n = ranked.Length;
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 1;
        }

        foreach (var row in table.Rows)
        {
            Take(row, matrix);
        }

        var isWhole = true;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (matrix[(i * n) + j] == 0)
                {
                    isWhole = false;
                    error("AST-009", new Place("panel_pairs.csv"), ("pair", $"{ranked[i].Id} : {ranked[j].Id}"), ("reason", new LocalText("缺少这一对", "The pair is missing")));
                }
            }
        }

        return isWhole ? [.. matrix] : [];
    }

    private void Take(ZoneRow row, double[] matrix)
    {
        var (n, pair) = (ranked.Length, $"{table!.Text(row, "criterion")} : {table.Text(row, "other")}");
        var (i, j, ratio) = (IndexOf(row, "criterion"), IndexOf(row, "other"), table.Number(row, "ratio") ?? 0);
        var reason = i < 0 || j < 0 ? new LocalText("没有这一参与排序的准则", "No such ranked criterion")
            : i == j ? new LocalText("准则与自身比较", "A criterion against itself")
            : ratio is < 1 / Widest - 1e-3 or > Widest ? new LocalText("比值不在 1/9–9 之间", "The ratio is not within 1/9 to 9")
            : matrix[(i * n) + j] != 0 ? new LocalText("这一对给了两次", "The pair stands twice") : default;
        if (!reason.IsEmpty)
        {
            error("AST-009", row.Where with { Field = "ratio" }, ("pair", pair), ("reason", reason));
            if (i < 0 || j < 0 || i == j)
            {
                return;
            }

            ratio = 1;
        }

        (matrix[(i * n) + j], matrix[(j * n) + i]) = (ratio, 1 / ratio);
    }

    private int IndexOf(ZoneRow row, string column) => ranked.Select(c => c.Id).ToList().IndexOf(table!.Text(row, column));
}
