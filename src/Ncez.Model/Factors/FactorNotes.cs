using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ncez.Model.Texts;

namespace Ncez.Model.Factors;

/// <summary>
/// Notes of factor rows in Chinese. A note is made of clauses that many rows share, so there is a text a clause; a <c>#</c> in it
/// stands for a number, in the same order in both languages. A clause without a text stands as written.
/// </summary>
/// <param name="clauses">Clauses as the sets write them, and in Chinese.</param>
public sealed class FactorNotes(ImmutableArray<(string En, string Zh)> clauses)
{
    private const string Number = @"(\d+(?:\.\d+)*)";

    private readonly Lazy<Dictionary<string, string>> _exact = new(() => clauses.Where(c => !c.En.Contains('#', StringComparison.Ordinal)).ToDictionary(c => c.En, c => c.Zh, StringComparer.Ordinal));
    private readonly Lazy<ImmutableArray<(Regex En, string Zh)>> _patterns = new(() =>
        [.. clauses.Where(c => c.En.Contains('#', StringComparison.Ordinal)).Select(c => (new Regex($"^{Regex.Escape(c.En).Replace(@"\#", Number, StringComparison.Ordinal)}$", RegexOptions.CultureInvariant), c.Zh))]);

    /// <summary>A note in both languages.</summary>
    public LocalText Of(string note) => new(string.Join("；", note.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => Chinese(c) ?? c)), note);

    /// <summary>A clause in Chinese; null when it has no text.</summary>
    public string? Chinese(string clause)
    {
        if (_exact.Value.TryGetValue(clause, out var exact))
        {
            return exact;
        }

        foreach (var (en, zh) in _patterns.Value)
        {
            if (en.Match(clause) is { Success: true } match)
            {
                var parts = zh.Split('#');
                return string.Concat(parts.Select((part, i) => i == 0 ? part : match.Groups[i].Value + part));
            }
        }

        return null;
    }
}
