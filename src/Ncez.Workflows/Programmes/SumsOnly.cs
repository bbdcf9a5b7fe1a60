using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;

namespace Ncez.Workflows.Programmes;

/// <summary>An inventory without its rows and lines: sums by plan and by year stay.</summary>
internal static class SumsOnly
{
    /// <summary>The sums of an inventory.</summary>
    public static Inventory Of(Inventory inventory) => inventory with
    {
        Activities = new ActivityTable(inventory.Activities.Kinds, [], [], 0, NoTexts.Instance),
        Lines = new LineTable([], [], [], []),
    };

    private sealed class NoTexts : IActivityTexts
    {
        public static NoTexts Instance { get; } = new();

        public string Id(int row) => "";

        public string Source(int row) => "";

        public string Evidence(int row) => "";

        public string Note(int row) => "";

        public Place PlaceOf(int row, string column) => Place.None;
    }
}
