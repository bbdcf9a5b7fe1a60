namespace Ncez.Model.Texts;

/// <summary>How gases are written.</summary>
public static class Gases
{
    /// <summary>CO2 as CO₂, CH4-fossil as CH₄ (fossil); other names as they are.</summary>
    public static string Name(string gas) => gas switch
    {
        "" => "",
        "CO2" => "CO₂",
        "CO2e" => "CO₂e",
        "N2O" => "N₂O",
        "SF6" => "SF₆",
        "NF3" => "NF₃",
        "CF4" => "CF₄",
        "C2F6" => "C₂F₆",
        "C3F8" => "C₃F₈",
        "c-C4F8" => "c-C₄F₈",
        _ => gas.Replace("CH4", "CH₄", StringComparison.Ordinal),
    };
}
