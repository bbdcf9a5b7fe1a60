using Ncez.Kernels.Indicators;
using Ncez.Model.Runs;

namespace Ncez.Accounting;

/// <summary>Splits the difference of the market-based net of two runs: electricity by the market, and all the rest.</summary>
internal static class MarketDifference
{
    /// <summary>A row for each year that both runs account by the market.</summary>
    public static IEnumerable<MarketChange> Of(RunManifest before, RunManifest after) =>
        from old in before.Years
        join now in after.Years on old.Year equals now.Year
        where old.Market is not null && now.Market is not null && double.IsFinite(old.Market.NetT + now.Market.NetT)
        orderby old.Year
        select Of(old.Year, old.Market!, now.Market!);

    // Electricity is at the residual mix unless an instrument takes its place: what it emits is C·r + (claims − K·r).
    private static MarketChange Of(int year, RunMarket old, RunMarket now)
    {
        var (r0, r1) = (Factor(old, now), Factor(now, old));
        var (consumptionT, residualOfAllT) = DifferenceKernels.ProductSplitT(old.ConsumedMWh, r0, now.ConsumedMWh, r1);
        var (replacedT, residualOfReplacedT) = DifferenceKernels.ProductSplitT(old.ClaimedMWh, r0, now.ClaimedMWh, r1);
        var electricityT = now.ClaimsT + now.ResidualT - old.ClaimsT - old.ResidualT;
        return new MarketChange(year, old.NetT, now.NetT, consumptionT, now.ClaimsT - old.ClaimsT - replacedT, residualOfAllT - residualOfReplacedT, now.NetT - old.NetT - electricityT);
    }

    // Where instruments prove all there is no residual mix: then it has not changed.
    private static double Factor(RunMarket of, RunMarket other) => double.IsFinite(of.ResidualTPerMWh) ? of.ResidualTPerMWh : double.IsFinite(other.ResidualTPerMWh) ? other.ResidualTPerMWh : 0;
}
