using System.Collections.Immutable;
using System.Globalization;
using Ncez.Kernels.Indicators;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Published;

/// <summary>
/// Checks the figures a source prints against each other (published.csv): shares, sums, changes. A slip of the source is a
/// finding with both figures; neither is corrected.
/// </summary>
public static class PublishedFigures
{
    private const string File = "published.csv";

    /// <summary>All figures with their computed values.</summary>
    /// <param name="input">The zone; its activities and indicators are what figures may refer to.</param>
    /// <param name="units">Units in which indicators are written.</param>
    /// <param name="findings">Collects PUB-001 (differs), PUB-002 (note), PUB-003 (unknown part), PUB-004 (wrong number of parts).</param>
    public static ImmutableArray<PublishedFigure> Of(ZoneInput input, Model.Quantities.UnitTable units, Findings findings)
    {
        if (!input.Tables.TryGetValue(File, out var table))
        {
            return [];
        }

        var parts = new FigureParts(input, units);
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var row in table.Rows)
        {
            var what = new LocalText(table.Text(row, "what_zh"), table.Text(row, "what_en") is { Length: > 0 } en ? en : table.Text(row, "what_zh"));
            if (table.Text(row, "kind") == "note")
            {
                findings.Info("PUB-002", row.Where, ("what", what), ("source", table.Text(row, "source")));
                continue;
            }

            var figure = Figure(table, row, what, parts, findings);
            figures.Add(figure);
            if (figure.Agrees == false)
            {
                findings.Warning("PUB-001", row.Where, ("what", what), ("printed", table.Text(row, "value")), ("computed", Rounded(figure)), ("unit", figure.Unit), ("source", figure.Source));
            }
        }

        return figures.ToImmutable();
    }

    private static PublishedFigure Figure(ZoneTable table, ZoneRow row, LocalText what, FigureParts parts, Findings findings)
    {
        var kind = table.Text(row, "kind");
        var terms = table.Text(row, "of").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var values = terms.Select(term => parts.Value(term, unknown => findings.Error("PUB-003", row.Where, ("part", unknown)))).ToArray();
        var printed = table.Number(row, "value");
        if (!IsComplete(kind, values.Length) || printed is null)
        {
            findings.Error("PUB-004", row.Where, ("kind", kind), ("found", values.Length), ("needed", Needed(kind)));
        }

        return new PublishedFigure(table.Text(row, "id"), what, table.Text(row, "unit"), printed ?? double.NaN,
            IsComplete(kind, values.Length) ? Computed(kind, values) : double.NaN, HalfDigit(table.Text(row, "value")), table.Text(row, "source"), table.Text(row, "note"), row.Where);
    }

    private static double Computed(string kind, double[] v) => kind switch
    {
        "share" => v[0] / v[1] * 100,
        "change" => ChangeKernels.ChangeFraction(v[0], v[1]) * 100,
        "mean_growth" => ChangeKernels.MeanGrowthFraction(v[0], v[1], v[2]) * 100,
        "ratio" => v.Length == 2 ? v[0] / v[1] : v[0] / v[1] / (v[2] / v[3]),
        _ => v.Sum(),
    };

    private static bool IsComplete(string kind, int count) => kind switch
    {
        "share" or "change" => count == 2,
        "mean_growth" => count == 3,
        "ratio" => count is 2 or 4,
        _ => count > 0,
    };

    private static string Needed(string kind) => kind switch { "mean_growth" => "3", "ratio" => "2, 4", "sum" => "≥ 1", _ => "2" };

    private static double HalfDigit(string printed)
    {
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        return 0.5 * Math.Pow(10, point < 0 ? 0 : -(printed.Length - point - 1));
    }

    // One digit more than printed, so that the difference can be seen.
    private static string Rounded(PublishedFigure figure) =>
        figure.Computed.ToString("F" + Math.Max(0, 1 - (int)Math.Round(Math.Log10(2 * figure.Tolerance))).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
