using Ncez.Model.Inventories;
using Ncez.Model.Quantities;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>N₂O of fertiliser and manure on fields, direct and indirect. The quantity is nitrogen, not product.</summary>
public sealed class CroplandNitrogen : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "cropland_n2o";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id is "fertiliser-nitrogen" or "manure-nitrogen";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var nitrogenT = sheet.Quantity(Dimension.Mass, "t");
        yield return SoilNitrogen.Direct(sheet, nitrogenT);
        yield return SoilNitrogen.Deposited(sheet, nitrogenT, sheet.Item);
        yield return SoilNitrogen.Leached(sheet, nitrogenT);
    }
}
