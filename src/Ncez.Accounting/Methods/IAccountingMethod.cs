using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods;

/// <summary>
/// How the rows of one category become emissions. One file a method; a boundary template names a method or the sector it serves.
/// A method compiles a kind of activity into plans once; the engine multiplies the rows.
/// </summary>
public interface IAccountingMethod
{
    /// <summary>Id that the column <c>method</c> and the templates use.</summary>
    string Id { get; }

    /// <summary>What a template names to reach the method: a sector that several methods serve, or the method itself.</summary>
    IEnumerable<string> Sectors => [Id];

    /// <summary>True when the rows of a year go on emitting in later ones, so that rows of years before the accounted ones count.</summary>
    bool ReadsHistory => false;

    /// <summary>True when the method computes this kind without being named; a method that must be named never does.</summary>
    bool Takes(PlanRequest request) => true;

    /// <summary>True when a row of this kind could name the method: what is proposed to a row that names none.</summary>
    bool MayTake(PlanRequest request) => true;

    /// <summary>
    /// The plans of one activity kind, one per gas. Empty when a finding was raised: the engine calculates nothing then.
    /// </summary>
    IEnumerable<LinePlan> Plan(PlanRequest request);
}
