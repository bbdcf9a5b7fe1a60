using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>
/// Fuel of combined heat and power, counted once and shown in two lines: the part of the heat and the part of the power.
/// The methods differ only in how they find the heat's share; it comes from parameters.csv.
/// </summary>
public abstract class HeatAndPower : SectorMethod
{
    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["chp_combustion"];

    /// <summary>Share of the heat [0–1], with its step on the sheet.</summary>
    protected abstract double HeatFraction(Worksheet sheet);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var plans = new FuelCombustion().Plan(sheet.Request).ToList();
        if (plans.Count == 0)
        {
            sheet.Fail();
        }

        foreach (var plan in plans)
        {
            if (plan.Scope == Scope.Memo)
            {
                yield return plan with { CarriesEnergy = false };
                continue;
            }

            foreach (var isHeat in (bool[])[true, false])
            {
                var heat = HeatFraction(sheet);
                if (!(heat is >= 0 and <= 1))
                {
                    // A share that could not be worked out was said already, by the parameter that is missing.
                    if (!double.IsNaN(heat))
                    {
                        sheet.Miss("ACC-040", ("share", heat));
                    }

                    yield break;
                }

                var share = isHeat ? heat : 1 - heat;
                var line = sheet.Line(plan.Gas, LineKernels.EmissionT(plan.MassTPerUnit, share), "ACC-03", $"{Number(plan.MassTPerUnit)} × {Number(share)}", isHeat ? "heat" : "power");
                yield return line is null ? null : line with
                {
                    Equation = plan.Equation,
                    Factors = [.. plan.Factors, .. line.Factors],
                    Trace = [.. plan.Trace, .. line.Trace],
                    EnergyMWhPerUnit = plan.EnergyMWhPerUnit,
                    TceCalorificPerUnit = plan.TceCalorificPerUnit,
                    TceEquivalentPerUnit = plan.TceEquivalentPerUnit,
                };
            }
        }
    }
}
