using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Tables;
using Ncez.Workflows;
using Ncez.Workflows.Runs;

namespace Ncez.Web.Pages.Runs;

/// <summary>What newer factors would change, as a page shows it; of the lines only those in its tables are kept.</summary>
/// <param name="Basis">The files that it was calculated from.</param>
/// <param name="Findings">What stands in the way.</param>
public sealed record FactorLook(string Basis, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Steps of calculating it, one for each inventory and the last for the difference.</summary>
    public static ImmutableArray<string> Steps { get; } = ["Now", "Newest", "Difference"];

    /// <summary>True when there is anything to compare.</summary>
    public bool IsThere { get; init; }

    /// <summary>Year adopted so far; null when the zone takes the newest.</summary>
    public int? Before { get; init; }

    /// <summary>Year to adopt.</summary>
    public int After { get; init; }

    /// <summary>The year that changes most; null when there is none.</summary>
    public YearChange? Most { get; init; }

    /// <summary>The difference: lines that move first.</summary>
    public ImmutableArray<ResultTable> Tables { get; init; } = [];

    internal static FactorLook Of(string basis, FactorAdoption? adoption, ImmutableArray<Diagnostic> findings, ShippedData shipped)
    {
        if (adoption is null)
        {
            return new FactorLook(basis, findings);
        }

        var moved = AdoptionTable.Of(adoption, shipped.Library.Items);
        return new FactorLook(basis, findings)
        {
            IsThere = true,
            Before = adoption.Before,
            After = adoption.After,
            Most = adoption.Changes.Years.MaxBy(y => Math.Abs(y.GrossAfterT - y.GrossBeforeT)),
            Tables = [.. moved.Rows.Length > 0 ? [moved] : ImmutableArray<ResultTable>.Empty, .. ChangeTables.Of(adoption.Changes, adoption.ThresholdBasis, shipped.Library).Where(t => t.Id != "lines")],
        };
    }
}
