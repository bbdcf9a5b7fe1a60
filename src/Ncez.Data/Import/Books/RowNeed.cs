using Ncez.Data.Import.Activities;
using Ncez.Model.Activities;

namespace Ncez.Data.Import.Books;

/// <summary>What is not asked of a row: where nothing is computed, the item may be missing or of the user's own naming.</summary>
internal static class RowNeed
{
    /// <summary>True when any text, and none, is right in a row of this status.</summary>
    public static bool IsFree(FileSchema schema, ColumnSpec column, string status) =>
        schema.File == "activities.csv" && column.Name == "item"
        && StatusText.Parse(status)?.Status is not (null or ActivityStatus.Computed or ActivityStatus.Confidential);
}
