using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Data.Catalog;
using Ncez.Data.Import.Books;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Exchange;

/// <summary>
/// A published energy balance as rows of a zone: each printed flow becomes a row of energy_balance.csv; what is burnt, bought and sent
/// out becomes activity rows too. Fuel used as raw material is kept as a row that does not burn.
/// </summary>
internal sealed partial class BalanceRows(ImmutableArray<BalanceFormRow> form, BoundaryTemplate? template, MatrixOptions options, Findings findings)
{
    private readonly List<string[]> _balance = [];
    private readonly List<string[]> _activities = [];

    /// <summary>Columns of the balance rows.</summary>
    public static ImmutableArray<string> BalanceColumns { get; } = ["id", "year", "flow", "sector", "item", "quantity", "unit", "source", "note"];

    /// <summary>Columns of the activity rows.</summary>
    public static ImmutableArray<string> ActivityColumns { get; } = ["id", "period", "category", "item", "quantity", "unit", "direction", "status", "method", "sector", "site", "source", "note"];

    /// <summary>The rows of both tables.</summary>
    public (List<string[]> Balance, List<string[]> Activities) Read(PublishedMatrix matrix, IReadOnlyList<(int Index, Item Item, string Unit)> fuels)
    {
        var rows = Labelled(matrix);
        var present = rows.Select(r => r.Form.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, item, unit) in fuels)
        {
            var nonEnergy = 0.0;
            foreach (var (row, printed) in rows.Where(r => IsTaken(r.Form, present)))
            {
                var value = printed.Values[index];
                if (double.IsNaN(value) || value == 0 || (row.Id == "non-energy" && value < 0))
                {
                    continue;
                }

                nonEnergy += row.Id == "non-energy" ? value : 0;
                Add(row, item, unit, row.IsNegative && row.Flow == "stock" ? -Math.Abs(value) : row.IsNegative ? Math.Abs(value) : value);
            }

            TakeOutOfIndustry(item, nonEnergy);
        }

        return (_balance, _activities);
    }

    // A label means what it means below its heading: 回收能 stands under supply and under transformation.
    private List<(BalanceFormRow Form, MatrixRow Row)> Labelled(PublishedMatrix matrix)
    {
        var (rows, section) = (new List<(BalanceFormRow, MatrixRow)>(), "supply");
        foreach (var row in matrix.Rows)
        {
            var label = Plain(row.Label);
            var found = form.Where(f => f.Names.Any(n => Plain(n).Equals(label, StringComparison.OrdinalIgnoreCase))).OrderBy(f => f.Section != section).FirstOrDefault();
            if (found is null)
            {
                findings.Warning("IMP-025", row.Where, ("label", row.Label));
                continue;
            }

            section = found.Section;
            rows.Add((found, row));
        }

        return rows;
    }

    // Numbering, remarks in brackets and 其中 in front do not change what a row is.
    private static string Plain(string label) => Numbering().Replace(string.Concat(label.Where(c => !char.IsWhiteSpace(c))).Replace('（', '(').Replace('）', ')'), "")
        .Replace("(-)", "", StringComparison.Ordinal).Replace("(+、-)", "", StringComparison.Ordinal).Replace("(区、市)", "", StringComparison.Ordinal).TrimEnd('：', ':');

    private static bool IsTaken(BalanceFormRow row, HashSet<string> present) => row.Flow.Length > 0
        && (!row.Role.StartsWith("sum", StringComparison.Ordinal) || !row.Role.Split(':').Last().Split('|').Any(present.Contains));

    private void Add(BalanceFormRow row, Item item, string unit, double value)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"EB{options.Year}.{row.Id}.{item.Id}");
        _balance.Add([id, Text(options.Year), row.Flow, row.Sector.Zh ?? "", item.Id, Text(value), unit, options.Source, ""]);
        var (category, direction, quantity, status, note) = row switch
        {
            { Flow: "non_energy" } when item.Family == ItemFamily.Fuel => (row.Category, "use", value, "NA", ImportMatrix.Note("nonEnergy")),
            { Flow: "final" } when item.Family == ItemFamily.Fuel => (row.Category, "use", value, "", ""),
            { Flow: "transformation", Category.Length: > 0 } when item.Family == ItemFamily.Fuel && value < 0 => (row.Category, "use", -value, "", ""),
            { Flow: "import" } when item.Family is ItemFamily.Electricity or ItemFamily.Heat => (item.Family == ItemFamily.Heat ? "purchased_heat" : "purchased_electricity", "import", value, "", ""),
            { Flow: "export" } when item.Family is ItemFamily.Electricity or ItemFamily.Heat => ("exported_energy", "export", value, "", ""),
            _ => ("", "", 0.0, "", ""),
        };
        // A template without heat-and-power plant or transport of its own burns the fuel all the same.
        var known = template?.Categories.Any(c => c.Id == category) != false;
        if (category.Length > 0 && (known || direction == "use"))
        {
            var sector = row.Flow == "transformation" ? ImportMatrix.Note("energySector") : row.Sector.Zh ?? "";
            _activities.Add([id, Text(options.Year), known ? category : "stationary_combustion", item.Id, Text(quantity), unit, direction, status, "", sector, options.Site, options.Source, note]);
        }
    }

    // The table prints raw material as a part of industry: what is burnt there is the rest.
    private void TakeOutOfIndustry(Item item, double nonEnergy)
    {
        foreach (var table in nonEnergy > 0 ? new[] { (Rows: _balance, Column: 5), (Rows: _activities, Column: 4) } : [])
        {
            var index = table.Rows.FindIndex(r => r[0] == string.Create(CultureInfo.InvariantCulture, $"EB{options.Year}.industry.{item.Id}"));
            if (index >= 0)
            {
                table.Rows[index][table.Column] = Text(double.Parse(table.Rows[index][table.Column], CultureInfo.InvariantCulture) - nonEnergy);
            }
            else
            {
                findings.Warning("IMP-029", new Place("energy_balance.csv"), ("item", item.Name), ("quantity", nonEnergy));
            }
        }
    }

    private static string Text(double value) => Math.Round(value, 9).ToString(CultureInfo.InvariantCulture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([#＃]|其中[:：]?)?([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|[0-9]+[.．、])?([#＃]|其中[:：]?)?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Numbering();
}
