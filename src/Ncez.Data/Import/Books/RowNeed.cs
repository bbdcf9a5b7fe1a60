using Ncez.Data.Import.Activities;
using Ncez.Model.Activities;

namespace Ncez.Data.Import.Books;

/// <summary>What a row need not fill: a category that does not occur or is not estimated has no item to name.</summary>
internal static class RowNeed
{
    /// <summary>True when an empty cell of the column is right in a row of this status.</summary>
    public static bool MayBeEmpty(FileSchema schema, ColumnSpec column, string status) =>
        schema.File == "activities.csv" && column.Name == "item"
        && StatusText.Parse(status)?.Status is ActivityStatus.NotOccurring or ActivityStatus.NotEstimated or ActivityStatus.NotApplicable or ActivityStatus.IncludedElsewhere;
}
