namespace Ncez.Cli.Help;

/// <summary>
/// The page of <c>ncez --help</c>: what the program is and its commands, by their names and descriptions alone. No
/// command is built for it and no command line parsed, so that it appears at once.
/// </summary>
internal sealed class FrontPage(CliContext context)
{
    /// <summary>Whether the arguments ask for this page: nothing but a help option and the language.</summary>
    public static bool IsAskedFor(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Length && args[i + 1] is "zh" or "en")
            {
                i++;
            }
            else if (args[i] is not ("--help" or "-h" or "-?" or "/?" or "/h" or "--lang=zh" or "--lang=en"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the page.</summary>
    public void Write(TextWriter output, int width)
    {
        output.WriteLine(context.Text("root"));
        output.WriteLine();
        output.WriteLine(context.Text("help.usage"));
        output.WriteLine("  " + context.Text("help.usage.root"));
        HelpRows.Write(output, context.Text("help.commands"), [.. CommandModules.Names.Select(name => (name, CommandModules.DescriptionOf(name, context)))], width);
        HelpRows.Write(output, context.Text("help.options"), CommandPage.GlobalRows(context), width);
        output.WriteLine();
        output.WriteLine(context.Text("help.more"));
    }
}
