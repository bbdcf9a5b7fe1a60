namespace Ncez.Model.Workbench;

/// <summary>A field that a save changed.</summary>
/// <param name="File">File.</param>
/// <param name="Row">What tells its row apart: its id, or what it is about; empty in settings, and where nothing does.</param>
/// <param name="Field">Column or setting; empty for a whole row that came or went.</param>
/// <param name="Before">Before; empty when it was not there.</param>
/// <param name="After">After; empty when it is not there any more.</param>
public sealed record ChangedField(string File, string Row, string Field, string Before, string After);
