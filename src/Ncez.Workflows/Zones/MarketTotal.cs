using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>Market-based totals: the location-based parts, and what instruments and the residual mix change.</summary>
internal static class MarketTotal
{
    private static readonly TextArea Area = TextArea.Of(typeof(MarketTotal).Assembly, "Totals");

    /// <summary>The market-based number of an id, and the location-based total it starts from; null for other totals and years without electricity.</summary>
    public static (ElectricityAccount Account, double Co2eT, string From)? Of(Inventory inventory, string id, int year) => inventory.Electricity.FirstOrDefault(e => e.Year == year) is not { } account ? null : id switch
    {
        "marketIndirect" => (account, account.Market.Indirect.T, "indirect"),
        "marketGross" => (account, account.Market.Gross.T, "gross"),
        "marketNet" => (account, account.Market.Net.T, "net"),
        "marketCarried" => (account, account.Market.OffsetCarried.T, "carried"),
        "marketOffset" => (account, account.Market.Offset.T, "offset"),
        _ => null,
    };

    /// <summary>The row that leads from location to market.</summary>
    public static ImmutableArray<TableCell> Difference(ElectricityAccount account) => [Charts.Inventories.ChartTexts.Scope(Scope.Indirect), Area.Both("market.difference"), "", "", double.NaN, account.MarketT - account.LocationT];

    /// <summary>Electricity by what proves it; adds up to its market-based emission.</summary>
    public static ResultTable Claims(ElectricityAccount account) => new("claims", Area.Both("claims"),
        [new TableColumn("id", Area.Both("claim")), new TableColumn("kind", Area.Both("claim.kind")), new TableColumn("usedMWh", Area.Both("claim.used"), IsNumber: true), new TableColumn("tPerMWh", Area.Both("claim.factor"), IsNumber: true), new TableColumn("co2eT", Area.Both("co2e"), IsNumber: true)],
        [
            .. account.Claims.Where(c => c.UsedMWh > 0).Select(c => ImmutableArray.Create<TableCell>([c.Instrument.Id, c.Instrument.Kind, c.UsedMWh, c.FactorTPerMWh, c.Co2eT])),
            Rest(account, "claim.rest", account.UnclaimedMWh),
            .. account.SoldOfOwnUseMWh > 0 ? [Rest(account, "claim.sold", account.SoldOfOwnUseMWh)] : ImmutableArray<ImmutableArray<TableCell>>.Empty,
        ]);

    /// <summary>What no instrument proves, at the residual mix [t CO₂e].</summary>
    public static double ResidualT(ElectricityAccount account) => (account.UnclaimedMWh + account.SoldOfOwnUseMWh) is > 0 and var energyMWh ? energyMWh * account.ResidualTPerMWh : 0;

    private static ImmutableArray<TableCell> Rest(ElectricityAccount account, string key, double energyMWh) =>
        ["", Area.Both(key), energyMWh, account.ResidualTPerMWh, energyMWh == 0 ? 0 : energyMWh * account.ResidualTPerMWh];
}
