namespace Ncez.Model.Workbench;

/// <summary>A file that a run of a zone wrote.</summary>
/// <param name="Name">File name.</param>
/// <param name="Bytes">Size [bytes].</param>
/// <param name="WrittenUtc">When [UTC].</param>
public sealed record ReportFile(string Name, long Bytes, DateTime WrittenUtc);
