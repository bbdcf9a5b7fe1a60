using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Ncez.Web.Hosting;

/// <summary>Counts what the server measures of itself (System.Diagnostics.Metrics) and writes it as Prometheus reads it.</summary>
internal sealed class MetricsText : IDisposable
{
    private static readonly double[] BoundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly ConcurrentDictionary<string, Histogram> _requests = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => _requests.GetOrAdd(LabelsOf(tags), _ => new Histogram()).Add(seconds));
        _listener.Start();
    }

    /// <summary>Everything counted so far.</summary>
    public string Write()
    {
        var text = new StringBuilder("# TYPE http_server_request_duration_seconds histogram\n");
        foreach (var (labels, histogram) in _requests.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            histogram.Write(text, labels);
        }

        Gauge(text, "process_working_set_bytes", Environment.WorkingSet);
        Gauge(text, "dotnet_gc_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        Gauge(text, "process_cpu_seconds_total", Environment.CpuUsage.TotalTime.TotalSeconds);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Gauge(StringBuilder text, string name, double value) => text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n{name} {value}\n");

    // The route's pattern, not the address: as many rows as routes, however many zones there are.
    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", "");
        foreach (var (name, value) in tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            (method, route, status) = name switch { "http.request.method" => (shown, route, status), "http.route" => (method, shown, status), "http.response.status_code" => (method, route, shown), _ => (method, route, status) };
        }

        return $"method=\"{method}\",route=\"{route.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\",status=\"{status}\"";
    }

    private sealed class Histogram
    {
        private readonly long[] _within = new long[BoundsSeconds.Length];
        private readonly Lock _adding = new();
        private long _count;
        private double _sumSeconds;

        public void Add(double seconds)
        {
            lock (_adding)
            {
                _count++;
                _sumSeconds += seconds;
                for (var i = 0; i < BoundsSeconds.Length; i++)
                {
                    _within[i] += seconds <= BoundsSeconds[i] ? 1 : 0;
                }
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            lock (_adding)
            {
                for (var i = 0; i < BoundsSeconds.Length; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"http_server_request_duration_seconds_bucket{{{labels},le=\"{BoundsSeconds[i]}\"}} {_within[i]}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"http_server_request_duration_seconds_bucket{{{labels},le=\"+Inf\"}} {_count}\nhttp_server_request_duration_seconds_sum{{{labels}}} {_sumSeconds}\nhttp_server_request_duration_seconds_count{{{labels}}} {_count}\n");
            }
        }
    }
}
