using System.Text.Json;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Activities;

/// <summary>What headers and ids of a grid are called in the reader's language, for its script. What is stored, copied and saved stays as it is written.</summary>
internal static class GridNames
{
    /// <summary>Titles and notes of the columns; of each column that holds ids, those there are to choose, and those that stand in it.</summary>
    public static string Json(PageContext page, string file, ActivityGrid grid)
    {
        var columns = GridColumns.Of(page.Workbench.Shipped, page.Zone!.Domain, file, grid.Header);
        return JsonSerializer.Serialize(new
        {
            titles = columns.Select(c => page.In(c.Title)),
            notes = columns.Select(c => c.Description.IsEmpty ? c.Written : $"{c.Written}: {page.In(c.Description)}"),
            called = columns.Select(c => c.Names),
            choices = columns.Select(c => c.Choices.Select(o => new[] { o.Id, page.In(o.Name) })),
            shown = columns.Select((c, i) => Shown(page, c, grid, i)),
        });
    }

    // Only what stands there and is called otherwise.
    private static Dictionary<string, string> Shown(PageContext page, GridColumn column, ActivityGrid grid, int index) => column.NameOf is not { } name ? [] : grid.Rows.Select(r => r[index]).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)
        .Select(v => (Value: v, Name: name(v))).Where(v => v.Name is not null && page.In(v.Name!.Value) != v.Value).ToDictionary(v => v.Value, v => page.In(v.Name!.Value));
}
