using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Accounting.Factors;

/// <summary>
/// Findings about factors (FAC-nnn) whose fix can be followed: every set, row or proxy that is proposed was tried on the library
/// and would answer the question.
/// </summary>
/// <param name="library">The shipped numbers.</param>
/// <param name="resolver">The zone's resolver.</param>
public sealed class FactorAdvice(FactorLibrary library, FactorResolver resolver)
{
    /// <summary>Why a question has no answer, and what to do.</summary>
    /// <exception cref="ArgumentException">The choice has a pick.</exception>
    public Diagnostic FindingFor(FactorChoice choice, Place where)
    {
        if (choice.Pick is not null)
        {
            throw new ArgumentException($"'{choice.Query.Item}' was resolved; there is nothing to report.", nameof(choice));
        }

        var query = choice.Query;
        var item = library.FindItem(query.Item);
        if (item is { Generic: true } && resolver.ProxyOf(item.Id) is null)
        {
            return Generic(item, query, where);
        }

        var others = FactorTexts.List(resolver.SetsThatWouldAnswer(query).Select(s => s.Id));
        if (choice.Trail.FirstOrDefault(s => s.Outcome == TrailOutcome.NotConfirmed)?.Candidate is { } low)
        {
            return Error("FAC-003", ("row", low.Id), ("value", Numbers.Full(low.Value) + UnitSymbol.Behind(low.UnitText)), ("note", low.Note.Length > 0 ? low.NoteText : LocalText.Same(low.Source.Publication)));
        }

        if (choice.Trail.Where(s => s.Outcome == TrailOutcome.OnlyLaterYears).Select(s => s.Candidate).OfType<Factor>().MinBy(f => f.YearFrom) is { } later)
        {
            return Error("FAC-002", ("first", later.YearFrom ?? query.Year));
        }

        var asked = resolver.ProxyOf(query.Item) ?? query.Item;
        var range = resolver.Sets.SelectMany(s => s.LeftOut.Where(r => r.Item == asked && r.Parameter == query.Parameter).Select(r => (Set: s.Id, Row: r))).FirstOrDefault();
        if (range.Row is { } left)
        {
            return Error("FAC-006", ("set", range.Set), ("low", left.Low), ("high", left.High), ("unit", UnitSymbol.Behind(left.Unit)));
        }

        return resolver.SetsThatWouldAnswer(query).IsEmpty ? Error("FAC-005", ("id", query.Item), ("code", query.Parameter)) : Error("FAC-001");

        Diagnostic Error(string code, params TextArg[] args) => Diagnostic.Of(code, Severity.Error, where,
        [
            .. args, ("item", item?.Name ?? LocalText.Same(query.Item)), ("parameter", FactorTexts.OfParameter(query.Parameter)), ("region", query.Region),
            ("year", query.Year), ("sets", FactorTexts.List(resolver.Settings.Sets)), ("others", others),
        ]);
    }

    /// <summary>An information when the pick is not the first choice (another year, a wider region, a later set, a proxy); else null.</summary>
    public Diagnostic? NoticeFor(FactorChoice choice, Place where)
    {
        if (choice.Pick is not { } pick || !choice.IsFallback)
        {
            return null;
        }

        var reasons = choice.Trail.Where(s => s.Candidate == pick && s.Outcome != TrailOutcome.Passed).Select(s => FactorTexts.OfOutcome(s.Outcome)).Distinct();
        var years = FactorTexts.OfYears(pick);
        var source = library.FindItem(pick.Item)?.Name ?? LocalText.Same(pick.Item);

        // Rows that differ in their gas alone, such as the parts of a blend, would read the same without it.
        var parameter = FactorTexts.OfParameter(pick.Parameter);
        var ofGas = pick.Gas is "" or "CO2" ? parameter : new LocalText($"{parameter.Zh}（{pick.Gas}）", $"{parameter.En} ({pick.Gas})");
        return Diagnostic.Of("FAC-010", Severity.Info, where,
            ("item", library.FindItem(choice.Query.Item)?.Name ?? LocalText.Same(choice.Query.Item)), ("parameter", ofGas),
            ("value", Numbers.Full(pick.Value) + UnitSymbol.Behind(pick.UnitText)), ("set", pick.Set),
            ("from", new LocalText($"{source.Zh}，{pick.Region}，{years.Zh}", $"{source.En}, {pick.Region}, {years.En}")),
            ("reasons", FactorTexts.List(reasons)), ("region", choice.Query.Region), ("year", choice.Query.Year));
    }

    /// <summary>Unknown sets, proxies and confirmed rows of the zone's settings.</summary>
    /// <param name="placeOf">Place of a key of zone.yaml: <c>factors</c>, <c>proxies</c>, <c>confirm</c>.</param>
    public ImmutableArray<Diagnostic> OfSettings(Func<string, Place> placeOf)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = library.Sets.Select(s => s.Id).ToList();
        foreach (var set in resolver.Settings.Sets.Where(s => library.FindSet(s) is null))
        {
            found.Add(Diagnostic.Of("FAC-007", Severity.Error, placeOf("factors"),
                ("set", set), ("known", FactorTexts.List(known)), ("near", known.MinBy(k => EditDistance.Of(k, set)) ?? "")));
        }

        foreach (var (name, proxy) in resolver.Settings.Proxies)
        {
            var (item, standIn) = (library.FindItem(name), library.FindItem(proxy));
            if (item is null || standIn is null)
            {
                var unknown = item is null ? name : proxy;
                found.Add(Diagnostic.Of("FAC-008", Severity.Error, placeOf("proxies"), ("item", name), ("proxy", proxy), ("unknown", unknown), ("near", NearestItem(unknown))));
            }
            else if (standIn.Generic)
            {
                found.Add(Diagnostic.Of("FAC-012", Severity.Error, placeOf("proxies"), ("item", item.Name), ("proxy", standIn.Name),
                    ("candidates", FactorTexts.List(Candidates(item, FactorParameters.CarbonContent).Select(i => i.Name)))));
            }
        }

        var rows = resolver.Sets.SelectMany(s => s.Factors).Where(f => f.Confidence == Model.Sources.Confidence.Low).ToList();
        foreach (var row in resolver.Settings.Confirmed.Where(c => !rows.Exists(f => f.Id == c || $"{f.Set}/{f.Id}" == c)).Order(StringComparer.Ordinal))
        {
            found.Add(Diagnostic.Of("FAC-009", Severity.Warning, placeOf("confirm"), ("row", row),
                ("near", rows.Select(f => f.Id).MinBy(id => EditDistance.Of(id, row)) ?? "—")));
        }

        return found.ToImmutable();
    }

    private Diagnostic Generic(Item item, FactorQuery query, Place where)
    {
        var candidates = Candidates(item, query.Parameter).ToList();
        return candidates.Count == 0
            ? Diagnostic.Of("FAC-005", Severity.Error, where, ("item", item.Name), ("id", item.Id), ("code", query.Parameter),
                ("parameter", FactorTexts.OfParameter(query.Parameter)), ("region", query.Region), ("year", query.Year))
            : Diagnostic.Of("FAC-004", Severity.Error, where, ("item", item.Name), ("near", candidates[0].Name), ("candidates", FactorTexts.List(candidates.Select(i => i.Name), 8)));
    }

    // Items of the same group and state that the zone's sets can answer for.
    private IEnumerable<Item> Candidates(Item generic, string parameter)
    {
        var asked = parameter == FactorParameters.EmissionFactor ? FactorParameters.CarbonContent : parameter;
        return library.Items.Where(i => !i.Generic && i.Group == generic.Group && i.Family == generic.Family
            && resolver.Sets.Any(s => !library.Rows(s.Id, i.Id, asked).IsEmpty));
    }

    private LocalText NearestItem(string name) => NearestItems(library, name, 1).Select(i => i.Name).FirstOrDefault();

    /// <summary>FAC-011: a name that no item has, with the nearest ones.</summary>
    public static Diagnostic UnknownItem(FactorLibrary library, string name, Place where) => Diagnostic.Of("FAC-011", Severity.Error, where,
        ("item", name), ("near", FactorTexts.List(NearestItems(library, name, 3).Select(i => i.Name))));

    /// <summary>Items whose name, in either language or an alias, is nearest to a text.</summary>
    public static IEnumerable<Item> NearestItems(FactorLibrary library, string name, int count)
    {
        var folded = FactorLibrary.FoldName(name);
        return library.Items
            .Select(item => (item, Distance: item.Aliases.Concat([item.Id, item.Name.Zh, item.Name.En]).Select(FactorLibrary.FoldName).Min(n => Apart(folded, n))))
            .OrderBy(p => p.Distance).ThenBy(p => p.item.Generic).ThenBy(p => p.item.Family).ThenBy(p => p.item.Id, StringComparer.Ordinal).Take(count).Select(p => p.item);
    }

    // A name that contains the text is nearer than its letters say: the user typed a part of it.
    private static double Apart(string text, string name) => name.Length == 0 ? double.MaxValue
        : (double)EditDistance.Of(text, name) / Math.Max(text.Length, name.Length)
            * (name.Contains(text, StringComparison.Ordinal) ? 0.5 : 1);
}
