using Ncez.Model.Evidence;

namespace Ncez.Data.Store;

/// <summary>reviews.csv: what was said of lines.</summary>
public sealed class ReviewTable
{
    /// <summary>The file.</summary>
    public const string File = "reviews.csv";

    private readonly AddedRows _rows;

    private ReviewTable(AddedRows rows) => _rows = rows;

    /// <summary>Reads the file; null when it is no text.</summary>
    public static ReviewTable? Read(ReadOnlyMemory<byte> content) => AddedRows.Read(File, content, ["date", "reviewer", "subject", "role", "state", "note", "seen_quantity", "seen_unit"]) is { } rows ? new ReviewTable(rows) : null;

    /// <summary>What was said, in the order of the file.</summary>
    public IEnumerable<LineReview> Rows() => _rows.Rows().Select(r => new LineReview(r[2], r[4], r[1], r[3], r[0], r[5]) { SeenQuantity = r[6], SeenUnit = r[7] });

    /// <summary>The file with further rows at its end.</summary>
    public byte[] With(IEnumerable<LineReview> further) => _rows.With(further.Select(r => System.Collections.Immutable.ImmutableArray.Create(r.At, r.By, r.Line, r.Role, r.State, r.Why, r.SeenQuantity, r.SeenUnit)));
}
