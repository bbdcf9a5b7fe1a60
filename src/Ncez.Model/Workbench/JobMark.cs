using System.Collections.Immutable;

namespace Ncez.Model.Workbench;

/// <summary>What is kept of a piece of long work.</summary>
public sealed record JobMark
{
    /// <summary>Random id, the last part of its address.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of work: report, import, freeze, look, adopt, backup.</summary>
    public required string Kind { get; init; }

    /// <summary>Zone it is about.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Name of the account that began it.</summary>
    public required string Account { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>How it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>Counts of what it did: rows, added, removed.</summary>
    public ImmutableSortedDictionary<string, int> Counts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Id of the kept run that it made; null for another kind of work.</summary>
    public string? Run { get; init; }
}

/// <summary>How a piece of long work stands.</summary>
public enum JobState
{
    /// <summary>Working, or waiting for others to end.</summary>
    Running,

    /// <summary>It did what was asked.</summary>
    Done,

    /// <summary>Findings are errors; nothing was written.</summary>
    Refused,

    /// <summary>Someone stopped it; nothing was written.</summary>
    Cancelled,

    /// <summary>The program made a mistake; nothing was written.</summary>
    Failed,

    /// <summary>The server was stopped or killed meanwhile; nothing was written.</summary>
    Interrupted,
}
