using System.Collections.Immutable;
using Ncez.Model.Evidence;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>Corrections of rows as a line shows them: day, who, quantity before and after, why; the words are those of whoever corrected.</summary>
/// <param name="ByRow">By id of the row.</param>
internal sealed record CorrectionsMade(ImmutableDictionary<string, string> ByRow)
{
    /// <summary>These corrections.</summary>
    public static CorrectionsMade Of(IEnumerable<LineCorrection> corrections) => new(corrections.GroupBy(c => c.Row, StringComparer.Ordinal)
        .ToImmutableDictionary(g => g.Key, g => string.Join(" · ", g.Select(Text)), StringComparer.Ordinal));

    /// <summary>What was corrected of a row; empty when nothing was.</summary>
    public string Of(string row) => ByRow.GetValueOrDefault(row, "");

    private static string Text(LineCorrection c)
    {
        var change = double.IsNaN(c.OldQuantity) && double.IsNaN(c.NewQuantity) ? "" : $"{Numbers.Full(c.OldQuantity)} → {Numbers.Full(c.NewQuantity)}";
        return string.Join(", ", new[] { $"{c.Date} {c.By}".Trim(), change, c.Why }.Where(t => t.Length > 0));
    }
}
