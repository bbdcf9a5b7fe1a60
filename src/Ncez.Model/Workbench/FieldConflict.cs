namespace Ncez.Model.Workbench;

/// <summary>A field that two changed differently.</summary>
/// <param name="Line">Id of the row.</param>
/// <param name="Column">Column, or columns that say one thing together (quantity + unit); empty when one removed the row.</param>
/// <param name="Before">What both began with.</param>
/// <param name="Mine">What is to be saved; empty when the row was removed.</param>
/// <param name="Theirs">What was saved meanwhile; empty when the row was removed.</param>
public sealed record FieldConflict(string Line, string Column, string Before, string Mine, string Theirs);
