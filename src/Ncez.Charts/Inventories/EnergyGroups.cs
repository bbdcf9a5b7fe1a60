using Ncez.Charts.Svg;
using Ncez.Model.Texts;

namespace Ncez.Charts.Inventories;

/// <summary>Carrier groups of structure charts: their names and colour roles.</summary>
public static class EnergyGroups
{
    /// <summary>Energy that fits no other group.</summary>
    public const string Other = "other";

    /// <summary>Emissions that do not come from energy: processes, waste, agriculture, land.</summary>
    public const string Process = "process";

    /// <summary>Renewable energy made on site.</summary>
    public const string Renewable = "renewable";

    /// <summary>Name of a group; a group without a text of its own reads as "other".</summary>
    public static LocalText Name(string group) => ChartTexts.Area.Find($"group.{group}", Language.En) is null
        ? ChartTexts.Of("group.other")
        : ChartTexts.Of($"group.{group}");

    /// <summary>Colour role of a group.</summary>
    public static string Role(string group)
    {
        if (group == Process)
        {
            return "sector-transport";
        }

        var role = $"fuel-{(group is "biomass" ? Renewable : group is "cooling" ? "heat" : group)}";
        return Palette.Roles.Contains(role) ? role : "fuel-other";
    }
}
