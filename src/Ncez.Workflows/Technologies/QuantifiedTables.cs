using System.Collections.Immutable;
using System.Globalization;
using Ncez.Kernels.Technology;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Technologies;

/// <summary>Quantified technologies as a table: what they give, what they save against a reference, what they cost, and what the user must add.</summary>
public static class QuantifiedTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(QuantifiedTables).Assembly, "Quantified");

    /// <summary>The table, of one domain or of all.</summary>
    /// <param name="all">Technologies.</param>
    /// <param name="domain">Domain; empty = all.</param>
    public static ResultTable Of(ImmutableArray<QuantifiedTechnology> all, string domain = "") => new(
        "quantified", Texts.Both("title", ("count", all.Count(t => t.IsComplete)), ("all", all.Length)),
        [
            Word("technology"), Word("name"), Word("domain"), Word("family"), Word("what"), Number("value"), Word("unit"), Number("savedPercent"), Word("against"), Number("capital"), Word("capitalUnit"), Word("priceYear"),
            Number("upkeep"), Word("upkeepUnit"), Number("lifetimeYears"), Word("instead"), Word("ask"), Word("source"), Word("confidence"),
        ],
        [.. all.Where(t => domain.Length == 0 || t.Domain == domain).Select(Row)]);

    /// <summary>How many have both a sourced output and a sourced cost.</summary>
    public static LocalText Answer(ImmutableArray<QuantifiedTechnology> all) => Texts.Both("title", ("count", all.Count(t => t.IsComplete)), ("all", all.Length));

    /// <summary>Energy saved against the reference for the same use [0–1]; null where nothing is compared.</summary>
    public static double? SavedFraction(QuantifiedTechnology technology) => (technology.Model, technology.Value, technology.ReferenceValue) switch
    {
        ("heat_per_input", { } value, { } reference) => SubstitutionKernels.BetterFurnaceTJ(1, reference, value),
        ("relative_saving", { } value, _) => value,
        ("energy_per_km", { } value, { } reference) => SavingKernels.RatioMWh(1, value / reference),
        _ => null,
    };

    private static ImmutableArray<TableCell> Row(QuantifiedTechnology t) =>
    [
        t.Id, t.Name, Texts.Both("domain." + t.Domain), Texts.Both("family." + t.Family.Replace(' ', '_')), Texts.Both("model." + t.Model), Known(t.Value), t.Unit, Known(100 * SavedFraction(t)), t.Reference.IsEmpty ? Numbers.None : t.Reference,
        Known(t.Capital), t.CapitalUnit, t.PriceYear?.ToString(CultureInfo.InvariantCulture) ?? Numbers.None, Known(t.Upkeep), t.UpkeepUnit, Known(t.LifetimeYears), t.Excludes, Ask(t), $"{t.Source}: {t.SourceRow}", Texts.Both("confidence." + t.Confidence),
    ];

    // What no source states is asked of the user, never guessed. None of them states a learning rate.
    private static LocalText Ask(QuantifiedTechnology t)
    {
        LocalText[] missing =
        [
            .. t.Value is null ? [Texts.Both("ask.value")] : Array.Empty<LocalText>(), .. t.Capital is null ? [Texts.Both("ask.capital")] : Array.Empty<LocalText>(),
            .. t.Upkeep is null ? [Texts.Both("ask.upkeep")] : Array.Empty<LocalText>(), .. t.LifetimeYears is null ? [Texts.Both("ask.lifetime")] : Array.Empty<LocalText>(), Texts.Both("ask.local"), Texts.Both("ask.learning"),
        ];
        return new LocalText(string.Join("、", missing.Select(m => m.Zh)), string.Join(", ", missing.Select(m => m.En)));
    }

    private static double Known(double? value) => value ?? double.NaN;

    private static TableColumn Word(string id) => new(id, Texts.Both(id));

    private static TableColumn Number(string id) => new(id, Texts.Both(id), IsNumber: true, IsPublished: id is "value" or "capital" or "upkeep");
}
