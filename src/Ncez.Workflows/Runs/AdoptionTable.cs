using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Factors;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Runs;

/// <summary>Lines whose figure an adoption moves: old and new, side by side.</summary>
public static class AdoptionTable
{
    private const int MostLines = 200;
    private static readonly TextArea Area = TextArea.Of(typeof(AdoptionTable).Assembly, "Changes");

    /// <summary>The table, the largest changes first.</summary>
    /// <param name="adoption">What is proposed.</param>
    /// <param name="items">Names of items.</param>
    public static ResultTable Of(FactorAdoption adoption, ImmutableArray<Item> items)
    {
        var names = items.ToDictionary(i => i.Id, i => i.Name, StringComparer.Ordinal);
        var after = adoption.Changes.After.Lines.ToLookup(l => (l.Id, l.Year, l.Gas));
        var moved = adoption.Changes.Before.Lines.Select(b => (Before: b, After: after[(b.Id, b.Year, b.Gas)].FirstOrDefault()))
            .Where(p => p.After is not null && p.Before.Co2eT != p.After.Co2eT && !(double.IsNaN(p.Before.Co2eT) && double.IsNaN(p.After.Co2eT)))
            .OrderByDescending(p => Math.Abs(p.After!.Co2eT - p.Before.Co2eT)).ToList();
        return new ResultTable(
            "moved", Area.Both("moved.title", ("count", Math.Min(MostLines, moved.Count)), ("all", moved.Count)),
            [
                new TableColumn("id", Area.Both("line")), new TableColumn("year", Area.Both("year")), new TableColumn("item", Area.Both("item")),
                new TableColumn("factorBefore", Area.Both("factor.before")), new TableColumn("factorAfter", Area.Both("factor.after")),
                new TableColumn("beforeT", Area.Both("before"), IsNumber: true), new TableColumn("afterT", Area.Both("after"), IsNumber: true), new TableColumn("effectT", Area.Both("effect"), IsNumber: true),
            ],
            [
                .. moved.Take(MostLines).Select(p => ImmutableArray.Create<TableCell>([
                    p.Before.Id, p.Before.Year.ToString(CultureInfo.InvariantCulture), names.TryGetValue(p.Before.Item, out var name) ? name : LocalText.Same(p.Before.Item),
                    Keys(p.Before.Factors, p.After!.Factors), Keys(p.After.Factors, p.Before.Factors), p.Before.Co2eT, p.After.Co2eT, p.After.Co2eT - p.Before.Co2eT])),
            ]);
    }

    // Only the factors that the other side does not have.
    private static string Keys(ImmutableArray<string> mine, ImmutableArray<string> theirs) => string.Join(", ", mine.Except(theirs));
}
