using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>Landfill by mass balance: all that the waste of a year will ever emit counts in that year.</summary>
public sealed class LandfillMassBalance : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "landfill_mass_balance";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Worksheet.HasShares(request, "landfill");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var (potentialT, formula) = LandfillSite.Potential(sheet);
        yield return sheet.Line("CH4-bio", potentialT, "ACC-50", formula);
    }
}
