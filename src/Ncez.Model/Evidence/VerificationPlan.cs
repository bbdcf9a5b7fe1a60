using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Evidence;

/// <summary>What a verifier needs: the proofs, what was said about each line, and which lines to look at first.</summary>
/// <param name="Year">Year the plan is about.</param>
/// <param name="Proofs">Rows of evidence.csv.</param>
/// <param name="Reviews">Reviews of lines, latest last.</param>
/// <param name="Lines">Lines of the year, the one to look at first first.</param>
/// <param name="CoverageFraction">Share of the year's emissions that the sample is to cover [0–1].</param>
public sealed record VerificationPlan(int Year, ImmutableArray<Proof> Proofs, ImmutableArray<LineReview> Reviews, ImmutableArray<SampledLine> Lines, double CoverageFraction)
{
    /// <summary>What is stated wrongly in the year and not corrected, as reviews say.</summary>
    public ImmutableArray<Misstatement> Misstatements { get; init; } = [];

    /// <summary>Findings of reviews that hold for the year and whose author was also maker or checker, or no verifier.</summary>
    public ImmutableArray<Diagnostic> Mixed { get; init; } = [];

    /// <summary>What a verifier questioned and no verifier settled: lines, files, years.</summary>
    public ImmutableArray<string> Unsettled { get; init; } = [];

    /// <summary>Share of the year's emissions, without signs, in lines of a state [0–1].</summary>
    public double ShareOf(string state) => Lines.Sum(l => Math.Abs(l.Co2eT)) is > 0 and var all ? Lines.Where(l => l.State == state).Sum(l => Math.Abs(l.Co2eT)) / all : double.NaN;
}

/// <summary>A proof.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">File below evidence/; empty when it is kept elsewhere.</param>
/// <param name="Sha256">Stated hash; empty when none.</param>
/// <param name="State">What became of the file.</param>
/// <param name="Lines">Activities it proves.</param>
/// <param name="Date">Its date.</param>
public sealed record Proof(string Id, string Title, string File, string Sha256, ProofState State, ImmutableArray<string> Lines, string Date)
{
    /// <summary>Ids of lines as people list them: parted by blanks, commas or semicolons of either script.</summary>
    public static ImmutableArray<string> LinesOf(string text) => [.. text.Split([' ', ',', ';', '，', '；', '、', '\u3000'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}

/// <summary>State of an attached file.</summary>
public enum ProofState
{
    /// <summary>The file is there and has the stated hash.</summary>
    Unaltered,

    /// <summary>The file is there with another content.</summary>
    Altered,

    /// <summary>No such file.</summary>
    Missing,

    /// <summary>The file is there, its hash is not stated.</summary>
    Unhashed,

    /// <summary>No file is named: it is kept elsewhere.</summary>
    Elsewhere,
}

/// <summary>Something that is questioned or rejected and that nobody has corrected.</summary>
/// <param name="Subject">Activity id, file or year.</param>
/// <param name="EffectT">Stated minus correct [t CO₂e]; NaN when nobody said how much.</param>
/// <param name="By">Who found it.</param>
/// <param name="At">When.</param>
/// <param name="Why">What is wrong.</param>
public sealed record Misstatement(string Subject, double EffectT, string By, string At, string Why);

/// <summary>What somebody said about a line.</summary>
/// <param name="Line">Activity id.</param>
/// <param name="State">verified, questioned, corrected, …</param>
/// <param name="By">Who.</param>
/// <param name="Role">maker, checker or verifier; empty when not said.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why.</param>
public sealed record LineReview(string Line, string State, string By, string Role, string At, string Why)
{
    /// <summary>State of a review that says something and changes nothing.</summary>
    public const string Comment = "comment";

    /// <summary>True when something is said to be wrong and is not settled.</summary>
    public bool IsOpenQuestion => State is "questioned" or "rejected";

    /// <summary>Quantity that whoever accepted or verified the line saw, as written; empty when not said.</summary>
    public string SeenQuantity { get; init; } = "";

    /// <summary>Unit of that quantity.</summary>
    public string SeenUnit { get; init; } = "";

    /// <summary>True when the quantity changed after it was accepted or verified. What was said stays as it was said; the line counts as corrected, by nobody who said this.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>State of the line while nothing further is said.</summary>
    public string LineState => IsOutdated ? "corrected" : State;

    /// <summary>Misstatement that was found, stated minus correct [t CO₂e]; null when none is said.</summary>
    public double? MisstatementT { get; init; }

    /// <summary>True when the workbench did not record it: it came with the files, and whoever wrote those could write any name.</summary>
    public bool IsBrought { get; init; }
}

/// <summary>A line of the sampling plan: the rows of one kind of activity.</summary>
/// <param name="Id">Id of its first row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Name">Item.</param>
/// <param name="Co2eT">Emissions of all its gases [t CO₂e].</param>
/// <param name="ShareFraction">Share of the year, without signs [0–1].</param>
/// <param name="Risks">Why it may be wrong: keys of texts.</param>
/// <param name="IsSampled">True when the plan takes it.</param>
/// <param name="State">State of its latest review; empty when there is none.</param>
/// <param name="Quality">Data quality as stated.</param>
public sealed record SampledLine(string Id, int Rows, LocalText Name, double Co2eT, double ShareFraction, ImmutableArray<string> Risks, bool IsSampled, string State, string Quality)
{
    /// <summary>Weight in the order: emissions times one and its risks.</summary>
    public double PriorityT => Math.Abs(Co2eT) * (1 + Risks.Length);
}
