using Ncez.Model.Quantities;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>Recovered CH₄ by mass or by volume, at 0 °C or at 20 °C as metered.</summary>
internal static class RecoveredMethane
{
    /// <summary>One unit of the rows [t CH₄].</summary>
    public static double QuantityT(Worksheet sheet)
    {
        if (sheet.Request.Item.Id is not ("ch4" or "ch4-bio"))
        {
            return sheet.Miss("ACC-031", ("item", sheet.Request.Item.Name), ("category", sheet.Request.Category.Name), ("known", "CH4"));
        }

        return sheet.Request.Kind.Unit.Dimension switch
        {
            Dimension.NormalVolume => sheet.Quantity(Dimension.NormalVolume, "Nm3") * sheet.Published("ρ", "density", "kg/m3", "ch4"),
            Dimension.Volume => sheet.Quantity(Dimension.Volume, "m3") * sheet.Published("ρ", "density", "kg/m3", "density.ch4.20c"),
            _ => sheet.Quantity(Dimension.Mass, "t"),
        };
    }
}
