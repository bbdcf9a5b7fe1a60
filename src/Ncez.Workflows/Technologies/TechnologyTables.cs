using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Claims;

namespace Ncez.Workflows.Technologies;

/// <summary>Answers of the catalogue as tables.</summary>
public static class TechnologyTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TechnologyTables).Assembly, "Technologies");

    /// <summary>What section 4.4 says of classes of enterprises, and that it says nothing of single technologies.</summary>
    public static LocalText ChoiceNote => Texts.Both("chapter.choice");

    /// <summary>The rows of a query, with the ratings that the same technology has in other tables.</summary>
    public static ResultTable Of(TechnologyCatalogue catalogue, ImmutableArray<TechnologyEntry> entries) => new(
        "technologies", Texts.Both("title.technologies", ("count", entries.Length)),
        [
            Column("id"), Column("domain"), Column("group"), Column("subgroup"), Column("name"), Column("application"), Column("diffusion"),
            Column("abatement", true), Column("economy", true), Column("recommendation", true), Column("highEnergy"), Column("nonHighEnergy"), Column("elsewhere"), Column("notes"),
        ],
        [.. entries.Select(e => (ImmutableArray<TableCell>)
        [
            e.Id, Texts.Both("domain." + e.Domain.ToString().ToLowerInvariant()), e.Group.Top.Name, e.Group.Parent is null ? "" : e.Group.Name, e.Name,
            e.Application?.ToString() ?? "", e.Diffusion.ToString(), e.Abatement, e.Economy, e.Recommendation, YesNo(e.HighEnergy), YesNo(e.NonHighEnergy),
            Elsewhere(catalogue, e), Join(e.Notes.Select(n => n.Text)),
        ])]);

    /// <summary>The claims of the report; with inputs, what each equation gives.</summary>
    public static ResultTable Claims(IEnumerable<Claim> claims, IReadOnlyDictionary<string, double> given) => new(
        "claims", Texts.Both("title.claims"),
        [
            Column("id"), Column("subject"), Column("value"), Column("unit"), Column("section"), Column("equation"), Column("formula"), Column("inputs"),
            Column("low", true), Column("high", true), Column("resultUnit"), Column("doubtful"), Column("doubt"),
        ],
        [.. claims.Select(c => ClaimRow(c, given))]);

    /// <summary>One claim, field by field, for reading.</summary>
    public static ResultTable Claim(Claim claim, IReadOnlyDictionary<string, double> given)
    {
        var result = ClaimCalculator.CanCompute(claim) ? ClaimCalculator.Compute(claim, given) : null;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<TableCell>>();
        void Row(string field, LocalText value) => rows.Add([Texts.Both("column." + field), value]);
        Row("value", claim.Low is null ? Value(claim) : Texts.Both("claim.value", ("value", Value(claim)), ("unit", claim.Unit), ("section", claim.Section)));
        if (claim.Technologies.Length > 0)
        {
            Row("technologies", LocalText.Same(string.Join(", ", claim.Technologies)));
        }

        if (result is not null)
        {
            Row("formula", LocalText.Same($"{ClaimCalculator.FormulaOf(claim)}  ({claim.Equation})"));
            foreach (var input in ClaimCalculator.Inputs(claim))
            {
                rows.Add([LocalText.Same("  " + input.Name), Joined(input.Label, InputOf(input, given))]);
            }

            Row("result", result.Low is null
                ? Texts.Both("claim.missing", ("inputs", string.Join(", ", result.Missing.Select(i => i.Name))))
                : !double.IsFinite(result.Low.Value) || !double.IsFinite(result.High!.Value) ? Texts.Both("claim.infinite")
                : Joined(LocalText.Same(Range(result.Low.Value, result.High.Value)), result.Unit, " "));
        }

        if (claim.IsDoubtful)
        {
            Row("doubt", claim.Doubt);
        }

        return new("claim", Joined(LocalText.Same(claim.Id), claim.Subject), [Column("field"), Column("content")], rows.ToImmutable());
    }

    private static LocalText InputOf(ClaimInput input, IReadOnlyDictionary<string, double> given) =>
        given.TryGetValue(input.Name, out var value) ? Texts.Both("claim.given", ("value", Number(value)))
        : input.Low is { } low ? Texts.Both("claim.filled", ("value", Range(low, input.High!.Value)))
        : Texts.Both("claim.open");

    /// <summary>Town technology system of figure 7-2.</summary>
    public static ResultTable Town(TechnologyCatalogue catalogue) => new(
        "town", Texts.Both("title.town"),
        [Column("id"), Column("kind"), Column("name"), Column("section"), Column("rows", true), Column("judgement")],
        [.. catalogue.Town.Select(e => (ImmutableArray<TableCell>)
        [
            e.Id, Texts.Both(e.IsSupport ? "kind.support" : "kind.core"), e.Name, e.Section,
            catalogue.Entries.Count(t => e.Group is not null && (t.Group.Id == e.Group || t.Group.Top.Id == e.Group)), e.Judgement,
        ])]);

    private static ImmutableArray<TableCell> ClaimRow(Claim claim, IReadOnlyDictionary<string, double> given)
    {
        var result = ClaimCalculator.CanCompute(claim) ? ClaimCalculator.Compute(claim, given) : null;
        return
        [
            claim.Id, claim.Subject, Value(claim), claim.Unit, claim.Section, claim.Equation, ClaimCalculator.FormulaOf(claim),
            string.Join(", ", ClaimCalculator.Inputs(claim).Select(i => i.Low is null ? i.Name : $"({i.Name})")),
            result?.Low ?? double.NaN, result?.High ?? double.NaN, result?.Low is null ? "" : result.Unit, claim.IsDoubtful ? Texts.Both("doubtful") : "", claim.IsDoubtful ? claim.Doubt : "",
        ];
    }

    private static string Range(double low, double high) => low == high ? Number(low) : $"{Number(low)}–{Number(high)}";

    private static LocalText Joined(LocalText first, LocalText second, string between = ": ") => new(first.Zh + (between == ": " ? "：" : between) + second.Zh, first.En + between + second.En);

    /// <summary>The number of a claim as its section qualifies it.</summary>
    public static LocalText Value(Claim claim) => claim.Low is not { } low ? Texts.Both("qualifier.none")
        : claim.High is { } high && high != low ? LocalText.Same(Range(low, high))
        : Texts.Both("qualifier." + claim.Qualifier, ("value", Number(low)));

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static LocalText Elsewhere(TechnologyCatalogue catalogue, TechnologyEntry entry) => LocalText.Same(string.Join("; ", catalogue.RelatedTo(entry)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{(r.IsSame ? "=" : "~")} {r.Entry.Id} ▼{r.Entry.Abatement} ＋{r.Entry.Economy} ★{r.Entry.Recommendation}"))));

    private static TableCell YesNo(bool? value) => value switch { true => Texts.Both("yes"), false => Texts.Both("no"), null => "" };

    private static LocalText Join(IEnumerable<LocalText> texts)
    {
        var all = texts.ToList();
        return new LocalText(string.Join("；", all.Select(t => t.Zh)), string.Join("; ", all.Select(t => t.En)));
    }

    internal static TableColumn Column(string id, bool isNumber = false) => new(id, Texts.Both("column." + id), isNumber);
}
