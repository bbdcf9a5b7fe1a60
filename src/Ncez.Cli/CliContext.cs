using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Ncez.Cli.Output;
using Ncez.Model.Texts;
using Ncez.Workflows;
using Ncez.Workflows.Zones;

namespace Ncez.Cli;

/// <summary>What commands need of their surroundings: language, texts, data folder, clock. Nothing here loads data.</summary>
internal sealed class CliContext
{
    private static readonly Assembly Home = typeof(CliContext).Assembly;

    /// <summary>A context in a language.</summary>
    public CliContext(Language language)
    {
        Language = language;
        Options = new GlobalOptions(this);
    }

    /// <summary>Language of every text.</summary>
    public Language Language { get; }

    /// <summary>Options of every command.</summary>
    public GlobalOptions Options { get; }

    /// <summary>The only clock of the program.</summary>
    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The shipped numbers: folder <c>NCEZ_DATA</c>, or <c>data</c> beside the program. Read when first asked for.</summary>
    public ShippedData Shipped { get; } = new(
        Environment.GetEnvironmentVariable("NCEZ_DATA") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "data"));

    /// <summary>The argument that names a zone folder.</summary>
    public Argument<string> ZoneArgument() => NoOption(new Argument<string>("zone") { Description = Text("argument.zone") });

    /// <summary>An argument that takes no <c>--word</c>: a mistyped option is called that, not taken for a name.</summary>
    public Argument<T> NoOption<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError(Text("option.unknown", ("option", token.Value)));
            }
        });
        return argument;
    }

    /// <summary>A text of the area <c>Cli</c>.</summary>
    public string Text(string key, params ReadOnlySpan<TextArg> args) => TextOf("Cli", key, args);

    /// <summary>A text of an area; each command has its own.</summary>
    public string TextOf(string area, string key, params ReadOnlySpan<TextArg> args) =>
        TextArea.Fill(TextArea.Of(Home, area).Get(key, Language), args, Language);

    /// <summary>A text of an area in both languages.</summary>
    public static LocalText BothOf(string area, string key, params ReadOnlySpan<TextArg> args) => TextArea.Of(Home, area).Both(key, args);

    /// <summary>Language and date of what a command writes.</summary>
    public RunOptions RunOptions() => new() { Language = Language, GeneratedOn = Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    /// <summary>
    /// The action of a command: runs its work so that Ctrl-C can stop it and turns whatever happens into an exit code.
    /// </summary>
    public Func<ParseResult, CancellationToken, Task<int>> Action(Func<ParseResult, CancellationToken, int> work) => async (parsed, cancel) =>
    {
        try
        {
            return await Task.Run(() => work(parsed, cancel), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(Text("cancelled"));
            return ExitCode.Cancelled;
        }
        catch (ClosedOutputException)
        {
            return ExitCode.Done;
        }
#pragma warning disable CA1031 // The last line of defence: a user sees a sentence, never a stack trace.
        catch (Exception mistake)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(InternalMistake(mistake));
            return ExitCode.Internal;
        }
    };

    // Both languages: a reader of the other one may have to handle the report.
    private static string InternalMistake(Exception mistake)
    {
        var text = BothOf("Cli", "internal");
        var detail = Environment.GetEnvironmentVariable("NCEZ_DEBUG") == "1" ? mistake.ToString() : $"{mistake.GetType().Name}: {mistake.Message}";
        return $"{text.Zh}\n{text.En}\n{detail}";
    }
}
