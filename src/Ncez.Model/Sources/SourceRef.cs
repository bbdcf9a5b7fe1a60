namespace Ncez.Model.Sources;

/// <summary>Where a number came from: the library and row that hold it, and the publication it was read in.</summary>
/// <param name="Library">Factor set, data file or zone file that holds the number.</param>
/// <param name="Version">Version of that library; empty for a zone's own file.</param>
/// <param name="Row">Row id, or file:line for a zone's own file.</param>
/// <param name="Publication">The published document, as its readers cite it.</param>
/// <param name="Table">Table, clause or page in it.</param>
public sealed record SourceRef(string Library, string Version, string Row, string Publication, string Table = "");
