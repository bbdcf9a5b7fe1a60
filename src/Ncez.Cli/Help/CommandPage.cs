using System.CommandLine;
using System.CommandLine.Help;

namespace Ncez.Cli.Help;

/// <summary>
/// The page of <c>ncez &lt;command&gt; --help</c>. The library's own page is partly English in Chinese and counts a
/// Chinese character as one column.
/// </summary>
internal sealed class CommandPage(CliContext context)
{
    /// <summary>Rows of the options every command has; texts only, nothing is built.</summary>
    public static IReadOnlyList<(string Term, string Text)> GlobalRows(CliContext context) =>
    [
        ("--lang <zh|en>", context.Text("option.lang")),
        ("--format <table|json|csv|xlsx>", context.Text("option.format")),
        ($"--out <{context.Text("option.out.name")}>", context.Text("option.out")),
        ("-h, -?, --help", context.Text("option.help")),
        ("--version", context.Text("option.version")),
    ];

    /// <summary>Writes the page of a command.</summary>
    public void Write(Command command, TextWriter output, int width)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine(context.Text("help.usage"));
        output.WriteLine($"  ncez {string.Join(' ', [.. PathOf(command), .. command.Subcommands.Count > 0 ? [$"<{context.Text("help.command")}>"] : Array.Empty<string>(), .. command.Arguments.Select(TermOf), context.Text("help.usage.options")])}");
        HelpRows.Write(output, context.Text("help.commands"), [.. command.Subcommands.Select(c => (string.Join(' ', [c.Name, .. c.Arguments.Select(TermOf)]), c.Description ?? ""))], width);
        HelpRows.Write(output, context.Text("help.arguments"), [.. command.Arguments.Select(a => ($"<{a.Name}>", a.Description ?? ""))], width);
        var own = command.Options.Where(o => !o.Hidden && o is not HelpOption).Select(o => (TermOf(o), TextOf(o))).ToList();
        HelpRows.Write(output, context.Text("help.options"), own, width);
        HelpRows.Write(output, context.Text("help.options.global"), GlobalRows(context).SkipLast(1).ToList(), width);
    }

    private static IEnumerable<string> PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? PathOf(parent).Append(command.Name) : [command.Name];

    // An argument that may be left out stands in square brackets, one that may be repeated has dots.
    private static string TermOf(Argument argument)
    {
        var term = $"<{argument.Name}>" + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{term}]" : term;
    }

    private static string TermOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name));
        return option.ValueType == typeof(bool) ? names : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }

    private string TextOf(Option option) => option is { HasDefaultValue: true } && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value and not Array
        ? $"{option.Description} {context.Text("help.default", ("value", value.ToString() ?? ""))}"
        : option.Description ?? "";
}
