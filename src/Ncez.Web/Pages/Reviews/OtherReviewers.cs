using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Reviews;

/// <summary>Who else may take a step that one person may not: whoever works alone learns what to do, and is not left with a refusal.</summary>
internal static class OtherReviewers
{
    private const int MostNamed = 5;

    /// <summary>Why a step was not taken and, where another person has to take it, who may or how one is added.</summary>
    /// <param name="page">The request.</param>
    /// <param name="problem">Why not.</param>
    /// <param name="line">The line.</param>
    public static string Sentence(PageContext page, ReviewProblem problem, string line)
    {
        var what = page.T("reviews.problem." + problem, ("line", line), ("count", ReviewLines.LongestWhy));
        if (problem is not (ReviewProblem.Maker or ReviewProblem.Checker or ReviewProblem.Freezer))
        {
            return what;
        }

        var names = Names(page, problem == ReviewProblem.Maker ? Rights.Check : Rights.Verify, line);
        var step = problem == ReviewProblem.Maker ? "check" : "verify";
        return page.T("reviews.others", ("what", what), ("who", names.IsEmpty ? page.T("reviews.others.none." + step)
            : page.T("reviews.others.some", ("names", string.Join(page.Language == Language.Zh ? "、" : ", ", names.Take(MostNamed)) + (names.Length > MostNamed ? " …" : "")))));
    }

    // Whoever has the right here and neither made the line nor asks.
    private static ImmutableArray<string> Names(PageContext page, Rights rights, string line)
    {
        var made = page.Workbench.Reviews.Of(page.Zone!).FirstOrDefault(l => l.Line == line)?.Makers ?? [];
        return [.. page.Workbench.Members.WhoMay(page.Zone!.Id, rights).Where(a => a.Id != page.Account!.Id && !made.Contains(a.Name, StringComparer.OrdinalIgnoreCase)).Select(a => a.Name)];
    }
}
