using System.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Cli.Output;

/// <summary>Shows on standard error which step is running and how long each took.</summary>
internal sealed class StepPrinter(CliContext context) : IDisposable
{
    private const int LongestDetail = 12;
    private readonly Stopwatch _watch = new();
    private string? _step;

    /// <summary>The step before is done, this one begins.</summary>
    public void Start(string step)
    {
        Finish(isDone: true);
        _step = step;
        _watch.Restart();
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"… {step}");
        }
    }

    /// <summary>How far the step is that is running: short, in place of what was said of it before; from any thread.</summary>
    public void Detail(string text)
    {
        if (!Console.IsErrorRedirected && _step is { } step && text.Length is > 0 and <= LongestDetail)
        {
            Console.Error.Write($"\r\e[K… {step} {text}");
        }
    }

    /// <summary>The last step is over.</summary>
    public void End(bool isDone) => Finish(isDone);

    /// <summary>A run that broke off leaves a clean line.</summary>
    public void Dispose() => Finish(isDone: false);

    private void Finish(bool isDone)
    {
        if (_step is null)
        {
            return;
        }

        var start = Console.IsErrorRedirected ? "" : "\r\e[K";
        Console.Error.WriteLine($"{start}{(isDone ? "✓" : "✗")} {_step} {context.Text("seconds", ("seconds", LocalText.Same(_watch.Elapsed.TotalSeconds.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))))}");
        _step = null;
    }
}
