using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Charts.Scenarios;

/// <summary>One scenario by sector in some years, electricity and heat re-allocated to their users.</summary>
public static class SectorChart
{
    private const int MostColumns = 10;
    private static readonly string[] Roles = ["sector-industry", "sector-building", "sector-transport", "sector-agri", "sector-energy", "sector-living", "sector-waste"];

    /// <summary>The chart.</summary>
    public static ChartSpec Build(Pathway pathway)
    {
        var years = Years(pathway.Years);
        var scale = Magnitude.OfTonnes(pathway.NetT.Max(Math.Abs));
        var free = new Queue<string>(Roles.Except(pathway.ByUser.Select(s => RoleOf(s.Id)).OfType<string>()));
        return new ChartSpec
        {
            Id = "sectors-" + pathway.Scenario,
            Form = ChartForm.StackedColumn,
            Title = ChartTexts.Of("sectors.title", ("scenario", pathway.Name), ("year", years[^1]), ("net", Numbers.Co2e(pathway.NetT[^1])), ("change", ChartTexts.Change(pathway.NetT[0], pathway.NetT[^1])), ("first", years[0])),
            Subtitle = ChartTexts.Of("sectors.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. years.Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            Series =
            [
                .. pathway.ByUser.Select(s => new ChartSeries(s.Name, RoleOf(s.Id) ?? (free.TryDequeue(out var role) ? role : "text-3"), At(s.Values, pathway.Years, years))),
                new ChartSeries(ChartTexts.Of("net"), "net", At(pathway.NetT, pathway.Years, years)),
            ],
        };
    }

    private static ImmutableArray<double> At(ImmutableArray<double> values, ImmutableArray<int> all, ImmutableArray<int> years) => [.. years.Select(y => values[y - all[0]])];

    private static ImmutableArray<int> Years(ImmutableArray<int> years)
    {
        var step = Math.Max(1, (int)Math.Ceiling((years.Length - 1) / (double)(MostColumns - 2) / 5) * 5);
        step = years.Length <= MostColumns ? 1 : step;
        return [.. years.Where(y => y == years[0] || y == years[^1] || (y % step == 0 && y - years[0] > step / 2 && years[^1] - y > step / 2))];
    }

    private static string? RoleOf(string sector) => sector switch
    {
        "industry" => "sector-industry",
        "building" => "sector-building",
        "transport" => "sector-transport",
        "agriculture_forestry" => "sector-agri",
        "waste" => "sector-waste",
        "supply" or "purchased" => "sector-energy",
        "exported" => "scope-export",
        _ => null,
    };
}
