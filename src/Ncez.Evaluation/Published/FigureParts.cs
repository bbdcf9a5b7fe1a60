using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Published;

/// <summary>What the parts of a published figure stand for: numbers, rows of activities.csv, indicators, and sums of them.</summary>
internal sealed class FigureParts
{
    private readonly Dictionary<string, double> _named = new(StringComparer.Ordinal);

    public FigureParts(ZoneInput input, UnitTable units)
    {
        foreach (var indicator in input.Indicators)
        {
            var asWritten = units.TryParse(indicator.Unit, out var unit) ? indicator.Value / unit.ToCanonical : indicator.Value;
            _named.TryAdd(indicator.Indicator, asWritten);
            _named[$"{indicator.Indicator}@{indicator.Year.ToString(CultureInfo.InvariantCulture)}"] = asWritten;
        }

        if (input.Tables.ContainsKey("published.csv"))
        {
            var quantities = input.Activities.Quantities;
            for (var row = 0; row < input.Activities.Count; row++)
            {
                _named[input.Activities.Texts.Id(row)] = quantities[row];
            }
        }
    }

    /// <summary>The value of a part; NaN when a name is not known, which is told.</summary>
    public double Value(string part, Action<string> unknown)
    {
        var sum = 0.0;
        foreach (var term in part.Split('+', StringSplitOptions.TrimEntries))
        {
            if (double.TryParse(term, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || _named.TryGetValue(term, out number))
            {
                sum += number;
            }
            else
            {
                unknown(term);
                sum = double.NaN;
            }
        }

        return sum;
    }
}
