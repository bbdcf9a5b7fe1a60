using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Ncez.Data.Store.Settings;

/// <summary>Sets single values of a YAML text; comments, order and every other line stay as they are.</summary>
internal static partial class YamlEdit
{
    /// <summary>Sets a value, or takes it out.</summary>
    /// <param name="text">The text, with a map at its top.</param>
    /// <param name="path">Keys from the top.</param>
    /// <param name="value">The value as YAML in one line; null takes the key out.</param>
    /// <param name="order">Keys of the top in the order of the format: where a new one goes.</param>
    public static string Set(string text, ImmutableArray<string> path, string? value, ImmutableArray<string> order)
    {
        var parent = YamlSpans.Of(text) ?? throw new ArgumentException("The text has no map at its top.", nameof(text));
        var depth = 0;
        while (depth < path.Length - 1 && parent.Find(path[depth]) is { Value.Entries: not null } below)
        {
            (parent, depth) = (below.Value, depth + 1);
        }

        var known = parent.Find(path[depth]);
        if (value is null)
        {
            return known is null || depth < path.Length - 1 ? text
                : parent.Entries!.Count == 1 && depth > 0 ? Set(text, path[..depth], null, order)
                : parent.IsFlow ? WithoutInBraces(text, parent, known) : WithoutLines(text, known);
        }

        for (var i = path.Length - 1; i > depth; i--)
        {
            value = $"{{ {Quoted(path[i])}: {value} }}";
        }

        var line = $"{Quoted(path[depth])}: {value}";
        return known is not null ? string.Concat(text.AsSpan(0, known.AfterColon), " ", value, text.AsSpan(known.Value.End))
            : parent.IsFlow ? text.Insert(parent.Entries is [.., var last] ? last.Value.End : parent.Start + 1, parent.Entries!.Count > 0 ? ", " + line : $" {line} ")
            : depth > 0 ? AfterLine(text, parent.Entries![^1].Value.End, new string(' ', ColumnOf(text, parent.Entries[0].Start)) + line)
            : AtTop(text, parent, path[0], line, order);
    }

    /// <summary>A text as one value in one line, in quotes where it needs them.</summary>
    public static string Quoted(string text) => Plain().IsMatch(text) && !text.Equals("null", StringComparison.OrdinalIgnoreCase) ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    // Where the format's own comment stands for the key, else behind the key that comes before it.
    private static string AtTop(string text, YamlSpan top, string key, string line, ImmutableArray<string> order)
    {
        var comment = Regex.Match(text, $@"^# ?{Regex.Escape(key)}: *[^\s#][^\r\n]*", RegexOptions.Multiline);
        if (comment.Success)
        {
            return string.Concat(text.AsSpan(0, comment.Index), line, text.AsSpan(comment.Index + comment.Length));
        }

        var before = order.Take(Math.Max(0, order.IndexOf(key))).Reverse().Select(top.Find).FirstOrDefault(e => e is not null) ?? top.Entries![^1];
        return AfterLine(text, before.Value.End, line);
    }

    private static string AfterLine(string text, int at, string line)
    {
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var end = text.IndexOf('\n', at);
        return end < 0 ? text + newLine + line + newLine : text.Insert(end + 1, line + newLine);
    }

    private static string WithoutLines(string text, YamlSpanEntry entry)
    {
        var start = entry.Start - ColumnOf(text, entry.Start);
        var end = text.IndexOf('\n', entry.Value.End);
        return text.Remove(start, (end < 0 ? text.Length : end + 1) - start);
    }

    private static string WithoutInBraces(string text, YamlSpan parent, YamlSpanEntry entry)
    {
        var at = parent.Entries!.ToList().IndexOf(entry);
        var (start, end) = at > 0 ? (parent.Entries![at - 1].Value.End, entry.Value.End) : (entry.Start, parent.Entries!.Count > 1 ? parent.Entries[1].Start : entry.Value.End);
        return text.Remove(start, end - start);
    }

    private static int ColumnOf(string text, int at) => at - (at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1);

    // Words, numbers and ids; everything that could mean something to YAML stands in quotes.
    [GeneratedRegex(@"^-?[\p{L}\p{N}](?:[\p{L}\p{N}\-_.·/（）、，]| (?! ))*(?<! )$")]
    private static partial Regex Plain();
}
