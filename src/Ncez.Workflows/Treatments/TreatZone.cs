using System.Collections.Immutable;
using System.Globalization;
using Ncez.Accounting;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Sources;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Treatments;

/// <summary>Accounts a zone under the rules of a treatment and sets its lines out in the treatment's rows.</summary>
public sealed class TreatZone(ShippedData shipped)
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TreatZone).Assembly, "Treatments");

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
            LocalFactors = [.. treatment.Factors.Select(f => Local(f, treatment)), .. input.LocalFactors.Where(l => !treatment.Factors.Any(f => f.Item == l.Item && f.Parameter == l.Parameter))],
        };
        return InventoryEngine.Account(ruled, shipped.Library, template, findings, cancellation) is { } inventory ? TreatmentView.Of(treatment, inventory) : null;
    }

    /// <summary>The view as a table: a row each, its totals below, what stands in no row last.</summary>
    public static ResultTable Table(TreatmentView view)
    {
        var treatment = view.Treatment;
        ImmutableArray<TableCell> Line(string kind, string code, LocalText name, Func<TreatmentYear, TableCell> cell, Func<TreatmentYear, string> key) =>
            [Texts.Both($"kind.{kind}"), code, name, "tCO2e", .. view.Years.Select(cell), string.Join(" ", view.Years.Select(key).Where(k => k.Length > 0).Distinct())];

        return new ResultTable("treatment", treatment.Name,
            [
                new TableColumn("kind", Texts.Both("kind")), new TableColumn("code", Texts.Both("code")), new TableColumn("row", Texts.Both("row")), new TableColumn("unit", Texts.Both("unit")),
                .. view.Years.Select(y => y.Year.ToString(CultureInfo.InvariantCulture)).Select(y => new TableColumn(y, LocalText.Same(y), IsNumber: true)),
                new TableColumn("notation_key", Texts.Both("key")),
            ],
            [
                .. treatment.Rows.Select(r => Line("row", r.Code, r.Name, y => y.Rows[r.Id].Co2eT, y => y.Rows[r.Id].NotationKey)),
                .. treatment.Totals.Select(t => Line("total", "", t.Name, y => y.Totals[t.Id], _ => "")),
                Line("rest", "", Texts.Both("rest"), y => y.Rows[Treatment.Rest].Co2eT, y => y.Rows[Treatment.Rest].NotationKey),
            ]);
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
