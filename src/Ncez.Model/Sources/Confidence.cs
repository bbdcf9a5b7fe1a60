namespace Ncez.Model.Sources;

/// <summary>How far a library vouches for a number.</summary>
public enum Confidence
{
    /// <summary>Unsure: a zone must confirm the row by name before it is used.</summary>
    Low,

    /// <summary>From memory of the standard: used, with its tag shown.</summary>
    Medium,

    /// <summary>Seen in a published copy or in public code that implements the standard.</summary>
    High,
}
