namespace Ncez.Model.Workbench;

/// <summary>What a table of the database holds.</summary>
/// <param name="Name">Table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Hash">SHA-256 over what stands in them.</param>
public sealed record StoreTable(string Name, int Rows, string Hash);
