using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>Finds a line of an inventory by its id, so that it can be unfolded.</summary>
public static class ExplainLine
{
    private const int Suggestions = 3;
    private const int LongestSuggested = 64;

    /// <summary>The line of an id, or null and a finding that names ids like it.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="id">Line id.</param>
    /// <param name="findings">Told when there is none.</param>
    /// <param name="input">What the zone folder says, for corrections of the line.</param>
    public static Explained? Find(Inventory inventory, string id, Findings findings, ZoneInput? input = null)
    {
        if (IndexOf(inventory, id) is var index and >= 0)
        {
            var line = InventoryLine.At(inventory, index);
            var row = inventory.Activities.Texts.Id(line.Row);
            return new Explained(line, null, Siblings(inventory, line)) { Corrections = input is null ? [] : [.. LineCorrection.Of(input, r => r == row)] };
        }

        // Only a miss pays for the search of what the reader may have meant.
        var near = new PriorityQueue<string, int>();
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            Remember(near, InventoryLine.At(inventory, i).Id, id);
        }

        foreach (var offset in inventory.OffsetLines)
        {
            if (offset.Offset.Id == id)
            {
                return new Explained(null, offset, []);
            }

            Remember(near, offset.Offset.Id, id);
        }

        foreach (var claim in inventory.Electricity.SelectMany(e => e.Claims))
        {
            if (claim.Instrument.Id == id)
            {
                return new Explained(null, null, []) { Claim = claim };
            }

            Remember(near, claim.Instrument.Id, id);
        }

        findings.Error("EXP-001", Place.None, ("id", id), ("count", inventory.Lines.Count + inventory.OffsetLines.Length), ("near", Nearest(near)),
            ("years", string.Join(", ", inventory.Years.Select(y => y.Year))), ("totals", TotalNames.List(inventory, input)));
        return null;
    }

    /// <summary>The explanation as JSON.</summary>
    public static void Json(Inventory inventory, Explained explained, Stream stream, Language language)
    {
        if (explained.Line is { } line)
        {
            ExplanationJson.Write(inventory, line, explained.Corrections, stream, language);
        }
        else if (explained.Offset is { } offset)
        {
            ExplanationJson.Write(inventory, offset, stream);
        }
        else if (explained.Claim is { } claim)
        {
            ElectricityJson.Write(inventory, claim, stream);
        }
    }

    // A line id is the row's id and the suffix of its plan: rows are compared without making a line of each.
    private static int IndexOf(Inventory inventory, string id)
    {
        string[] suffixes = [.. inventory.Plans.Select(p => p.IdSuffix)];
        var (row, rowId) = (-1, "");
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            var suffix = suffixes[inventory.Lines.Plan[i]];
            if (!id.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            if (inventory.Lines.Row[i] != row)
            {
                (row, rowId) = (inventory.Lines.Row[i], inventory.Activities.Texts.Id(inventory.Lines.Row[i]));
            }

            if (rowId.Length + suffix.Length == id.Length && id.StartsWith(rowId, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    // The other gases of the same activity.
    private static ImmutableArray<string> Siblings(Inventory inventory, InventoryLine line)
    {
        var siblings = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            if (inventory.Lines.Row[i] == line.Row && InventoryLine.At(inventory, i).Id is var other && other != line.Id)
            {
                siblings.Add(other);
            }
        }

        return siblings.ToImmutable();
    }

    private static void Remember(PriorityQueue<string, int> near, string candidate, string id)
    {
        if (candidate.Length > LongestSuggested || id.Length > LongestSuggested)
        {
            return;
        }

        near.Enqueue(candidate, -EditDistance.Of(candidate, id));
        if (near.Count > Suggestions)
        {
            near.Dequeue();
        }
    }

    private static string Nearest(PriorityQueue<string, int> near)
    {
        var names = new Stack<string>();
        while (near.TryDequeue(out var name, out _))
        {
            names.Push(name);
        }

        return string.Join(", ", names);
    }
}

/// <summary>A line that was found.</summary>
/// <param name="Line">Line of an activity; null for an offset.</param>
/// <param name="Offset">Offset; null for a line of an activity.</param>
/// <param name="OtherGases">Line ids of the other gases of the same activity.</param>
public sealed record Explained(InventoryLine? Line, OffsetLine? Offset, ImmutableArray<string> OtherGases)
{
    /// <summary>Corrections of its row.</summary>
    public ImmutableArray<LineCorrection> Corrections { get; init; } = [];

    /// <summary>A certificate or contract of instruments.csv; null for lines and offsets.</summary>
    public InstrumentClaim? Claim { get; init; }

    /// <summary>The market-based number of a line of imported electricity; null for other lines.</summary>
    public static (double Co2eT, ElectricityAccount Account)? MarketOf(Inventory inventory, InventoryLine line) =>
        line.Plan is { } plan && plan.IsImportedElectricity && inventory.Electricity.FirstOrDefault(e => e.Year == plan.Year) is { ConsumedMWh: > 0 } account
            ? (line.Quantity * plan.EnergyMWhPerUnit / account.ConsumedMWh * account.MarketOfImportsT, account)
            : null;
}
