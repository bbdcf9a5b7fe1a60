using Ncez.Model.Diagnostics;
using YamlDotNet.Core;

namespace Ncez.Data.Import.Yaml;

/// <summary>Turns the parser's complaint into words for someone who does not know YAML.</summary>
internal static class YamlSyntax
{
    public static void Report(string file, string text, YamlException broken, Findings findings)
    {
        var lines = text.Split('\n', 1 << 16);
        var line = (int)Math.Clamp(broken.Start.Line, 1, lines.Length);
        var shown = lines[line - 1].TrimEnd('\r');
        var where = new Place(file, line, (int)Math.Max(1, broken.Start.Column));

        var openQuote = Enumerable.Range(0, line).FirstOrDefault(i => HasOpenQuote(lines[i]), -1);
        if (openQuote >= 0)
        {
            findings.Error("YML-015", new Place(file, openQuote + 1), ("text", Shown.Cell(lines[openQuote].Trim())));
            return;
        }

        findings.Error("YML-001", where, ("text", Shown.Cell(shown.Trim())));
    }

    /// <summary>Reports a line indented by a tab, which some readers take for blanks and others refuse.</summary>
    public static bool ReportTab(string file, string text, Findings findings)
    {
        var lineNumber = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lineNumber++;
            var content = line.TrimStart();
            if (line.StartsWith('\t') && !content.IsEmpty && content[0] != '#')
            {
                findings.Error("YML-002", new Place(file, lineNumber, 1), ("text", Shown.Cell(content.ToString())));
                return true;
            }
        }

        return false;
    }

    private static bool HasOpenQuote(string line)
    {
        var code = line.Split(" #", 2)[0];
        return code.Count(c => c == '"') % 2 == 1;
    }
}
