using Ncez.Workflows.Workbench;

namespace Ncez.Workflows.Tests;

/// <summary>What is kept in memory stays within its bound, and never outlives what it was made from.</summary>
public sealed class KeptValuesTests
{
    [Fact]
    public void The_values_used_last_stay()
    {
        var (kept, made) = (new KeptValues<int, string>(30), new List<int>());
        string Get(int key) => kept.Get(key, "", () => { made.Add(key); return $"v{key}"; }, _ => 10);
        foreach (var key in new[] { 1, 2, 3, 1, 4, 1, 2 })
        {
            Assert.Equal($"v{key}", Get(key));
        }

        // 4 takes the place of 2, 2 that of 3.
        Assert.Equal([1, 2, 3, 4, 2], made);
        Assert.Equal(30, kept.Bytes);
        kept.Trim(10);
        Assert.True(kept.TryGet(2, "", out _));
        Assert.False(kept.TryGet(1, "", out _));
        Assert.Equal(10, kept.Bytes);
    }

    [Fact]
    public void Another_stamp_is_made_anew_and_the_old_value_is_told()
    {
        var (kept, gone) = (new KeptValues<string, int>(100), new List<int>());
        Assert.Equal(1, kept.Get("a", "x", () => 1, _ => 10, gone.Add));
        Assert.Equal(1, kept.Get("a", "x", () => 2, _ => 10, gone.Add));
        Assert.Equal(3, kept.Get("a", "y", () => 3, _ => 20, gone.Add));
        Assert.Equal([1], gone);
        Assert.False(kept.TryGet("a", "x", out _));
        Assert.Equal(20, kept.Bytes);
    }

    [Fact]
    public void One_that_is_larger_than_the_bound_is_kept_alone()
    {
        var kept = new KeptValues<int, int>(10);
        kept.Get(1, "", () => 1, _ => 5);
        kept.Get(2, "", () => 2, _ => 500);
        Assert.True(kept.TryGet(2, "", out _));
        Assert.False(kept.TryGet(1, "", out _));
    }

    [Fact]
    public void What_could_not_be_made_is_tried_again()
    {
        var kept = new KeptValues<int, int>(10);
        Assert.Throws<FormatException>(() => kept.Get(1, "", () => throw new FormatException(), _ => 1));
        Assert.Equal(7, kept.Get(1, "", () => 7, _ => 1));
        Assert.Equal(1, kept.Bytes);
    }

    [Fact]
    public void Many_who_ask_at_once_wait_for_one()
    {
        var (kept, made) = (new KeptValues<int, int>(1_000), 0);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(i % 4, kept.Get(i % 4, "", () => { Interlocked.Increment(ref made); Thread.Sleep(5); return i % 4; }, _ => 1)));
        Assert.Equal(4, made);
        Assert.Equal(4, kept.Bytes);
    }
}
