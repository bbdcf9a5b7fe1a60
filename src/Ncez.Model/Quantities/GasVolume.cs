namespace Ncez.Model.Quantities;

/// <summary>
/// Gas volumes at two conditions of the same pressure (101.325 kPa): metered at 20 °C (m3) and normal at 0 °C (Nm3). The sector
/// guides and the national ETS count Nm3; a gas meter and GB/T 32151.22-2024 count 20 °C.
/// </summary>
public static class GasVolume
{
    /// <summary>Nm3 per m3 at 20 °C: 273.15 K / 293.15 K (ideal gas).</summary>
    public const double NormalPerMetered = 273.15 / 293.15;

    /// <summary>Normal volume [Nm3] of a metered volume [m3 at 20 °C].</summary>
    public static double ToNormalNm3(double meteredM3) => meteredM3 * NormalPerMetered;

    /// <summary>Metered volume [m3 at 20 °C] of a normal volume [Nm3].</summary>
    public static double ToMeteredM3(double normalNm3) => normalNm3 / NormalPerMetered;
}
