using System.Collections.Immutable;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>Reads <c>technologies/quantified.csv</c>: technologies with sourced outputs and costs.</summary>
public static class QuantifiedReader
{
    /// <summary>The technologies in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<QuantifiedTechnology> Read(string dataFolder)
    {
        var table = ShippedTable.Read(
            Path.Combine(dataFolder, "technologies", "quantified.csv"),
            "id", "name_zh", "name_en", "technology", "domain", "family", "model", "value", "unit", "reference_zh", "reference_en", "reference_value", "capital", "capital_unit", "currency", "price_year",
            "upkeep", "upkeep_unit", "lifetime_years", "excludes", "source", "source_row", "confidence");
        return
        [
            .. table.Rows.Select(row => new QuantifiedTechnology
            {
                Id = table.Required(row, "id"),
                Name = new LocalText(table.Required(row, "name_zh"), table.Required(row, "name_en")),
                Technology = table.Text(row, "technology"),
                Domain = table.Required(row, "domain"),
                Family = table.Required(row, "family"),
                Model = table.Required(row, "model"),
                Value = table.OptionalNumber(row, "value"),
                Unit = table.Required(row, "unit"),
                Reference = new LocalText(table.Text(row, "reference_zh"), table.Text(row, "reference_en")),
                ReferenceValue = table.OptionalNumber(row, "reference_value"),
                Capital = table.OptionalNumber(row, "capital"),
                CapitalUnit = table.Text(row, "capital_unit"),
                Currency = table.Text(row, "currency"),
                PriceYear = (int?)table.OptionalNumber(row, "price_year"),
                Upkeep = table.OptionalNumber(row, "upkeep"),
                UpkeepUnit = table.Text(row, "upkeep_unit"),
                LifetimeYears = table.OptionalNumber(row, "lifetime_years"),
                Excludes = table.Text(row, "excludes"),
                Source = table.Required(row, "source"),
                SourceRow = table.Required(row, "source_row"),
                Confidence = table.Required(row, "confidence"),
            }),
        ];
    }
}
