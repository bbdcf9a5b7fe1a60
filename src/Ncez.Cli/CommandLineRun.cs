using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Ncez.Cli.Help;
using Ncez.Model.Texts;

namespace Ncez.Cli;

/// <summary>One run of the program: language, commands, parsing, exit code.</summary>
internal static class CommandLineRun
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">Arguments as the shell hands them over.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Of(string[] args)
    {
        var language = LanguageChoice.Of(args);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Language.Zh ? "zh-CN" : "en");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
        var context = new CliContext(language);
        if (LanguageChoice.Unknown(args) is { } unknown)
        {
            // Nobody knows which language was meant, so both say it.
            foreach (var each in (Language[])[Language.Zh, Language.En])
            {
                var speaker = new CliContext(each);
                await Console.Error.WriteLineAsync($"{speaker.Text("severity.error")} {speaker.Text("lang.unknown", ("lang", unknown))}");
            }

            return ExitCode.BadInput;
        }

        if (FrontPage.IsAskedFor(args))
        {
            new FrontPage(context).Write(Console.Out, TerminalWidth);
            return ExitCode.Done;
        }

        var parsed = Root(context, args).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"{context.Text("severity.error")} {error.Message}");
            }

            await Console.Error.WriteLineAsync(context.Text("seeHelp", ("command", CommandPath(parsed))));
            return ExitCode.BadInput;
        }

        var patience = args.Select(CommandModules.Find).FirstOrDefault(m => m is not null)?.Patience;
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = patience ?? TimeSpan.FromSeconds(2) });
    }

    // COLUMNS as other programs read it; lines stay whole where no person reads them.
    private static int TerminalWidth =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? columns
        : Console.IsOutputRedirected ? 0
        : Console.WindowWidth;

    // Only the command that is named is built: building all of them would be half the time of a start.
    private static RootCommand Root(CliContext context, string[] args)
    {
        var root = new RootCommand(context.Text("root"));
        root.Add(context.Options.Lang);
        root.Add(context.Options.Format);
        root.Add(context.Options.Out);
        foreach (var module in args.Select(CommandModules.Find).FirstOrDefault(m => m is not null) is { } named ? [named] : CommandModules.Every)
        {
            root.Add(module.Build(context));
        }

        // Without a command there is nothing to do but to say what could be done.
        root.SetAction(_ => new FrontPage(context).Write(Console.Out, TerminalWidth));
        root.Options.OfType<HelpOption>().Single().Action = new ShowHelp(context);
        return root;
    }

    private static string CommandPath(ParseResult parsed) =>
        string.Join(' ', Commands(parsed.CommandResult).Reverse().Select(c => c is RootCommand ? "ncez" : c.Name));

    // A command of a command is named with the one it belongs to.
    private static IEnumerable<Command> Commands(SymbolResult? innermost)
    {
        for (var result = innermost; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                yield return command.Command;
            }
        }
    }

    /// <summary>Shows the page of the command that was asked about.</summary>
    private sealed class ShowHelp(CliContext context) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command is RootCommand)
            {
                new FrontPage(context).Write(Console.Out, TerminalWidth);
            }
            else
            {
                new CommandPage(context).Write(parseResult.CommandResult.Command, Console.Out, TerminalWidth);
            }

            return ExitCode.Done;
        }
    }
}
