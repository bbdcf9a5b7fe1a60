namespace Ncez.Model.Quantities;

/// <summary>Levenshtein distance: how many letters apart two names are. Used to suggest what a user may have meant.</summary>
public static class EditDistance
{
    /// <summary>The smallest number of insertions, deletions and replacements that turn one text into the other.</summary>
    public static int Of(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    /// <summary>The candidate nearest to a text, or null when none is near enough to be a likely slip of the pen.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var best = candidates.Select(c => (Name: c, Distance: Of(text.ToUpperInvariant(), c.ToUpperInvariant())))
            .OrderBy(c => c.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, text.Length / 2) ? best.Name : null;
    }
}
