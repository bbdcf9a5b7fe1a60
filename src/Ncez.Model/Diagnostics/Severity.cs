namespace Ncez.Model.Diagnostics;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Info,

    /// <summary>The result stands, but a careful reader should look. <c>check --strict</c> exits 1.</summary>
    Warning,

    /// <summary>Nothing is calculated while one of these is present.</summary>
    Error,
}
