using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Books;

/// <summary>Proposes what the columns of a stranger's sheet are: by name, by unit, by content. It only proposes; a person decides.</summary>
internal sealed partial class SheetProposal(FactorLibrary library, BoundaryTemplate? template)
{
    private const int Looked = 300;
    private const double Mostly = 0.6;

    /// <summary>The proposal for a sheet; null when no header can be seen.</summary>
    public SheetMapping? Of(IGrid sheet)
    {
        var rows = sheet.Rows().Take(Looked).ToList();
        if (rows.Count == 0 || HeaderFinder.Find(rows, sheet.Merged, library) is not { } header)
        {
            return null;
        }

        var data = rows.Where(r => r.Number >= header.Row + header.Rows).ToList();
        var columns = ByName(header);
        ByContent(header, columns, data);
        SpreadOverColumns(header, columns, data);
        var above = rows.Where(r => r.Number < header.Row).SelectMany(r => r.Cells).Where(c => !c.IsEmpty).Select(CellText.Shown).Append(sheet.Name).ToList();
        return new SheetMapping
        {
            Sheet = sheet.Name,
            File = header.Schema.File,
            HeaderRow = header.Row,
            HeaderRows = header.Rows,
            Columns = [.. columns.Values],
            Constants = Constants(header, columns, above),
            CategoryOf = Categories(header, columns, data),
        };
    }

    private SortedDictionary<int, ColumnMapping> ByName(FoundHeader header)
    {
        var columns = new SortedDictionary<int, ColumnMapping>();
        for (var c = 0; c < header.Headers.Length; c++)
        {
            var text = header.Headers[c];
            if (text.Parts.Length == 0)
            {
                continue;
            }

            var index = text.IndexIn(header.Schema, library);
            var to = index >= 0 ? header.Schema.Columns[index].Name : "";
            if (to.Length == 0 && header.Schema.Columns.Any(s => s.Name == "period") && text.Names.Any(n => MonthHeader().IsMatch(n)))
            {
                to = SheetMapping.Month;
            }

            var isTaken = to.Length > 0 && columns.Values.Any(m => m.To == to) && text.Unit.Length == 0 && text.Parts.Length == 1;
            columns[c] = new ColumnMapping(c, text.Whole, isTaken ? "" : to, to.Length > 0 ? "name" : "none", ImmutableSortedDictionary<string, string>.Empty);
        }

        return columns;
    }

    private void ByContent(FoundHeader header, SortedDictionary<int, ColumnMapping> columns, List<GridRow> data)
    {
        foreach (var (c, mapping) in columns.Where(p => p.Value.To.Length == 0).ToList())
        {
            var texts = data.Select(r => r[c]).Where(x => !x.IsEmpty).Select(CellText.Shown).ToList();
            var to = texts.Count == 0 ? null : Guess(texts, header.Schema).FirstOrDefault(name => columns.Values.All(m => m.To != name));
            if (to is not null)
            {
                columns[c] = mapping with { To = to, Why = "content" };
            }
        }
    }

    // What most of the cells are: the narrower meaning first.
    private IEnumerable<string> Guess(List<string> texts, FileSchema schema)
    {
        bool Most(Func<string, bool> holds) => texts.Count(holds) >= Mostly * texts.Count;
        foreach (var column in schema.Columns)
        {
            var fits = column.Type switch
            {
                CellType.Item => Most(t => library.FindItem(t) is not null),
                CellType.Unit => Most(t => !LooksLikeNumber(t) && library.Units.TryParse(t, out _)),
                CellType.RatioUnit => Most(t => !LooksLikeNumber(t) && library.Units.TryParseRatio(t, out _)),
                CellType.Period => Most(t => PeriodText.OfDay(t) is not null),
                CellType.Year => Most(t => PeriodText.Parse(t) is not null),
                CellType.Region => Most(t => library.Regions.Find(t) is not null),
                CellType.OneOf => Most(t => column.OptionOf(t) is not null),
                _ => column.Name == "category" && template is not null && Most(t => template.Categories.Any(k => k.Name.Zh == t || k.Name.En == t || k.Id == t || k.Aliases.Contains(t))),
            };
            if (fits)
            {
                yield return column.Name;
            }
        }
    }

    // "电力(万kWh) | 天然气(万Nm3)" or "2021 | 2022": every such column is a row of its own.
    private void SpreadOverColumns(FoundHeader header, SortedDictionary<int, ColumnMapping> columns, List<GridRow> data)
    {
        var amount = header.Schema.Columns.FirstOrDefault(c => c.Name is "quantity" or "value")?.Name;
        if (amount is null)
        {
            return;
        }

        foreach (var (c, mapping) in columns.Where(p => p.Value.To.Length == 0 || p.Value.To == amount).ToList())
        {
            var text = header.Headers[c];
            var with = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            AddIf(header.Schema, with, "item", text.Names.FirstOrDefault(n => library.FindItem(n) is not null));
            AddIf(header.Schema, with, "period", text.Names.FirstOrDefault(n => PeriodText.Parse(n) is not null));
            AddIf(header.Schema, with, "year", text.Names.FirstOrDefault(n => PeriodText.Parse(n) is { Month: 0 }));
            var isSpread = with.Count > 0;
            AddIf(header.Schema, with, "unit", text.Unit);
            var cells = data.Select(r => r[c]).Where(x => !x.IsEmpty).ToList();
            var isAmount = cells.Count > 0 && cells.Count(x => x.Kind is GridKind.Number or GridKind.NotCalculated or GridKind.Error || LooksLikeNumber(x.Text)) >= Mostly * cells.Count;
            if (mapping.To == amount || (isSpread && isAmount))
            {
                columns[c] = mapping with { To = amount, Why = mapping.To == amount ? mapping.Why : "unit", With = with.ToImmutable() };
            }
            else if (isAmount && text.Unit.Length > 0 && columns.Values.All(m => m.To != amount))
            {
                columns[c] = mapping with { To = amount, Why = "unit", With = with.ToImmutable() };
            }
        }
    }

    private static void AddIf(FileSchema schema, ImmutableSortedDictionary<string, string>.Builder with, string column, string? value)
    {
        if (!string.IsNullOrEmpty(value) && schema.Columns.Any(c => c.Name == column))
        {
            with[column] = value;
        }
    }

    // A year in the title, "单位：万kWh" above the table: they hold for every row.
    private ImmutableSortedDictionary<string, string> Constants(FoundHeader header, SortedDictionary<int, ColumnMapping> columns, List<string> above)
    {
        var constants = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        bool Has(string column) => header.Schema.Columns.All(c => c.Name != column) || columns.Values.Any(m => m.To == column || m.With.ContainsKey(column));
        foreach (var column in (ReadOnlySpan<string>)["period", "year"])
        {
            if (!Has(column) && above.Select(t => YearInTitle().Match(t)).FirstOrDefault(m => m.Success) is { } year)
            {
                constants[column] = year.Value;
            }
        }

        if (!Has("unit") && above.Select(t => UnitInTitle().Match(t)).FirstOrDefault(m => m.Success && library.Units.TryParse(m.Groups["unit"].Value.Trim(), out _)) is { } unit)
        {
            constants["unit"] = unit.Groups["unit"].Value.Trim();
        }

        return constants.ToImmutable();
    }

    private ImmutableSortedDictionary<string, string> Categories(FoundHeader header, SortedDictionary<int, ColumnMapping> columns, List<GridRow> data)
    {
        if (header.Schema.File != "activities.csv" || columns.Values.Any(m => m.To == "category"))
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var itemColumn = columns.Values.FirstOrDefault(m => m.To == "item");
        var items = columns.Values.Select(m => m.With.GetValueOrDefault("item", "")).Concat(itemColumn is null ? [] : data.Select(r => CellText.Shown(r[itemColumn.Column])))
            .Where(t => t.Length > 0 && !SheetRows.IsTotal(t)).Distinct(StringComparer.Ordinal).Take(200);
        return items.ToImmutableSortedDictionary(t => t, t => CategoryOf(library.FindItem(t)) ?? "", StringComparer.Ordinal);
    }

    // The usual place of an item in the template; whether it holds here is for the reviewer.
    private string? CategoryOf(Item? item)
    {
        var id = item?.Family switch
        {
            ItemFamily.Electricity => "purchased_electricity",
            ItemFamily.Heat => "purchased_heat",
            ItemFamily.Cooling => "purchased_cooling",
            ItemFamily.Fuel => "stationary_combustion",
            _ => null,
        };
        return template?.Categories.FirstOrDefault(c => c.Id == id)?.Id ?? (item?.Family == ItemFamily.Fuel ? template?.Categories.FirstOrDefault(c => c.Scope == Scope.Direct && c.Id.EndsWith("combustion", StringComparison.Ordinal))?.Id : null);
    }

    private static bool LooksLikeNumber(string text) => NumberText.Parse(text, out _) == NumberFlaw.None || LooseNumber.Read(text) is not null;

    [GeneratedRegex(@"^(月份?|month)$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthHeader();

    [GeneratedRegex(@"(?<!\d)(19|20)\d{2}(?!\d)")]
    private static partial Regex YearInTitle();

    [GeneratedRegex(@"(单位|[Uu]nit)\s*[：:]\s*(?<unit>[^\s，,；;）)]+)")]
    private static partial Regex UnitInTitle();
}
