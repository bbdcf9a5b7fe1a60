namespace Ncez.Model.Workbench;

/// <summary>Which entries of the audit trail are looked at: all of them unless it says otherwise.</summary>
public sealed record TrailFilter
{
    /// <summary>Zone; empty = all, and what is of none.</summary>
    public string ZoneId { get; init; } = "";

    /// <summary>Name of the account; empty = all.</summary>
    public string Account { get; init; } = "";

    /// <summary>Not before this moment [UTC]; null = from the first.</summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>Before this moment [UTC]; null = up to the latest.</summary>
    public DateTime? UntilUtc { get; init; }

    /// <summary>After the entry of this key; 0 = from the first.</summary>
    public int AfterId { get; init; }
}
