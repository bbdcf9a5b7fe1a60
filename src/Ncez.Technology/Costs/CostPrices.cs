using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Technology.Costs;

/// <summary>Discount rate and carbon price of a zone: the rows discount_rate and carbon of prices.csv.</summary>
/// <param name="RateFraction">Real discount rate [1/a]; null = not stated.</param>
/// <param name="CarbonCnyPerT">Carbon price [CNY/t CO₂]; null = not stated.</param>
public sealed record CostPrices(double? RateFraction, double? CarbonCnyPerT)
{
    /// <summary>Reads both; where there are several years, the last row counts.</summary>
    /// <param name="table">prices.csv; null when there is none.</param>
    /// <param name="units">Units.</param>
    /// <param name="findings">Collects values that are no rate or no price of a tonne.</param>
    public static CostPrices Of(ZoneTable? table, UnitTable units, Findings findings)
    {
        double? rate = null, carbon = null;
        foreach (var row in table?.Rows ?? [])
        {
            var (item, value, unit) = (table!.Text(row, "item"), table.Number(row, "value"), table.Text(row, "unit"));
            if (item == "discount_rate")
            {
                rate = unit == "%" ? value / 100 : value;
                if (!(rate is >= 0 and < 1) || unit is not ("%" or "1"))
                {
                    findings.Error("CST-001", row.Where with { Field = "value" }, ("value", table.Text(row, "value")), ("unit", unit));
                }
            }
            else if (item == "carbon")
            {
                carbon = PerTonne(value, unit, units);
                if (!(carbon >= 0))
                {
                    findings.Error("CST-002", row.Where with { Field = "unit" }, ("value", table.Text(row, "value")), ("unit", unit));
                }
            }
        }

        return new CostPrices(rate, carbon);
    }

    private static double? PerTonne(double? value, string unit, UnitTable units) =>
        unit.Split('/') is [var money, var mass] && units.TryParse(money, out var cny) && cny.Dimension == Dimension.Money && units.TryParse(mass, out var t) && t.Dimension == Dimension.Mass
            ? value * cny.ToCanonical / t.ToCanonical
            : null;
}
