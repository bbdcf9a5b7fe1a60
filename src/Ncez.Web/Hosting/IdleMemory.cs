using System.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>
/// Gives memory back to the machine when nobody has asked for anything for a while: what can be calculated again goes, and the
/// collector, which keeps what it once needed, is told that the rush is over.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="pages">Pieces of pages.</param>
/// <param name="workbench">Accounts and tables.</param>
internal sealed class IdleMemory(TimeProvider clock, PageCache pages, Workbench workbench) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private long _lastTicks = clock.GetTimestamp();
    private int _open;
    private int _isUsed = 1;

    /// <summary>Notes that somebody asks.</summary>
    public async Task Note(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            Used();
        }
    }

    /// <summary>Notes that work was done.</summary>
    public void Used()
    {
        Interlocked.Exchange(ref _lastTicks, clock.GetTimestamp());
        Interlocked.Exchange(ref _isUsed, 1);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Volatile.Read(ref _open) == 0 && clock.GetElapsedTime(Interlocked.Read(ref _lastTicks)) > Quiet && Interlocked.Exchange(ref _isUsed, 0) == 1)
            {
                pages.Clear();
                workbench.Rest();
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
