using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods;

/// <summary>
/// How the rows of one category become emissions. One file a method; a boundary template names it by <see cref="Id"/>.
/// A method compiles a kind of activity into plans once; the engine multiplies the rows.
/// </summary>
public interface IAccountingMethod
{
    /// <summary>Id that the templates use.</summary>
    string Id { get; }

    /// <summary>
    /// The plans of one activity kind, one per gas. Empty when a finding was raised: the engine calculates nothing then.
    /// </summary>
    IEnumerable<LinePlan> Plan(PlanRequest request);
}
