namespace Ncez.Model.Factors;

/// <summary>Gases as inventories report them: CO2, CH4 and N2O alone, HFCs and PFCs as families, SF6 and NF3 alone.</summary>
public static class GasGroup
{
    /// <summary>Carbon dioxide, methane and nitrous oxide: reported as mass.</summary>
    public static readonly IReadOnlyList<string> ByMass = ["CO2", "CH4", "N2O"];

    /// <summary>Fluorinated gases: reported as CO₂ equivalent.</summary>
    public static readonly IReadOnlyList<string> ByCo2e = ["HFC", "PFC", "SF6", "NF3"];

    /// <summary>Gases outside the Kyoto families, and emissions reported as CO₂ equivalent without a gas.</summary>
    public const string Other = "other";

    /// <summary>The group of a gas.</summary>
    public static string Of(string gas) => gas switch
    {
        "CO2" or "N2O" or "SF6" or "NF3" => gas,
        _ when gas.StartsWith("CH4", StringComparison.Ordinal) => "CH4",
        _ when gas.StartsWith("HFC-", StringComparison.Ordinal) || gas.StartsWith("HFO-", StringComparison.Ordinal) || gas.StartsWith("R-", StringComparison.Ordinal) => "HFC",
        "CF4" or "C2F6" or "C3F8" or "c-C4F8" or "C4F10" or "C5F12" or "C6F14" => "PFC",
        _ => Other,
    };
}
