using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods;

/// <summary>
/// Activity × emission factor, one line per gas that the zone's sets know: lime, clinker, calcium carbide, flux and electrodes,
/// rice, compost, turnover. It takes what no other method of the sector does.
/// </summary>
public sealed class DirectFactor : SectorMethod
{
    private static readonly string[] Biogenic = ["waste_treatment", "agriculture", "land_use"];

    /// <inheritdoc />
    public override string Id => "direct_factor";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process", "fugitive_gases", "waste_treatment", "mobile_combustion", "agriculture", "land_use"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy(FactorParameters.EmissionFactor);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var request = sheet.Request;
        var any = request.Resolve(FactorParameters.EmissionFactor);
        if (any.Pick is null)
        {
            sheet.Miss(request.Advice.FindingFor(any, request.At("item")));
            yield break;
        }

        var gases = request.Library.Sets.SelectMany(s => request.Library.Rows(s.Id, sheet.Item, FactorParameters.EmissionFactor)).Append(any.Pick).Select(f => f.Gas).Distinct().Order(StringComparer.Ordinal);
        foreach (var gas in gases)
        {
            if (request.Resolve(FactorParameters.EmissionFactor, gas) is not { Pick: { } pick } choice || pick.Gas != gas)
            {
                continue;
            }

            if (pick.Unit.Denominator is not { } per || pick.Unit.Numerator.Dimension != Model.Quantities.Dimension.Mass)
            {
                sheet.Miss("ACC-035", ("parameter", FactorTexts.OfParameter(pick.Parameter)), ("unit", pick.UnitText), ("example", "t/t"));
                yield break;
            }

            var quantity = sheet.Quantity(per.Dimension, per.Symbol);
            var factor = sheet.Use("EF", choice, pick.UnitText);
            yield return sheet.Line(NameOf(request, pick.Gas), Kernels.Emissions.LineKernels.EmissionT(quantity, factor), "ACC-03", $"{Number(quantity)} × {Number(factor)}");
        }
    }

    // CH4 of waste, crops and animals is of recent biological origin; of minerals and gas networks it is fossil.
    private static string NameOf(PlanRequest request, string gas) => gas switch
    {
        "CH4" => Biogenic.Contains(request.Category.Method) || request.Item.Biomass ? "CH4-bio" : "CH4-fossil",
        "" => "CO2",
        _ => gas,
    };
}
