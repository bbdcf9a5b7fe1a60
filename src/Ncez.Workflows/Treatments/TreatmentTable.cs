using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Factors;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Treatments;

namespace Ncez.Workflows.Treatments;

/// <summary>A treatment as a table: a row each, its totals below, what stands in no row last; years as columns, or gases where the standard has them.</summary>
public static class TreatmentTable
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TreatmentTable).Assembly, "Treatments");

    /// <summary>The table.</summary>
    /// <param name="view">The treatment of a zone.</param>
    /// <param name="id">Id of the table; several in one workbook need one each.</param>
    public static ResultTable Of(TreatmentView view, string id = "treatment") => view.Treatment.IsByGas ? ByGas(view, id) : ByYear(view, id);

    private static ResultTable ByYear(TreatmentView view, string id)
    {
        var treatment = view.Treatment;
        ImmutableArray<TableCell> Line(string kind, string code, LocalText name, Func<TreatmentYear, TableCell> cell, Func<TreatmentYear, string> key) =>
            [Texts.Both($"kind.{kind}"), code, name, "tCO2e", .. view.Years.Select(cell), string.Join(" ", view.Years.Select(key).Where(k => k.Length > 0).Distinct())];

        return new ResultTable(id, treatment.Name,
            [
                new TableColumn("kind", Texts.Both("kind")), new TableColumn("code", Texts.Both("code")), new TableColumn("row", Texts.Both("row")), new TableColumn("unit", Texts.Both("unit")),
                .. view.Years.Select(y => Year(y.Year)).Select(y => new TableColumn(y, LocalText.Same(y), IsNumber: true)),
                new TableColumn("notation_key", Texts.Both("key")),
            ],
            [
                .. treatment.Printed.Select(r => Line("row", r.Code, r.Name, y => y.Rows[r.Id].Co2eT, y => y.Rows[r.Id].NotationKey)),
                .. treatment.Totals.Select(t => Line("total", "", t.Name, y => y.Totals[t.Id], _ => "")),
                Line("rest", "", Texts.Both("rest"), y => y.Rows[Treatment.Rest].Co2eT, y => y.Rows[Treatment.Rest].NotationKey),
            ]);
    }

    private static ResultTable ByGas(TreatmentView view, string id) => new(id, view.Treatment.Name,
        [
            new TableColumn("year", Texts.Both("year")), new TableColumn("kind", Texts.Both("kind")), new TableColumn("code", Texts.Both("code")), new TableColumn("row", Texts.Both("row")),
            .. GasGroup.ByMass.Select(g => new TableColumn($"{g}MassT", Texts.Both("gas.mass", ("gas", g)), IsNumber: true)),
            .. GasGroup.ByCo2e.Select(g => new TableColumn($"{g}Co2eT", Texts.Both("gas.co2e", ("gas", g is "HFC" or "PFC" ? g + "s" : g)), IsNumber: true)),
            new TableColumn("otherCo2eT", Texts.Both("gas.other"), IsNumber: true), new TableColumn("co2eT", Texts.Both("gas.all"), IsNumber: true), new TableColumn("notation_key", Texts.Both("key")),
        ],
        [.. view.Years.SelectMany(y => Rows(view.Treatment, y))]);

    private static IEnumerable<ImmutableArray<TableCell>> Rows(Treatment treatment, TreatmentYear year)
    {
        // Conditions stand in the order in which they are asked; the table in that of the standard's numbers.
        foreach (var row in treatment.Printed.OrderBy(r => r.Code.Length == 0).ThenBy(r => r.Code, StringComparer.Ordinal))
        {
            yield return Line(year, "row", row.Code, row.Name, year.Rows[row.Id].Co2eT, [row.Id], year.Rows[row.Id].NotationKey);
        }

        foreach (var total in treatment.Totals)
        {
            yield return Line(year, "total", "", total.Name, year.Totals[total.Id], total.Rows, "");
        }

        yield return Line(year, "rest", "", Texts.Both("rest"), year.Rows[Treatment.Rest].Co2eT, [Treatment.Rest], year.Rows[Treatment.Rest].NotationKey);
    }

    private static ImmutableArray<TableCell> Line(TreatmentYear year, string kind, string code, LocalText name, double co2eT, IReadOnlyCollection<string> rows, string key)
    {
        // A gas that no line emits is blank, not zero.
        double Sum(string gas, Func<GasAmount, double> amount) => rows.Any(r => year.Rows[r].Gases.ContainsKey(gas))
            ? rows.Sum(r => year.Rows[r].Gases.TryGetValue(gas, out var found) ? amount(found) : 0) : double.NaN;
        return
        [
            Year(year.Year), Texts.Both($"kind.{kind}"), code, name, .. GasGroup.ByMass.Select(g => (TableCell)Sum(g, a => a.MassT)),
            .. GasGroup.ByCo2e.Append(GasGroup.Other).Select(g => (TableCell)Sum(g, a => a.Co2eT)), co2eT, key,
        ];
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
