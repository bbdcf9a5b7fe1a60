using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Model.Activities;

/// <summary>
/// The rows of activities.csv as columns: a quantity and a kind per row. Texts of a row (id, source, evidence, note) are
/// read on demand, so that ten million rows stay affordable.
/// </summary>
public sealed class ActivityTable
{
    private readonly double[] _quantities;
    private readonly int[] _kindOf;

    /// <summary>A table of these columns; the arrays are taken over, not copied.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public ActivityTable(ImmutableArray<ActivityKind> kinds, double[] quantities, int[] kindOf, int count, IActivityTexts texts)
    {
        if (quantities.Length < count || kindOf.Length < count)
        {
            throw new ArgumentException($"{count} rows but {quantities.Length} quantities and {kindOf.Length} kinds.", nameof(count));
        }

        Kinds = kinds;
        Count = count;
        Texts = texts;
        _quantities = quantities;
        _kindOf = kindOf;
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>The distinct kinds.</summary>
    public ImmutableArray<ActivityKind> Kinds { get; }

    /// <summary>Texts of a row.</summary>
    public IActivityTexts Texts { get; }

    /// <summary>Quantity of each row, in the unit of its kind.</summary>
    public ReadOnlySpan<double> Quantities => _quantities.AsSpan(0, Count);

    /// <summary>Index into <see cref="Kinds"/> of each row.</summary>
    public ReadOnlySpan<int> KindOf => _kindOf.AsSpan(0, Count);

    /// <summary>A table of whole activities, for small inputs and tests.</summary>
    public static ActivityTable Of(IEnumerable<Activity> activities)
    {
        var rows = activities.ToImmutableArray();
        var kinds = new List<ActivityKind>();
        var index = new Dictionary<ActivityKind, int>();
        var kindOf = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!index.TryGetValue(rows[i].Kind, out var k))
            {
                index.Add(rows[i].Kind, k = kinds.Count);
                kinds.Add(rows[i].Kind);
            }

            kindOf[i] = k;
        }

        return new ActivityTable([.. kinds], [.. rows.Select(r => r.Quantity)], kindOf, rows.Length, new ListedTexts(rows));
    }

    /// <summary>Ids of the rows whose quantities are counted and withheld in outputs.</summary>
    public HashSet<string> ConfidentialIds() => Kinds.Any(k => k.Status == ActivityStatus.Confidential)
        ? [.. Enumerable.Range(0, Count).Where(r => Kinds[_kindOf[r]].Status == ActivityStatus.Confidential).Select(Texts.Id)] : [];

    private sealed class ListedTexts(ImmutableArray<Activity> rows) : IActivityTexts
    {
        public string Id(int row) => rows[row].Id;

        public string Source(int row) => rows[row].Source;

        public string Evidence(int row) => rows[row].Evidence;

        public string Note(int row) => rows[row].Note;

        public Place PlaceOf(int row, string column) => rows[row].Kind.Where with { Field = column };
    }
}

/// <summary>One activity as a whole: something done in a period; never an emission unless its status is reported.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind">What it shares with rows like it.</param>
/// <param name="Quantity">Quantity in the unit of its kind.</param>
/// <param name="Source">Where the quantity was read.</param>
/// <param name="Evidence">Attachment that proves it.</param>
/// <param name="Note">Remark.</param>
public sealed record Activity(string Id, ActivityKind Kind, double Quantity, string Source = "", string Evidence = "", string Note = "");

/// <summary>Texts of a row of activities, read on demand.</summary>
public interface IActivityTexts
{
    /// <summary>Row id.</summary>
    string Id(int row);

    /// <summary>Where the quantity was read; empty when not said.</summary>
    string Source(int row);

    /// <summary>Attachment; empty when none.</summary>
    string Evidence(int row);

    /// <summary>Remark; empty when none.</summary>
    string Note(int row);

    /// <summary>File, line and column of a cell.</summary>
    Place PlaceOf(int row, string column);
}
