using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Ncez.Web.Hosting;

/// <summary>Counts what the server measures of itself (System.Diagnostics.Metrics) and writes it as Prometheus reads it.</summary>
internal sealed class MetricsText : IDisposable
{
    private static readonly double[] BoundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] LongBoundsSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
    private readonly ConcurrentDictionary<(string Name, string Labels), Histogram> _histograms = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), long> _sums = new();
    private readonly MeterListener _listener = new();

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" } or { Meter.Name: JobMetrics.Name })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
            _histograms.GetOrAdd((NameOf(instrument), LabelsOf(tags)), key => new Histogram(instrument.Meter.Name == JobMetrics.Name ? LongBoundsSeconds : BoundsSeconds)).Add(seconds));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _sums.AddOrUpdate((NameOf(instrument), LabelsOf(tags)), value, (_, sum) => sum + value));
        _listener.Start();
    }

    /// <summary>Everything counted so far.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var name in _histograms.GroupBy(h => h.Key.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name.Key} histogram\n");
            foreach (var ((_, labels), histogram) in name.OrderBy(h => h.Key.Labels, StringComparer.Ordinal))
            {
                histogram.Write(text, name.Key, labels);
            }
        }

        foreach (var name in _sums.GroupBy(s => s.Key.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name.Key} {(name.Key.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")}\n");
            foreach (var ((_, labels), value) in name.OrderBy(s => s.Key.Labels, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{name.Key}{{{labels}}} {value}\n");
            }
        }

        Gauge(text, "process_working_set_bytes", Environment.WorkingSet);
        Gauge(text, "dotnet_gc_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        Gauge(text, "dotnet_gc_committed_bytes", GC.GetGCMemoryInfo().TotalCommittedBytes);
        Gauge(text, "process_cpu_seconds_total", Environment.CpuUsage.TotalTime.TotalSeconds);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Gauge(StringBuilder text, string name, double value) => text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n{name} {value}\n");

    // As Prometheus names things: unit at the end, counters as totals.
    private static string NameOf(Instrument instrument) => instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (instrument is Counter<long> ? "_total" : "");

    // Of a request the route's pattern, not the address: as many rows as routes, however many zones there are.
    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            if (name switch { "http.request.method" => "method", "http.route" => "route", "http.response.status_code" => "status", "kind" or "state" => name, _ => null } is { } label)
            {
                labels[label] = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            }
        }

        return string.Join(',', labels.Select(l => $"{l.Key}=\"{l.Value}\""));
    }

    private sealed class Histogram(double[] bounds)
    {
        private readonly long[] _within = new long[bounds.Length];
        private readonly Lock _adding = new();
        private long _count;
        private double _sumSeconds;

        public void Add(double seconds)
        {
            lock (_adding)
            {
                _count++;
                _sumSeconds += seconds;
                for (var i = 0; i < bounds.Length; i++)
                {
                    _within[i] += seconds <= bounds[i] ? 1 : 0;
                }
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (_adding)
            {
                for (var i = 0; i < bounds.Length; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"{bounds[i]}\"}} {_within[i]}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"+Inf\"}} {_count}\n{name}_sum{{{labels}}} {_sumSeconds}\n{name}_count{{{labels}}} {_count}\n");
            }
        }
    }
}
