using System.Text;
using Ncez.Model.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ncez.Data.Import.Yaml;

/// <summary>
/// Reads one YAML file whose top is a map. Data files need no aliases, anchors or tags, so those are refused: a document can
/// never grow beyond its own size. All findings are collected; nothing is thrown for what a user may have written.
/// </summary>
public static class YamlDocument
{
    /// <summary>Largest file that is read [bytes].</summary>
    public const int LimitBytes = 1 << 20;

    /// <summary>Deepest nesting that is read.</summary>
    public const int LimitDepth = 32;

    /// <summary>Reads a document; null when it is broken, and then the findings say where and why.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="utf8">The text, valid UTF-8 without byte-order mark (see <see cref="TextDecoding"/>).</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static YamlMap? Read(string file, ReadOnlySpan<byte> utf8, Findings findings)
    {
        if (utf8.Length > LimitBytes)
        {
            findings.Error("YML-004", new Place(file), ("limit", Shown.Bytes(LimitBytes)), ("size", Shown.Bytes(utf8.Length)));
            return null;
        }

        var text = Encoding.UTF8.GetString(utf8);
        YamlNode? root;
        if (YamlSyntax.ReportTab(file, text, findings))
        {
            return null;
        }

        var before = findings.Count;
        try
        {
            root = new Builder(file, findings).Build(new Parser(new Scanner(new StringReader(text))));
        }
        catch (YamlException broken)
        {
            YamlSyntax.Report(file, text, broken, findings);
            return null;
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            // The parser's own slips on damaged text; the user's text is broken either way.
            findings.Error("YML-001", new Place(file), ("text", Shown.Cell(text)));
            return null;
        }

        if (root is YamlTable table)
        {
            return new YamlMap(table, "", findings);
        }

        if (root is not null)
        {
            findings.Error("YML-010", root.Where);
        }
        else if (findings.Count == before)
        {
            findings.Error("YML-010", new Place(file));
        }

        return null;
    }

    private sealed class Builder(string file, Findings findings)
    {
        private readonly Stack<Frame> _open = new();
        private YamlNode? _root;

        public YamlNode? Build(Parser parser)
        {
            var documents = 0;
            while (parser.MoveNext())
            {
                var where = new Place(file, (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
                if (parser.Current is AnchorAlias || parser.Current is NodeEvent { Anchor.IsEmpty: false } || parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
                {
                    findings.Error("YML-005", where);
                }

                switch (parser.Current)
                {
                    case DocumentStart when ++documents > 1:
                        findings.Error("YML-011", where);
                        return _root;
                    case AnchorAlias:
                        Add(new YamlScalar(where, "", IsPlain: true));
                        break;
                    case Scalar scalar:
                        Add(new YamlScalar(where, Sound(scalar.Value, where), scalar.Style is ScalarStyle.Plain or ScalarStyle.Any));
                        break;
                    case SequenceStart:
                        _open.Push(new Frame(new YamlList(where, [])));
                        break;
                    case MappingStart:
                        _open.Push(new Frame(new YamlTable(where, new Dictionary<string, (Place, YamlNode)>(StringComparer.Ordinal))));
                        break;
                    case SequenceEnd or MappingEnd:
                        Add(_open.Pop().Node);
                        break;
                }

                if (_open.Count > LimitDepth)
                {
                    findings.Error("YML-012", where, ("limit", LimitDepth));
                    return null;
                }
            }

            return _root;
        }

        private void Add(YamlNode node)
        {
            if (!_open.TryPeek(out var frame))
            {
                _root = node;
            }
            else if (frame.Node is YamlList list)
            {
                list.Items.Add(node);
            }
            else if (frame.Key is null)
            {
                frame.Key = node as YamlScalar ?? new YamlScalar(node.Where, "", IsPlain: true);
                if (node is not YamlScalar)
                {
                    findings.Error("YML-013", node.Where);
                }
            }
            else
            {
                var entries = ((YamlTable)frame.Node).Entries;
                if (entries.TryGetValue(frame.Key.Text, out var first))
                {
                    findings.Error("YML-003", frame.Key.Where, ("key", Shown.Cell(frame.Key.Text)), ("line", first.Key.Line));
                }
                else
                {
                    entries.Add(frame.Key.Text, (frame.Key.Where, node));
                }

                frame.Key = null;
            }
        }

        // An escape such as "\ud800" makes half a character, which no text may hold.
        private string Sound(string text, Place where)
        {
            var isSound = true;
            foreach (var rune in text.EnumerateRunes())
            {
                isSound &= rune != Rune.ReplacementChar && rune.Value != 0;
            }

            if (isSound)
            {
                return text;
            }

            findings.Error("YML-014", where);
            return string.Concat(text.EnumerateRunes().Where(r => r.Value != 0).Select(r => r.ToString()));
        }

        private sealed class Frame(YamlNode node)
        {
            public YamlNode Node { get; } = node;

            public YamlScalar? Key { get; set; }
        }
    }
}
