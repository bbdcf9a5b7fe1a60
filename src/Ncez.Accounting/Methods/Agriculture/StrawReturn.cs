using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>N₂O of straw and roots that go back to the field, from the harvest.</summary>
public sealed class StrawReturn : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "straw_return";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("harvest_index");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var yieldT = sheet.Quantity(Dimension.Mass, "t");
        foreach (var line in (Func<Worksheet, double, LinePlan?>[])[SoilNitrogen.Direct, SoilNitrogen.Leached])
        {
            var dry = sheet.Value("DM", "dry_matter_fraction", "1");
            var harvest = sheet.Value("HI", "harvest_index", "1");
            var returned = sheet.Given("r", "return_rate", "1");
            var root = sheet.Value("RSR", "root_to_shoot_ratio", "1");
            var nitrogen = sheet.Value("n", "nitrogen_content_of_straw", "1");
            var nitrogenT = NitrogenKernels.StrawNitrogenT(yieldT, dry, harvest, returned, root, nitrogen);
            sheet.Step("ACC-66", $"{Number(yieldT)} × {Number(dry)} × [(1/{Number(harvest)} − 1) × {Number(returned)} + {Number(root)}/{Number(harvest)}] × {Number(nitrogen)} = {Number(nitrogenT)} t N");
            yield return line(sheet, nitrogenT);
        }
    }
}
