using System.Collections.Immutable;
using Ncez.Data.Import.Schemes;
using Ncez.Evaluation.Schemes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Schemes;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;
using Ncez.Workflows.Treatments;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Schemes;

/// <summary>
/// Judges a zone by schemes: accounts it under the treatment that each scheme wants, hands the named results and the zone's own
/// answers over, and collects everything that is wrong.
/// </summary>
public sealed class EvaluateZone(ShippedData shipped)
{
    /// <summary>Accounts and judges the zone in a folder.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="ids">Schemes; empty = those that zone.yaml names.</param>
    /// <param name="year">Year to judge; null = the last one.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The account with all findings, and the assessments; none while a finding is an error.</returns>
    public ZoneEvaluation Evaluate(string folder, ImmutableArray<string> ids, int? year = null, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        return account.Inventory is { } inventory ? Of(folder, account, inventory, ids, year, cancellation) : new ZoneEvaluation(account, []);
    }

    /// <summary>Judges an accounted zone; what there is to say joins its findings.</summary>
    public ZoneEvaluation Of(string folder, ZoneAccount account, Inventory inventory, ImmutableArray<string> ids, int? year = null, CancellationToken cancellation = default)
    {
        var (input, findings) = (account.Input!, account.Findings);
        var judged = year ?? inventory.Years[^1].Year;
        if (inventory.Years.All(y => y.Year != judged))
        {
            findings.Error("CMP-004", input.PlaceOf("years"), ("year", judged), ("years", string.Join(", ", inventory.Years.Select(y => y.Year))));
            return new ZoneEvaluation(account, []);
        }

        var all = Known(folder, findings);
        var chosen = Choose(input, ids.IsEmpty ? input.Zone.Profile.Schemes : ids, all, findings);
        var answers = AnswerRows.Of(input.Tables.GetValueOrDefault("evaluation.csv"), shipped.Library.Units);
        AnswerRows.Check(answers, chosen, all, findings);
        if (findings.HasErrors)
        {
            return new ZoneEvaluation(account, []);
        }

        var assessments = ImmutableArray.CreateBuilder<SchemeAssessment>();
        var advice = ImmutableArray.CreateBuilder<SchemeAdvice>();
        var measures = Measures(account);
        foreach (var group in chosen.GroupBy(s => s.Treatment, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Facts(input, inventory, group.Key, judged, findings, cancellation) is { } facts)
            {
                foreach (var scheme in group)
                {
                    var assessment = Assess(scheme, facts, answers, input, findings);
                    assessments.Add(assessment);
                    advice.Add(new SchemeAdvice(scheme, ImprovementAdvice.Of(assessment, facts, answers, measures)));
                }
            }
        }

        var order = chosen.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return findings.HasErrors ? new ZoneEvaluation(account, [])
            : new ZoneEvaluation(account, [.. assessments.OrderBy(a => order[a.Scheme.Id])]) { Advice = [.. advice.OrderBy(a => order[a.Scheme.Id])] };
    }

    /// <summary>Every scheme there is: the shipped ones, and the zone's own, which stand before shipped ones of their id.</summary>
    public ImmutableArray<Scheme> Known(string folder, Findings findings)
    {
        var own = new SchemeReader(shipped.Library.Units, shipped.Treatments).ReadAll(Path.Combine(folder, SchemeReader.Folder), findings);
        return [.. own, .. shipped.Schemes.Where(s => own.All(o => o.Id != s.Id))];
    }

    private static ImmutableArray<MeasureSize> Measures(ZoneAccount account) => account.Roadmap is not { } roadmap ? []
        : [.. roadmap.Measures.Where(m => m.AbatementTPerYear is > 0).Select(m => new MeasureSize(m.Id, m.Name, (decimal)m.AbatementTPerYear!.Value, m.CostCny is { } cost ? (decimal)cost : null))];

    private ImmutableArray<Scheme> Choose(ZoneInput input, ImmutableArray<string> ids, ImmutableArray<Scheme> all, Findings findings)
    {
        var chosen = ImmutableArray.CreateBuilder<Scheme>();
        if (ids.IsEmpty)
        {
            findings.Error("SCM-020", input.PlaceOf("schemes"), ("known", string.Join(", ", all.Select(s => s.Id))));
        }

        foreach (var id in ids.Distinct())
        {
            if (all.FirstOrDefault(s => s.Id == id) is not { } scheme)
            {
                findings.Error("SCM-021", input.PlaceOf("schemes"), ("id", id), ("known", string.Join(", ", all.Select(s => s.Id))));
            }
            else if (scheme.ExcludedDomains.Contains(input.Zone.Domain))
            {
                findings.Error("SCM-022", input.PlaceOf("domain"), ("scheme", scheme.Name), ("domain", shipped.Template(input.Zone.Domain).Name));
            }
            else if (!scheme.Domains.Contains(input.Zone.Domain))
            {
                findings.Error("SCM-023", input.PlaceOf("domain"), ("scheme", scheme.Name), ("domain", shipped.Template(input.Zone.Domain).Name), ("domains", SchemeTexts.Join(", ", scheme.Domains.Select(d => shipped.Template(d).Name))));
            }
            else
            {
                chosen.Add(scheme);
            }
        }

        return chosen.ToImmutable();
    }

    private SchemeFacts? Facts(ZoneInput input, Inventory inventory, string treatment, int year, Findings findings, CancellationToken cancellation)
    {
        if (treatment.Length == 0)
        {
            return ZoneFacts.Of(input, inventory, null, year, shipped.Library.Units);
        }

        // What the treatment has to say is what the account has said already, but for what stops it.
        var own = new Findings();
        TreatmentView? view = new TreatZone(shipped).View(input, shipped.Treatments.First(t => t.Id == treatment), own, cancellation);
        findings.Add(own.Sorted().Where(f => f.Severity == Severity.Error));
        return view is null ? null : ZoneFacts.Of(input, view.Inventory, view, year, shipped.Library.Units);
    }

    private static SchemeAssessment Assess(Scheme scheme, SchemeFacts facts, ImmutableArray<SchemeAnswer> answers, ZoneInput input, Findings findings)
    {
        foreach (var read in scheme.Inputs.Where(i => i.Result.Length > 0 && facts.Series.ContainsKey(i.Result)))
        {
            var series = facts.Series[read.Result];
            if (!series.Powers.Equals(read.Unit.Powers))
            {
                findings.Error("EVL-008", new Place("indicators.csv"), ("name", read.Result), ("found", series.Powers.ToString()), ("unit", read.Unit.Text));
            }
            else if (series.At(facts.Year) is not null && answers.FirstOrDefault(a => a.Kind == AnswerKind.Answer && a.Subject == read.Id && (a.Scheme.Length == 0 || a.Scheme == scheme.Id)) is { } unused)
            {
                findings.Warning("EVL-009", unused.Where, ("subject", read.Id), ("result", read.Result), ("zone", input.Zone.Id));
            }
        }

        return AssessScheme.Of(scheme, facts, answers);
    }
}

/// <summary>A zone judged.</summary>
/// <param name="Account">The accounted zone with all findings.</param>
/// <param name="Assessments">One a scheme, in the order asked for; none while a finding is an error.</param>
public sealed record ZoneEvaluation(ZoneAccount Account, ImmutableArray<SchemeAssessment> Assessments)
{
    /// <summary>Advice on the rows that are not met, a list per scheme.</summary>
    public ImmutableArray<SchemeAdvice> Advice { get; init; } = [];

    /// <summary>True when a scheme's result is a failure.</summary>
    public bool IsUnmet => Assessments.Any(a => a.Outcome == SchemeOutcome.Failed);
}

/// <summary>Advice on a scheme's rows.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Rows">Advice per row that is not met.</param>
public sealed record SchemeAdvice(Scheme Scheme, ImmutableArray<RowAdvice> Rows);
