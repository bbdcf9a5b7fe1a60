using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>A unit in which a reader may look at energy.</summary>
/// <param name="Id">MWh, TJ or tce, as the script of the page names it.</param>
/// <param name="PerMWh">How many of it are 1 MWh (lower heating value); of tce on the calorific basis.</param>
public sealed record EnergyUnit(string Id, double PerMWh)
{
    /// <summary>Tonnes of standard coal, 29.3076 GJ each (GB/T 2589-2020).</summary>
    public static EnergyUnit Tce { get; } = new("tce", 3.6 / 29.3076);

    /// <summary>Terajoules.</summary>
    public static EnergyUnit Terajoule { get; } = new("TJ", 0.0036);

    /// <summary>Megawatt hours.</summary>
    public static EnergyUnit MegawattHour { get; } = new("MWh", 1);

    /// <summary>The unit with a multiple: 万 TJ, PJ; 亿 MWh, TWh.</summary>
    public LocalText In(Magnitude magnitude) => new(magnitude.MultipleZh.Length == 0 ? Id : $"{magnitude.MultipleZh}\u00A0{Id}", English(magnitude.MultipleEn));

    // The next thousands have names of their own where the unit begins with one.
    private string English(string multiple) => (Id, multiple) switch
    {
        ("TJ", "k") => "PJ",
        ("TJ", "M") => "EJ",
        ("MWh", "k") => "GWh",
        ("MWh", "M") => "TWh",
        _ => multiple + Id,
    };
}
