using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>Electricity, heat or cooling made from renewables on site: no emission, but energy that counts for the cover ratio.</summary>
public sealed class OnsiteRenewable : IAccountingMethod
{
    /// <inheritdoc />
    public string Id => "onsite_renewable";

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (!request.Item.Renewable)
        {
            request.Findings.Error("ACC-008", request.At("item"), ("item", request.Item.Name));
            yield break;
        }

        if (EnergyContent.Of(request) is { } energy)
        {
            yield return energy.On(request.Blank(Scope.Memo)) with { Equation = "ACC-15", Trace = energy.Trace };
        }
    }
}
