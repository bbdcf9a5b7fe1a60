namespace Ncez.Model.Quantities;

/// <summary>What a unit measures; each dimension has one canonical unit in which engines calculate.</summary>
public enum Dimension
{
    /// <summary>Energy, canonical MWh (fuels: lower heating value).</summary>
    Energy,

    /// <summary>Mass, canonical t.</summary>
    Mass,

    /// <summary>Volume at the conditions of metering (gases: 20 °C, 101.325 kPa), canonical m3.</summary>
    Volume,

    /// <summary>Gas volume at 0 °C, 101.325 kPa, canonical Nm3.</summary>
    NormalVolume,

    /// <summary>Area, canonical m2.</summary>
    Area,

    /// <summary>Distance, canonical km.</summary>
    Length,

    /// <summary>Freight turnover, canonical t·km.</summary>
    Freight,

    /// <summary>Passenger turnover, canonical p·km.</summary>
    Passenger,

    /// <summary>A count of heads, persons, vehicles, connections; canonical 1.</summary>
    Count,

    /// <summary>Money, canonical CNY.</summary>
    Money,

    /// <summary>Power, canonical MW.</summary>
    Power,

    /// <summary>A ratio, canonical 1.</summary>
    Share,

    /// <summary>Time, canonical year.</summary>
    Time,

    /// <summary>Pressure, canonical MPa.</summary>
    Pressure,

    /// <summary>Temperature, canonical °C.</summary>
    Temperature,

    /// <summary>Amount of substance, canonical mol.</summary>
    Amount,
}
