using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Kernels.Emissions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>The second number of electricity: certificates and contracts at their own factor, the rest at the residual mix.</summary>
internal sealed class MarketAccount
{
    // 国能发新能规〔2024〕67号: a certificate is valid for two years from the month of generation.
    private const int ValidYears = 2;

    private readonly ZoneInput _input;
    private readonly Findings _findings;
    private readonly FactorResolver _resolver;
    private readonly FactorLibrary _library;
    private readonly YearFacts _facts;

    private MarketAccount(ZoneInput input, FactorLibrary library, Findings findings) => (_input, _library, _findings, _resolver, _facts) =
        (input, library, findings, new FactorResolver(library, input.LocalFactors, FactorSettings.Of(input.Zone)), YearFacts.Of(input, library));

    /// <summary>The electricity of every year of the zone.</summary>
    public static ImmutableArray<ElectricityAccount> Of(
        ZoneInput input, FactorLibrary library, ImmutableArray<LinePlan> plans, ImmutableArray<PlanTotal> totals, ImmutableArray<YearTotals> years, Findings findings)
    {
        var account = new MarketAccount(input, library, findings);
        account.CheckUnclaimed(years);
        var accounts = years.Select(y => account.Year(y, plans, totals)).ToImmutableArray();
        var market = YearAccount.Offset(input, [.. accounts.Select(a => a.Market)]);
        return [.. accounts.Zip(market, (a, m) => a with { Market = m })];
    }

    private ElectricityAccount Year(YearTotals year, ImmutableArray<LinePlan> plans, ImmutableArray<PlanTotal> totals)
    {
        var (consumedMWh, locationT, greenMWh) = (0.0, 0.0, 0.0);
        for (var p = 0; p < plans.Length; p++)
        {
            // What is not estimated stands in neither number, so that the two still differ by contracts alone.
            if (plans[p].Year == year.Year && plans[p].IsImportedElectricity && !double.IsNaN(totals[p].Co2eT))
            {
                var energyMWh = totals[p].Quantity * plans[p].EnergyMWhPerUnit;
                consumedMWh += energyMWh;
                locationT += totals[p].Co2eT;
                greenMWh += plans[p].Item!.Id == "green-electricity" ? energyMWh : 0;
            }
        }

        var instruments = _input.Instruments.Where(i => i.ClaimYear == year.Year).ToList();
        var residual = _resolver.Resolve("electricity", FactorParameters.GridResidual, _input.Zone.Region, year.Year, "CO2");
        var residualTPerMWh = residual.Pick?.Canonical ?? (consumedMWh > 0 ? locationT / consumedMWh : double.NaN);
        var claims = Claims(instruments, consumedMWh);
        CheckYear(year.Year, instruments, claims, consumedMWh, greenMWh, residual);
        var soldMWh = double.IsNaN(residualTPerMWh) ? 0 : _facts.SoldOfOwnUseMWh(year.Year);
        var marketT = consumedMWh + soldMWh == 0 ? 0 : ElectricityKernels.MarketBasedT(
            [.. claims.Select(c => c.UsedMWh)], [.. claims.Select(c => c.FactorTPerMWh)], consumedMWh + soldMWh, residualTPerMWh);
        return new ElectricityAccount
        {
            Year = year.Year,
            ConsumedMWh = consumedMWh,
            LocationT = locationT,
            Claims = claims,
            SoldOfOwnUseMWh = soldMWh,
            ResidualTPerMWh = residualTPerMWh,
            Residual = residual.Pick is null ? null : residual,
            MarketT = marketT,
            Market = year with { Indirect = new Co2e(year.Indirect.T - locationT + marketT, year.Indirect.Gwp) },
            Time = TimeResolved.Of(_input, year.Year, consumedMWh, locationT, _library, _findings),
        };
    }

    // Contracts deliver the power itself, so they come first; certificates cover what is left.
    private static ImmutableArray<InstrumentClaim> Claims(IEnumerable<Instrument> instruments, double consumedMWh)
    {
        var claims = ImmutableArray.CreateBuilder<InstrumentClaim>();
        var leftMWh = consumedMWh;
        foreach (var instrument in instruments.OrderBy(i => i.Kind == InstrumentKinds.Certificate))
        {
            var reason = instrument.IsOwn ? "own" : IsTooOld(instrument) ? "vintage" : "";
            var usedMWh = reason.Length > 0 ? 0 : ElectricityKernels.ClaimsUsedMWh(instrument.EnergyMWh, leftMWh);
            claims.Add(new InstrumentClaim(instrument, usedMWh, instrument.FactorTPerMWh ?? 0, reason.Length > 0 ? reason : usedMWh < instrument.EnergyMWh ? "excess" : ""));
            leftMWh -= usedMWh;
        }

        return claims.ToImmutable();
    }

    private static bool IsTooOld(Instrument instrument) => instrument.Kind == InstrumentKinds.Certificate
        && instrument.RetiredYear is { } retired && (retired < instrument.Period.Year || retired > instrument.Period.Year + ValidYears);

    private void CheckYear(int year, List<Instrument> instruments, ImmutableArray<InstrumentClaim> claims, double consumedMWh, double greenMWh, FactorChoice residual)
    {
        foreach (var claim in claims.Where(c => c.Reason is "vintage" or "own"))
        {
            var code = claim.Reason == "own" ? "INS-009" : "INS-007";
            _findings.Add(Diagnostic.Of(code, claim.Reason == "own" ? Severity.Info : Severity.Warning, claim.Instrument.Where,
                ("id", claim.Instrument.Id), ("period", claim.Instrument.Period.ToString()), ("year", year), ("quantity", claim.Instrument.EnergyMWh)));
        }

        // The claim itself says that it is too much: sums of many claims may exceed the use by their last digits alone.
        var usedMWh = claims.Sum(c => c.UsedMWh);
        if (claims.FirstOrDefault(c => c.Reason == "excess") is { } excess)
        {
            var claimedMWh = claims.Where(c => c.Reason is "" or "excess").Sum(c => c.Instrument.EnergyMWh);
            _findings.Warning("INS-004", excess.Instrument.Where,
                ("year", year), ("claimed", claimedMWh), ("consumed", consumedMWh), ("excess", claimedMWh - usedMWh));
        }

        if (instruments.Count > 0 && residual.Pick is null)
        {
            _findings.Info("INS-005", instruments[0].Where, ("year", year), ("region", _input.Zone.Region));
        }

        if (greenMWh > usedMWh)
        {
            _findings.Warning("INS-010", new Place("instruments.csv"), ("year", year), ("green", greenMWh), ("proven", usedMWh));
        }

        var soldMWh = _facts.SoldMWh(year);
        if (soldMWh > _facts.ProducedMWh(year))
        {
            _findings.Error("INS-008", _input.Instruments.First(i => i.Kind == InstrumentKinds.Sold && i.Period.Year == year).Where,
                ("year", year), ("sold", soldMWh), ("produced", _facts.ProducedMWh(year)));
        }
    }

    // A certificate that nobody has retired can still be sold: it proves nothing yet.
    private void CheckUnclaimed(ImmutableArray<YearTotals> years)
    {
        foreach (var open in _input.Instruments.Where(i => i.Kind == InstrumentKinds.Certificate && i.RetiredYear is null && years.Any(y => y.Year >= i.Period.Year)))
        {
            _findings.Warning("INS-006", open.Where with { Field = "retired" }, ("id", open.Id), ("quantity", open.EnergyMWh));
        }
    }
}
