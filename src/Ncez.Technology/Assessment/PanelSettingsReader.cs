using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Zones;

namespace Ncez.Technology.Assessment;

/// <summary>Reads panel_settings.csv: weights, stop_concordance, stop_significance, stop_variation, weight_change, abatement_cuts, economy_cuts, recommendation_cuts.</summary>
internal sealed class PanelSettingsReader(ZoneTable? table, TellError error)
{
    private const int Cuts = 4;

    /// <summary>The settings.</summary>
    /// <param name="weights">Method when no row names one.</param>
    internal PanelSettings Read(WeightMethod weights)
    {
        var settings = new PanelSettings { Weights = weights };
        foreach (var row in table?.Rows ?? [])
        {
            var (name, value) = (table!.Text(row, "setting"), table.Text(row, "value"));
            if (With(settings, name, value) is { } changed)
            {
                settings = changed;
            }
            else
            {
                error("AST-010", row.Where with { Field = "value" }, ("setting", name), ("value", value));
            }
        }

        return settings;
    }

    private static PanelSettings? With(PanelSettings settings, string name, string value) => (name, Part(value), CutsOf(value)) switch
    {
        ("weights", _, _) => value switch
        {
            "given" or "给定" => settings with { Weights = WeightMethod.Given },
            "ahp" or "AHP" or "层次分析法" => settings with { Weights = WeightMethod.Ahp },
            "entropy" or "熵权法" => settings with { Weights = WeightMethod.Entropy },
            _ => null,
        },
        ("stop_concordance", { } part, _) => settings with { StopConcordance = part },
        ("stop_significance", { } part, _) => settings with { StopSignificance = part },
        ("stop_variation", { } part, _) => settings with { StopVariation = part },
        ("weight_change", { } part, _) when part < 1 => settings with { WeightChange = part },
        ("abatement_cuts", _, { IsEmpty: false } cuts) => settings with { AbatementCuts = cuts },
        ("economy_cuts", _, { IsEmpty: false } cuts) => settings with { EconomyCuts = cuts },
        ("recommendation_cuts", _, { IsEmpty: false } cuts) => settings with { RecommendationCuts = cuts },
        _ => null,
    };

    private static double? Part(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : null;

    // Four ascending parts, for example 0.2; 0.4; 0.6; 0.8.
    private static ImmutableArray<double> CutsOf(string text)
    {
        var parts = text.Split([';', '；'], StringSplitOptions.TrimEntries).Select(Part).ToList();
        return parts.Count == Cuts && parts.All(p => p is not null) && parts.Zip(parts.Skip(1)).All(p => p.First < p.Second) ? [.. parts.Select(p => p!.Value)] : [];
    }
}
