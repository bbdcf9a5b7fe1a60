using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;

namespace Ncez.Data.Export;

/// <summary>Makes the manifest of a run from its inventory.</summary>
public static class RunManifestBuilder
{
    private const int VersionDigits = 12;

    /// <summary>The manifest but for its files; of confidential lines neither quantity nor figures per unit.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="program">Program and version.</param>
    /// <param name="zoneFolder">Zone folder, seen from the folder of the run.</param>
    public static RunManifest Of(Inventory inventory, string program, string zoneFolder) => Of(inventory, program, zoneFolder, withholds: true);

    /// <summary>An inventory as a run that is only compared with others and never written: confidential quantities are in it.</summary>
    public static RunManifest ToCompare(Inventory inventory) => Of(inventory, "", "", withholds: false);

    private static RunManifest Of(Inventory inventory, string program, string zoneFolder, bool withholds)
    {
        ImmutableArray<string> boundary =
        [
            $"approach: {inventory.Zone.Boundary.Approach}",
            .. inventory.Boundary.Select(s => $"{s.Kind}: {s.Subject.En} — {s.Text.En}{(s.Reason.IsEmpty ? "" : $" ({s.Reason.En})")}"),
        ];
        return new RunManifest
        {
            Zone = inventory.Zone.Id,
            Program = program,
            ZoneFolder = zoneFolder,
            Baseline = inventory.Zone.Baseline,
            RecalculationThreshold = inventory.Zone.RecalculationThreshold,
            Gwp = inventory.Zone.Gwp,
            FactorSets = inventory.Zone.FactorSets,
            BoundaryVersion = FileHashes.OfText(string.Join('\n', boundary))[..VersionDigits],
            Boundary = boundary,
            Inputs = [],
            Data = [],
            Results = [],
            Factors =
            [
                .. inventory.Plans.Where(p => p.Status != Model.Activities.ActivityStatus.Confidential).SelectMany(p => p.Factors).Select(f => f.Choice.Pick)
                    .Concat(inventory.Electricity.Select(e => e.Residual?.Pick)).OfType<Factor>().DistinctBy(KeyOf).OrderBy(KeyOf, StringComparer.Ordinal)
                    .Select(f => new FactorCopy(KeyOf(f), f.Parameter, f.Gas, f.Region, f.Value, f.UnitText, f.Canonical, f.Source.Publication)),
            ],
            Years = [.. inventory.Years.Select(y => new RunYear(y.Year, y.Gross.T, y.Sink.T, y.ExportCredit.T, y.Offset.T, y.Net.T) { Market = Market(inventory, y.Year) })],
            Lines = [.. InventoryCsv.IsLarge(inventory) ? ByPlan(inventory, withholds) : ByLine(inventory, withholds), .. Offsets(inventory)],
        };
    }

    private static IEnumerable<RunLine> ByLine(Inventory inventory, bool withholds)
    {
        var labels = PlanLabel.Of(inventory);
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            var line = InventoryLine.At(inventory, i);
            yield return Line(labels[inventory.Lines.Plan[i]], RegionOf(inventory, labels[inventory.Lines.Plan[i]]), withholds, line.Id, line.Quantity, line.Co2eT, inventory.Activities.Texts.Evidence(line.Row));
        }
    }

    private static IEnumerable<RunLine> ByPlan(Inventory inventory, bool withholds)
    {
        var labels = PlanLabel.Of(inventory);
        return labels.Select((label, p) => Line(label, RegionOf(inventory, label), withholds, $"kind:{label.Plan.Kind}{label.Plan.IdSuffix}", inventory.PlanTotals[p].Quantity, inventory.PlanTotals[p].Co2eT, ""));
    }

    private static RunLine Line(PlanLabel label, string region, bool withholds, string id, double quantity, double co2eT, string evidence)
    {
        var (plan, open) = (label.Plan, !(label.IsConfidential && withholds));
        return new RunLine(id, plan.Year, label.Scope, label.Status, plan.Category.Id, label.Item, plan.Gas, open ? quantity : double.NaN, label.Unit,
            open ? plan.MassTPerUnit : double.NaN, open ? plan.Co2eTPerUnit : double.NaN, co2eT, plan.Method, plan.Equation,
            label.IsConfidential ? [] : [.. plan.Factors.Select(f => f.Choice.Pick).OfType<Factor>().Select(KeyOf).Distinct()], evidence)
        {
            EquityShareFraction = plan.EquityShareFraction,
            Region = region,
        };
    }

    private static string RegionOf(Inventory inventory, PlanLabel label) => inventory.Activities.Kinds[label.Plan.Kind].Region;

    private static RunMarket? Market(Inventory inventory, int year)
    {
        if (inventory.Electricity.FirstOrDefault(e => e.Year == year) is not { } account)
        {
            return null;
        }

        var claimsT = account.Claims.Sum(c => c.UsedMWh * c.FactorTPerMWh);
        return new RunMarket(account.Market.Net.T, claimsT, account.ClaimedMWh, account.MarketT - claimsT, account.UnclaimedMWh + account.SoldOfOwnUseMWh, account.Residual?.Pick is { } row ? KeyOf(row) : "");
    }

    private static IEnumerable<RunLine> Offsets(Inventory inventory) => inventory.OffsetLines.Select(o => new RunLine(
        o.Offset.Id, o.Year, "offset", "reported", YearBreakdown.OffsetRule(inventory.Template).Id, o.Offset.Kind, "", o.Offset.QuantityT, "t", double.NaN, double.NaN, -o.UsedT, "", "", [], o.Offset.Certificate));

    private static string KeyOf(Factor factor) => factor.Version.Length > 0 ? $"{factor.Set}/{factor.Version}/{factor.Id}" : $"{factor.Set}/{factor.Id}";
}
