using System.Collections.Immutable;
using Ncez.Model.Evidence;

namespace Ncez.Model.Workbench;

/// <summary>A step of the review of a line.</summary>
public enum ReviewAct
{
    /// <summary>Says something; the state stays.</summary>
    Comment,

    /// <summary>The maker hands the line in.</summary>
    Submit,

    /// <summary>The checker accepts it.</summary>
    Accept,

    /// <summary>Checker or verifier asks about it.</summary>
    Question,

    /// <summary>The maker has corrected or explained it.</summary>
    Correct,

    /// <summary>The verifier verifies it.</summary>
    Verify,
}

/// <summary>The steps of a review: what each asks for, from which states it leads where.</summary>
public static class ReviewSteps
{
    /// <summary>What somebody must be allowed to take a step.</summary>
    public static Rights Needs(ReviewAct act) => act switch
    {
        ReviewAct.Comment => Rights.Comment,
        ReviewAct.Submit or ReviewAct.Correct => Rights.Edit,
        ReviewAct.Accept or ReviewAct.Question => Rights.Check,
        _ => Rights.Verify,
    };

    /// <summary>State that a step leads to, as reviews.csv writes it.</summary>
    public static string StateAfter(ReviewAct act) => act switch
    {
        ReviewAct.Comment => LineReview.Comment,
        ReviewAct.Submit => "open",
        ReviewAct.Accept => "accepted",
        ReviewAct.Question => "questioned",
        ReviewAct.Correct => "corrected",
        _ => "verified",
    };

    /// <summary>States that a step may start from; "" is a line nobody has handed in.</summary>
    public static ImmutableArray<string> From(ReviewAct act) => act switch
    {
        ReviewAct.Comment => ["", "open", "accepted", "questioned", "corrected", "verified", "rejected", "resolved"],
        ReviewAct.Submit => ["", "rejected", "resolved"],
        ReviewAct.Accept => ["open", "corrected"],
        ReviewAct.Question => ["open", "accepted", "corrected", "verified"],
        ReviewAct.Correct => ["questioned"],
        _ => ["accepted"],
    };

    /// <summary>True for a step that must say why.</summary>
    public static bool AsksWhy(ReviewAct act) => act is ReviewAct.Comment or ReviewAct.Question or ReviewAct.Correct;
}

/// <summary>How a line stands in its review.</summary>
/// <param name="Line">Id of the row.</param>
/// <param name="Cells">Period, category, item, quantity, unit as written.</param>
/// <param name="State">State of its latest review that is no comment; empty when there is none.</param>
/// <param name="History">What was said of it, latest last.</param>
/// <param name="Makers">Who ever changed it here, handed it in or answered for it: none of them accepts or verifies it.</param>
public sealed record LineInReview(string Line, ImmutableArray<string> Cells, string State, ImmutableArray<LineReview> History, ImmutableArray<string> Makers);

/// <summary>Why a step was not taken.</summary>
public enum ReviewProblem
{
    /// <summary>It was.</summary>
    None,

    /// <summary>There is no such line.</summary>
    Unknown,

    /// <summary>The account may not take this step.</summary>
    Forbidden,

    /// <summary>The line is not in a state that the step starts from.</summary>
    State,

    /// <summary>The step must say why.</summary>
    Why,

    /// <summary>Whoever made a line neither accepts nor verifies it.</summary>
    Maker,

    /// <summary>Whoever accepted a line does not verify it.</summary>
    Checker,

    /// <summary>Whoever froze the run that holds a line does not verify it.</summary>
    Freezer,
}
