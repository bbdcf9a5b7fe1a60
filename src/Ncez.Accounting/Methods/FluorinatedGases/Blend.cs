namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>The gases of a refrigerant: a blend is written as its parts, so that gases stay apart and take the GWP of the set in use.</summary>
internal static class Blend
{
    private const string MassShare = "mass_share";

    /// <summary>Gases of the rows' item with their share by mass; a pure gas is itself.</summary>
    public static IReadOnlyList<(string Gas, double Share)> Of(Worksheet sheet)
    {
        var request = sheet.Request;
        var parts = request.Library.Sets.SelectMany(s => request.Library.Rows(s.Id, sheet.Item, MassShare)).DistinctBy(f => f.Gas).Select(f => (f.Gas, f.Value)).ToList();
        if (parts.Count > 0)
        {
            return parts;
        }

        var lossy = request.Resolve("loss_rate").Pick;
        return [(lossy?.Gas is { Length: > 0 } gas ? gas : request.Item.Formula, 1)];
    }

    /// <summary>Share of a gas, read onto the sheet where the item is a blend.</summary>
    public static double Share(Worksheet sheet, string gas) =>
        sheet.Request.Resolve(MassShare, gas) is { Pick: not null } choice ? sheet.Use("w", choice, "1") : 1;
}
