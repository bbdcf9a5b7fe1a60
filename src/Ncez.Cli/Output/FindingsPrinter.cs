using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Cli.Output;

/// <summary>Prints findings to standard error, errors first: place, what was found, what was expected, the likely fix.</summary>
internal sealed class FindingsPrinter(CliContext context)
{
    /// <summary>So many findings are shown; the rest are counted and pointed to.</summary>
    public const int Shown = 100;

    private readonly bool _inColour = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Prints the findings.</summary>
    /// <param name="findings">What to print.</param>
    /// <param name="least">Leaves lesser ones out.</param>
    public void Print(Findings findings, Severity least = Severity.Warning)
    {
        var sorted = findings.Sorted().Where(f => f.Severity >= least).ToImmutableArray();
        foreach (var finding in sorted.Take(Shown))
        {
            One(finding);
        }

        var notKept = findings.Count - findings.Sorted().Length;
        if (sorted.Length > Shown || notKept > 0)
        {
            Console.Error.WriteLine(context.Text("findings.more", ("count", sorted.Length + notKept - Math.Min(Shown, sorted.Length))));
        }
    }

    /// <summary>One line that counts errors and warnings.</summary>
    public string Summary(Findings findings)
    {
        var sorted = findings.Sorted();
        return context.Text("findings.summary", ("errors", sorted.Count(f => f.Severity == Severity.Error)),
            ("warnings", sorted.Count(f => f.Severity == Severity.Warning)), ("infos", sorted.Count(f => f.Severity == Severity.Info)));
    }

    private void One(Diagnostic finding)
    {
        var where = finding.Where.ToString();
        var field = string.IsNullOrEmpty(finding.Where.Field) ? "" : $" ({finding.Where.Field})";
        Console.Error.WriteLine($"{Label(finding.Severity)} {finding.Code}{(where.Length > 0 ? " " + where : "")}{field}");
        Part("finding.found", finding.Found.In(context.Language));
        Part("finding.expected", finding.Expected.In(context.Language));
        Part("finding.fix", finding.Fix.In(context.Language));
    }

    private void Part(string label, string text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Console.Error.WriteLine($"  {context.Text(label)} {Plain(text)}");
        }
    }

    private string Label(Severity severity)
    {
        var (key, colour) = severity switch
        {
            Severity.Error => ("severity.error", "\e[31m"),
            Severity.Warning => ("severity.warning", "\e[33m"),
            _ => ("severity.info", "\e[36m"),
        };
        return _inColour ? $"{colour}{context.Text(key)}\e[0m" : context.Text(key);
    }

    // A text quotes the user's file, which may hold control characters that a terminal would obey.
    private static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\u00B7' : c)) : text;
}
