using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ncez.Model.Quantities;

/// <summary>
/// Reads unit texts. One table for the whole product: rows come from <c>data/units/units.csv</c>; Chinese multiples
/// (万, 亿, 千, 百万, 千万, 1e4, 100) are read before any unit that takes them. Spelling variants (full width, ³, ·) are folded first.
/// </summary>
public sealed class UnitTable
{
    private static readonly (string Text, double Factor)[] Multiples =
    [
        ("千万", 1e7), ("百万", 1e6), ("十万", 1e5), ("万", 1e4), ("亿", 1e8), ("千", 1e3), ("百", 1e2), ("1e8", 1e8), ("1e4", 1e4), ("10^8", 1e8), ("10^4", 1e4), ("1000", 1e3), ("100", 1e2),
    ];

    // GB/T 32151.22-2024 counts 365 days in every year.
    private const double DaysPerYear = 365;

    private readonly FrozenDictionary<string, Unit> _byName;

    /// <summary>A table of these rows.</summary>
    /// <exception cref="ArgumentException">Two rows claim the same name.</exception>
    public UnitTable(IEnumerable<Unit> rows)
    {
        Rows = [.. rows];
        var byName = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in Rows)
        {
            foreach (var name in unit.Aliases.Prepend(unit.Symbol).Select(Fold).Distinct(StringComparer.Ordinal))
            {
                if (!byName.TryAdd(name, unit))
                {
                    throw new ArgumentException($"Unit name '{name}' stands for both {byName[name].Symbol} and {unit.Symbol}.", nameof(rows));
                }
            }
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The rows as the data file lists them.</summary>
    public ImmutableArray<Unit> Rows { get; }

    /// <summary>Reads a unit: its symbol, an alias, or a multiple of one that takes multiples.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out Unit? unit)
    {
        var name = Fold(text);
        if (_byName.TryGetValue(name, out unit))
        {
            return true;
        }

        foreach (var (prefix, factor) in Multiples)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && _byName.TryGetValue(name[prefix.Length..], out var single) && single.TakesMultiples)
            {
                unit = single with { Symbol = prefix + single.Symbol, ToCanonical = single.ToCanonical * factor };
                return true;
            }
        }

        unit = null;
        return false;
    }

    /// <summary>Reads the unit of a factor, for example <c>tCO2/MWh</c>, <c>kgCO2/m2/yr</c>, <c>GJ/1e4Nm3</c>, <c>1</c>.</summary>
    public bool TryParseRatio(string text, [NotNullWhen(true)] out RatioUnit? ratio)
    {
        ratio = null;
        var parts = SplitRatio(Fold(text));
        var rate = parts.Length > 1 ? RateOf(parts[^1]) : default;
        if (rate.Is)
        {
            parts = parts[..^1];
        }

        Unit? denominator = null;
        if (parts.Length is < 1 or > 2 || !TryParseWithSubstance(parts[0], out var numerator, out var substance)
            || (parts.Length == 2 && !TryParseWithSubstance(parts[1], out denominator, out _)))
        {
            return false;
        }

        ratio = new RatioUnit(numerator, substance, denominator, rate.PeriodsPerYear > 0)
        {
            PeriodsPerYear = rate.PeriodsPerYear > 0 ? rate.PeriodsPerYear : 1,
            PerKelvin = rate.Is && rate.PeriodsPerYear == 0,
        };
        return true;
    }

    /// <summary>Known unit names nearest to a text, best first: what the user may have meant.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="fits">Which units would do at all; null = any.</param>
    public ImmutableArray<string> Nearest(string text, int count = 3, Func<Unit, bool>? fits = null)
    {
        // The slip of 万m4 is behind its multiple: there the unit is compared, and offered with the multiple again.
        var name = Fold(text);
        var multiple = Multiples.Select(m => m.Text).FirstOrDefault(m => name.Length > m.Length && name.StartsWith(m, StringComparison.Ordinal)) ?? "";
        return
        [
            .. Rows.Where(u => fits?.Invoke(u) != false).Select(u => multiple.Length > 0 && u.TakesMultiples ? Likeness(u, name[multiple.Length..], multiple) : Likeness(u, name, ""))
                .OrderBy(u => u.Amiss).ThenBy(u => u.Share).ThenBy(u => u.Longer).ThenBy(u => u.Symbol, StringComparer.Ordinal).Take(count).Select(u => u.Symbol),
        ];
    }

    // What is amiss, then the part of the name that it is, then how much longer one is than the other. A wrong digit is a smaller slip than a
    // wrong letter, and who writes a digit means a power: m4 is nearer to m3 than to m or mJ.
    private static (string Symbol, int Amiss, double Share, int Longer) Likeness(Unit unit, string name, string multiple) =>
        unit.Aliases.Prepend(unit.Symbol).Select(Fold).Select(a => (Name: a, Distance: EditDistance.Of(name, a)))
            .Select(a => (Symbol: multiple + unit.Symbol, Amiss: a.Distance + EditDistance.Of(Letters(name), Letters(a.Name)) + (HasDigit(name) == HasDigit(a.Name) ? 0 : 2),
                Share: (double)a.Distance / Math.Max(name.Length, a.Name.Length), Longer: Math.Abs(name.Length - a.Name.Length)))
            .OrderBy(a => a.Amiss).ThenBy(a => a.Share).ThenBy(a => a.Longer).First();

    private static string Letters(string name) => string.Concat(name.Where(c => !char.IsAsciiDigit(c)));

    private static bool HasDigit(string name) => name.Any(char.IsAsciiDigit);

    private bool TryParseWithSubstance(string text, [NotNullWhen(true)] out Unit? unit, out string substance)
    {
        substance = "";
        if (TryParse(text, out unit))
        {
            return true;
        }

        // "tCO2", "kgCH4", "mgN2O", "tdm": the longest leading unit, then the substance. A substance starts with a capital,
        // so that a slip of the pen ("tse") is not taken for tonnes of something.
        for (var length = text.Length - 1; length > 0; length--)
        {
            if (TryParse(text[..length], out unit) && unit.Dimension is Dimension.Mass or Dimension.Volume)
            {
                substance = text[length..];
                return char.IsAsciiLetterUpper(substance[0]) || substance is "dm" || substance.StartsWith("c-", StringComparison.Ordinal);
            }
        }

        unit = null;
        return false;
    }

    // "kWh/(m2·a)", as building standards write it, is kWh/m2/a; "kg/(t·km)" is kg/t·km.
    private static string[] SplitRatio(string text)
    {
        var open = text.IndexOf("/(", StringComparison.Ordinal);
        if (open <= 0 || text[^1] != ')')
        {
            return text.Split('/');
        }

        var inside = text[(open + 2)..^1];
        var dot = inside.LastIndexOf('·');
        return dot > 0 && RateOf(inside[(dot + 1)..]).Is ? [text[..open], inside[..dot], inside[(dot + 1)..]] : [text[..open], inside];
    }

    // "/yr", "/d" and "/K" close a unit; they are no activity.
    private static (bool Is, double PeriodsPerYear) RateOf(string part) => part switch
    {
        "yr" or "a" or "年" or "year" => (true, 1),
        "d" or "day" or "日" or "天" => (true, DaysPerYear),
        "K" => (true, 0),
        _ => (false, 0),
    };

    /// <summary>Folds spelling variants that mean the same: full width, superscripts, middle dots, blanks, powers (10⁴ = 10^4).</summary>
    public static string Fold(string text)
    {
        if (text.Length <= 16 && IsFolded(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in Sound(text).Replace("10⁴", "10^4", StringComparison.Ordinal).Replace("10⁸", "10^8", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            folded.Append(c is '‧' or '・' or '•' or '*' or '⋅' or '∙' ? '·' : c);
        }

        return folded.ToString();
    }

    // Normalisation refuses half characters and U+FFFE; a damaged file may hold either.
    private static string Sound(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal)
        ? text
        : string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');

    private static bool IsFolded(string text)
    {
        foreach (var c in text)
        {
            // Ideographs of the unified block have no other form under FormKC.
            if (c is (<= ' ' or >= '\x7f' or '*') and not (>= '\u4E00' and <= '\u9FFF'))
            {
                return false;
            }
        }

        return true;
    }
}
