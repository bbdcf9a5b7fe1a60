using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Tables;
using Ncez.Web.Pages.Jobs;
using Ncez.Workflows;
using Ncez.Workflows.Runs;

namespace Ncez.Web.Pages.Runs;

/// <summary>What newer factors would change, as pages and programs are told; of the lines only those in its tables are kept.</summary>
/// <param name="Basis">The files that it was calculated from.</param>
/// <param name="Year">Year that was asked for; null for the newest.</param>
/// <param name="Findings">What stands in the way.</param>
public sealed record FactorLook(string Basis, int? Year, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Steps of calculating it, one for each inventory and the last for the difference.</summary>
    public static ImmutableArray<string> Steps { get; } = ["Now", "Newest", "Difference"];

    /// <summary>True when there is anything to compare.</summary>
    public bool IsThere { get; init; }

    /// <summary>True when errors stop the account: nobody knows then which factors the zone uses.</summary>
    public bool IsStopped => !IsThere && Findings.Any(f => f.Severity == Severity.Error && f.Code != "RUN-012");

    /// <summary>Year adopted so far; null when the zone takes the newest.</summary>
    public int? Before { get; init; }

    /// <summary>Year to adopt.</summary>
    public int After { get; init; }

    /// <summary>Old and new totals.</summary>
    public ImmutableArray<YearChange> Years { get; init; } = [];

    /// <summary>Factors before and after.</summary>
    public ImmutableArray<FactorChange> Factors { get; init; } = [];

    /// <summary>The year that changes most; null when there is none.</summary>
    public YearChange? Most => Years.MaxBy(y => Math.Abs(y.GrossAfterT - y.GrossBeforeT));

    /// <summary>The difference: lines that move first.</summary>
    public ImmutableArray<ResultTable> Tables { get; init; } = [];

    /// <summary>The last look in the zone of a page when it was at this year and at the files as they are; null when that is to be calculated.</summary>
    internal static FactorLook? Current(PageContext page, int? year) =>
        page.JobOf(JobTexts.Look)?.Made is FactorLook look && look.Year == year && look.Basis == page.Workbench.Runs.Basis(page.Zone!) ? look : null;

    internal static FactorLook Of(string basis, int? year, FactorAdoption? adoption, ImmutableArray<Diagnostic> findings, ShippedData shipped)
    {
        if (adoption is null)
        {
            return new FactorLook(basis, year, findings);
        }

        var moved = AdoptionTable.Of(adoption, shipped.Library.Items);
        return new FactorLook(basis, year, findings)
        {
            IsThere = true,
            Before = adoption.Before,
            After = adoption.After,
            Years = adoption.Changes.Years,
            Factors = adoption.Changes.Factors,
            Tables = [.. moved.Rows.Length > 0 ? [moved] : ImmutableArray<ResultTable>.Empty, .. ChangeTables.Of(adoption.Changes, adoption.ThresholdBasis, shipped.Library).Where(t => t.Id != "lines")],
        };
    }
}
