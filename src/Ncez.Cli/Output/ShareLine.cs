namespace Ncez.Cli.Output;

/// <summary>One line on the terminal that says how far long work is; nothing where nobody reads, and nothing for short work.</summary>
internal sealed class ShareLine(string text) : IDisposable
{
    private const int SilentMs = 700;
    private readonly long _start = Environment.TickCount64;
    private readonly Lock _gate = new();
    private int _shown = -1;

    /// <summary>Shows a share.</summary>
    /// <param name="share">How much is done [0–1].</param>
    public void Show(double share)
    {
        if (Console.IsErrorRedirected || Environment.TickCount64 - _start < SilentMs)
        {
            return;
        }

        lock (_gate)
        {
            var percent = (int)(100 * Math.Clamp(share, 0, 1));
            if (percent > _shown)
            {
                _shown = percent;
                Console.Error.Write($"\r{text} {percent} % ");
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_shown >= 0)
        {
            Console.Error.Write("\r" + new string(' ', (2 * text.Length) + 8) + "\r");
        }
    }
}
