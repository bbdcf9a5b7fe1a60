using System.Collections.Immutable;

namespace Ncez.Model.Runs;

/// <summary>Who moved a run from state to state, when and why. Each entry's hash covers the one before it, the first covers the manifest.</summary>
/// <param name="RunSha256">SHA-256 of the manifest's bytes.</param>
/// <param name="Entries">Steps in order; never empty.</param>
public sealed record RunHistory(string RunSha256, ImmutableArray<RunEntry> Entries)
{
    /// <summary>Name of the history in the folder of a run.</summary>
    public const string File = "history.json";

    /// <summary>State it is in.</summary>
    public RunState State => Entries[^1].State;

    /// <summary>Last hash of the chain: what a verification statement quotes.</summary>
    public string Seal => Entries[^1].Hash;
}

/// <summary>A step of a run.</summary>
/// <param name="State">State reached.</param>
/// <param name="At">UTC time or date, ISO 8601.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why.</param>
/// <param name="Hash">Hash over the hash before it and these fields.</param>
public sealed record RunEntry(RunState State, string At, string By, string Why, string Hash)
{
    /// <summary>SHA-256 of the manifest of the run that was the zone's last when this one was frozen; empty for a first run, and where an earlier version froze it.</summary>
    public string Follows { get; init; } = "";
}

/// <summary>State of a run; it only moves forward.</summary>
public enum RunState
{
    /// <summary>Written by a run; the next run replaces it.</summary>
    Draft,

    /// <summary>Kept with copies of all inputs by its maker.</summary>
    Frozen,

    /// <summary>Checked by a second person.</summary>
    Verified,

    /// <summary>Signed by the verifier, a third person.</summary>
    Sealed,

    /// <summary>Replaced by a later sealed run.</summary>
    Superseded,
}
