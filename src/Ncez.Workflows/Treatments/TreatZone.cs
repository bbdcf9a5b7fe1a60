using Ncez.Accounting;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Sources;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Treatments;

/// <summary>Accounts a zone under the rules of a treatment and sets its lines out in the treatment's rows.</summary>
public sealed class TreatZone(ShippedData shipped)
{
    /// <summary>The view, or null with errors among the findings.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="treatment">Treatment, one of <see cref="ShippedData.Treatments"/>.</param>
    /// <param name="findings">Collects what the reader must know.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public TreatmentView? View(string folder, Treatment treatment, Findings findings, CancellationToken cancellation = default)
    {
        var reading = ZoneReader.Read(folder, shipped.Library, shipped.Template, cancellation);
        findings.Merge(reading.Findings);
        return reading.Input is { } input ? View(input, treatment, findings, cancellation) : null;
    }

    /// <summary>The view of a zone that was accounted already: set out as it is where the treatment prescribes nothing, else accounted anew.</summary>
    public TreatmentView? View(ZoneInput input, Inventory inventory, Treatment treatment, CancellationToken cancellation = default)
    {
        if (treatment.HasNoRules)
        {
            return TreatmentView.Of(treatment, inventory);
        }

        // What there is to say of the rows was said when the zone was accounted.
        var view = View(input, treatment, new Findings(), cancellation);
        return view is null ? null : view with { Years = [.. view.Years.Where(y => inventory.Years.Any(k => k.Year == y.Year))] };
    }

    /// <summary>The view of a zone that was read already.</summary>
    public TreatmentView? View(ZoneInput input, Treatment treatment, Findings findings, CancellationToken cancellation = default)
    {
        var template = shipped.Template(input.Zone.Domain);
        var choices = treatment.Choices.Where(c => template.Choices.Any(k => k.Id == c.Key && k.Options.Any(o => o.Id == c.Value)));
        var ruled = input with
        {
            Zone = input.Zone with
            {
                ExportCredit = treatment.ExportCredit ?? input.Zone.ExportCredit,
                Boundary = input.Zone.Boundary with { Choices = input.Zone.Boundary.Choices.SetItems(choices) },
                Alternatives = [],
            },
            LocalFactors = [.. treatment.Factors.SelectMany(f => f.IsLessGreen && !input.Instruments.IsEmpty ? LessGreen(f, treatment, input, cancellation) : [Local(f, treatment)]), .. input.LocalFactors.Where(l => !treatment.Factors.Any(f => f.Item == l.Item && f.Parameter == l.Parameter))],
        };
        return InventoryEngine.Account(ruled, shipped.Library, template, findings, cancellation) is { } inventory ? TreatmentView.Of(treatment, inventory) : null;
    }

    // One factor a year: that of the power nothing proves, times its share. The lines stay the same lines.
    private IEnumerable<Factor> LessGreen(PrescribedFactor factor, Treatment treatment, ZoneInput input, CancellationToken cancellation)
    {
        var electricity = InventoryEngine.Account(input with { Zone = input.Zone with { Alternatives = [] } }, shipped.Library, shipped.Template(input.Zone.Domain), new Findings(), cancellation)?.Electricity ?? [];
        foreach (var year in electricity.Where(e => e.ConsumedMWh > 0))
        {
            var provenMWh = year.Claims.Where(c => c.FactorTPerMWh == 0).Sum(c => c.UsedMWh);
            yield return Local(factor with { Value = factor.Value * (1 - (provenMWh / year.ConsumedMWh)) }, treatment) with { Id = $"{treatment.Id}.{factor.Item}.{year.Year}", YearFrom = year.Year, YearTo = year.Year };
        }

        yield return Local(factor, treatment);
    }

    private Factor Local(PrescribedFactor factor, Treatment treatment) => new()
    {
        Id = $"{treatment.Id}.{factor.Item}",
        Set = "zone",
        Version = treatment.Id,
        Item = factor.Item,
        Parameter = factor.Parameter,
        Gas = factor.Gas,
        Region = RegionLadder.World,
        Value = factor.Value,
        Unit = shipped.Library.Units.TryParseRatio(factor.Unit, out var ratio) ? ratio : throw new InvalidDataException($"{treatment.Id}: unit {factor.Unit}"),
        UnitText = factor.Unit,
        Confidence = Confidence.High,
        Source = new SourceRef(treatment.Id, "", $"{treatment.Id}:1", factor.Source),
    };
}
