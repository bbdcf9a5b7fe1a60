using System.CommandLine;
using System.Globalization;
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
        var parsed = Root(context).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"{context.Text("severity.error")} {error.Message}");
            }

            await Console.Error.WriteLineAsync(context.Text("seeHelp", ("command", CommandPath(parsed))));
            return ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(CliContext context)
    {
        var root = new RootCommand(context.Text("root"));
        root.Add(context.Options.Lang);
        root.Add(context.Options.Format);
        root.Add(context.Options.Out);
        var modules = typeof(ICommandModule).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommandModule)))
            .Select(t => (ICommandModule)Activator.CreateInstance(t)!);
        foreach (var module in modules.OrderBy(m => m.Order))
        {
            root.Add(module.Build(context));
        }

        // Without a command there is nothing to do but to say what could be done.
        root.SetAction(parsed => Root(context).Parse(["--help"]).Invoke());
        return root;
    }

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "ncez" : $"ncez {parsed.CommandResult.Command.Name}";
}
