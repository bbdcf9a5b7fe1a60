using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ncez.Model.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>What is measured of long work: how many run, how they end, how long they take, rows imported.</summary>
internal sealed class JobMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Ncez.Jobs";

    private readonly Meter _meter = new(Name);
    private readonly UpDownCounter<long> _running;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _rows;

    public JobMetrics()
    {
        _running = _meter.CreateUpDownCounter<long>("ncez.jobs.running", description: "jobs at work or waiting");
        _duration = _meter.CreateHistogram<double>("ncez.job.duration", "s", "how long jobs took, by kind and outcome");
        _rows = _meter.CreateCounter<long>("ncez.import.rows", description: "rows of workbooks that were read");
    }

    /// <summary>A job begins.</summary>
    public void Began(string kind) => _running.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A job ended.</summary>
    public void Ended(JobMark mark, double seconds)
    {
        _running.Add(-1, new KeyValuePair<string, object?>("kind", mark.Kind));
        _duration.Record(seconds, new TagList { { "kind", mark.Kind }, { "state", mark.State.ToString().ToLowerInvariant() } });
        if (mark.Counts.GetValueOrDefault("rows") is > 0 and var rows)
        {
            _rows.Add(rows, new TagList { { "state", mark.State.ToString().ToLowerInvariant() } });
        }
    }

    public void Dispose() => _meter.Dispose();
}
