namespace Ncez.Web.Pages.Technologies;

/// <summary>A score from 1 to 5 as five small blocks; the digit stands beside them.</summary>
internal static class Pips
{
    public static string Of(int score, bool isGrade = false) =>
        $"<svg class=\"rm-pips{(isGrade ? " grade" : "")}\" viewBox=\"0 0 54 8\" aria-hidden=\"true\">{string.Concat(Enumerable.Range(0, 5).Select(i => $"<rect class=\"{(i < score ? "on" : "off")}\" x=\"{i * 11}\" width=\"9\" height=\"8\"/>"))}</svg>";
}
