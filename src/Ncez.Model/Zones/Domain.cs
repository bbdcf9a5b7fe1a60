namespace Ncez.Model.Zones;

/// <summary>The six domains of the report, and the region that a programme of zones stands in.</summary>
public enum Domain
{
    /// <summary>A building in operation (table 2-1).</summary>
    Building,

    /// <summary>A transport hub or fleet: road, rail, port, airport (table 3-1).</summary>
    Transport,

    /// <summary>An industrial enterprise (table 4-4).</summary>
    Enterprise,

    /// <summary>A park under one management (table 5-1).</summary>
    Park,

    /// <summary>A residential community (table 6-1).</summary>
    Community,

    /// <summary>A town or urban area (table 7-1).</summary>
    Town,

    /// <summary>A region: a province or a part of one.</summary>
    Region,
}
