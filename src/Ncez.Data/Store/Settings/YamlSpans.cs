using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ncez.Data.Store.Settings;

/// <summary>Where the maps and values of a YAML text stand in it: what an edit may replace without touching anything else.</summary>
internal static class YamlSpans
{
    /// <summary>The map at the top; null when there is none, or the text cannot be read.</summary>
    public static YamlSpan? Of(string text)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text)));
            while (parser.MoveNext() && parser.Current is not MappingStart)
            {
            }

            return parser.Current is MappingStart ? Read(text, parser) : null;
        }
        catch (Exception broken) when (broken is YamlException or ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            return null;
        }
    }

    // The parser says where a closing bracket begins, and no more.
    private static int AfterBracket(Parser parser) => (int)parser.Current!.Start.Index + 1;

    // The parser stands on the first event of a node, and afterwards on its last.
    private static YamlSpan Read(string text, Parser parser)
    {
        var start = (int)parser.Current!.Start.Index;
        switch (parser.Current)
        {
            case MappingStart map:
                var entries = new List<YamlSpanEntry>();
                while (parser.MoveNext() && parser.Current is not MappingEnd)
                {
                    var (key, keyStart, keyEnd) = ((parser.Current as Scalar)?.Value ?? "", (int)parser.Current!.Start.Index, (int)parser.Current.End.Index);
                    var colon = text.IndexOf(':', Read(text, parser).End is var end && end > keyStart ? end : keyEnd);
                    parser.MoveNext();
                    var value = Read(text, parser);
                    entries.Add(new(key, keyStart, colon + 1, value.End <= colon ? value with { Start = colon + 1, End = colon + 1 } : value));
                }

                return new(start, map.Style == MappingStyle.Flow ? AfterBracket(parser) : entries.Count == 0 ? start : entries[^1].Value.End) { Entries = entries, IsFlow = map.Style == MappingStyle.Flow };
            case SequenceStart list:
                var last = start;
                while (parser.MoveNext() && parser.Current is not SequenceEnd)
                {
                    last = Read(text, parser).End;
                }

                return new(start, list.Style == SequenceStyle.Flow ? AfterBracket(parser) : last);
            default:
                // A folded text reaches to the next key: blank lines after it are not its own.
                var ends = Math.Min((int)parser.Current.End.Index, text.Length);
                while (ends > start && char.IsWhiteSpace(text[ends - 1]))
                {
                    ends--;
                }

                return new(start, ends);
        }
    }
}

/// <summary>A value and where it stands.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record YamlSpan(int Start, int End)
{
    /// <summary>Keys of a map; null for another value.</summary>
    public IReadOnlyList<YamlSpanEntry>? Entries { get; init; }

    /// <summary>True for a map in braces.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The entry of a key; null when there is none.</summary>
    public YamlSpanEntry? Find(string key) => Entries?.FirstOrDefault(e => e.Key == key);
}

/// <summary>An entry of a map.</summary>
/// <param name="Key">Key.</param>
/// <param name="Start">First character of the key.</param>
/// <param name="AfterColon">Behind the colon.</param>
/// <param name="Value">Value.</param>
internal sealed record YamlSpanEntry(string Key, int Start, int AfterColon, YamlSpan Value);
