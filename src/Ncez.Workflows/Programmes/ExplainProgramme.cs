using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Programmes;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Programmes;

/// <summary>A total of a programme unfolded: its outer zones, less what their transfers count twice. Each zone's own figure unfolds in the zone.</summary>
public static class ExplainProgramme
{
    // Sums of the same numbers in another order differ by their rounding only.
    private const double Rounding = 1e-12;

    private static readonly string[] Totals = ["gross", "net"];

    /// <summary>The total in a sentence and its parts; null and a finding when the programme has no such total.</summary>
    /// <param name="standing">The programme.</param>
    /// <param name="id"><c>gross</c> or <c>net</c>, with a year after <c>@</c> or the last one.</param>
    /// <param name="findings">Collects what is wrong with the id.</param>
    public static (LocalText Answer, ImmutableArray<ResultTable> Tables)? Of(ProgrammeStanding standing, string id, Findings findings)
    {
        var (named, years) = (id.Split('@', 2, StringSplitOptions.TrimEntries), standing.IsAdditive ? standing.Consolidation.Years : []);
        var year = named.Length == 1 ? years.LastOrDefault() : years.FirstOrDefault(y => y.Year.ToString(CultureInfo.InvariantCulture) == named[1]);
        if (!Totals.Contains(named[0]) || year is null)
        {
            findings.Error("EXP-002", new Place("programme.yaml"), ("id", id), ("totals", string.Join(", ", Totals)), ("years", years.IsEmpty ? Numbers.None : string.Join(", ", years.Select(y => y.Year))));
            return null;
        }

        var isNet = named[0] == "net";
        var parts = Parts(standing, year, isNet);

        // What is left of parts that cancel is the rounding of their sum.
        var totalT = isNet ? year.NetT : year.GrossT;
        totalT = Math.Abs(totalT) <= Rounding * parts.Rows.Sum(r => Math.Abs(r[2].Number)) ? 0 : totalT;
        return (Text("explain.answer", ("total", Text(isNet ? "explain.net" : "explain.gross")), ("year", year.Year), ("co2e", Numbers.Co2e(totalT))), [parts]);
    }

    private static ResultTable Parts(ProgrammeStanding standing, ConsolidatedYear year, bool isNet) => new("parts", Text("explain.parts"),
        [new TableColumn("part", Text("explain.part")), new TableColumn("what", Text("explain.what")), new TableColumn("co2eT", Text("explain.co2e"), IsNumber: true), new TableColumn("further", Text("explain.further"))],
        [
            .. from id in year.Counted
               let zone = standing.Zones.First(z => z.Inventory.Zone.Id == id)
               let totals = zone.Inventory.Years.First(y => y.Year == year.Year)
               select ImmutableArray.Create<TableCell>([zone.Inventory.Zone.Name, Text("explain.zone"), isNet ? totals.Net.T : totals.Gross.T, $"ncez explain {zone.Path} {(isNet ? "net" : "gross")}@{year.Year}"]),
            .. from transfer in standing.Consolidation.Transfers
               where transfer.Year == year.Year && transfer.IsEliminated
               from part in Eliminated(transfer, isNet)
               select ImmutableArray.Create<TableCell>([$"{transfer.From} → {transfer.To}", Text(part.Key, ("item", transfer.Name)), part.Co2eT, ""]),
        ]);

    // An import from another zone of the programme, and for net the credit of who gave it: each a part, for the one may take back all of the other.
    private static IEnumerable<(string Key, double Co2eT)> Eliminated(MatchedTransfer transfer, bool isNet)
    {
        if (transfer.ImportT is > 0 or < 0)
        {
            yield return ("explain.transfer", -transfer.ImportT);
        }

        if (isNet && transfer.CreditT is > 0 or < 0)
        {
            yield return ("explain.credit", -transfer.CreditT);
        }
    }

    private static LocalText Text(string key, params TextArg[] args) => ProgrammeTables.Text(key, args);
}
