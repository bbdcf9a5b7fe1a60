using Microsoft.Extensions.Logging;

namespace Ncez.Web.Hosting;

/// <summary>Says in the log that the database does not answer: in one line, and once a minute at most.</summary>
internal sealed partial class DatabaseAway(ILogger<DatabaseAway> log, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private readonly Lock _telling = new();
    private long? _told;

    /// <summary>Tells what the database said, or why it said nothing.</summary>
    public void Tell(Exception said)
    {
        lock (_telling)
        {
            if (_told is { } before && clock.GetElapsedTime(before) < Again)
            {
                return;
            }

            _told = clock.GetTimestamp();
        }

        Say(log, (said.InnerException ?? said).Message.ReplaceLineEndings(" "));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer; requests are answered with 503: {Reason}")]
    private static partial void Say(ILogger log, string reason);
}
