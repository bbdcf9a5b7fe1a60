using System.Globalization;
using Ncez.Model.Factors;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>How a factor is cited.</summary>
internal static class FactorText
{
    /// <summary>Years it holds for: 2016, 2015–2020, or nothing.</summary>
    internal static string Years(Factor factor)
    {
        var (from, to) = (factor.YearFrom?.ToString(CultureInfo.InvariantCulture), factor.YearTo?.ToString(CultureInfo.InvariantCulture));
        return from is null && to is null ? "" : from == to ? from! : $"{from ?? "…"}–{to ?? "…"}";
    }

    /// <summary>Set, version and row.</summary>
    internal static string Row(Factor factor) => string.Join(" · ", new[] { factor.Set, factor.Version, factor.Id }.Where(p => p.Length > 0));

    /// <summary>The publication and the place in it.</summary>
    internal static string Publication(Factor factor) =>
        string.Join(" · ", new[] { factor.Source.Publication, factor.Source.Table }.Where(p => p.Length > 0));
}
