using System.Diagnostics.CodeAnalysis;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Values that can be made again at any time, the most recently used ones within a bound of bytes. A value stands for a stamp – the
/// state of the files it was made from –; with another stamp it is made anew.
/// </summary>
/// <typeparam name="TKey">What a value is of.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="mostBytes">The bound; the value used last is kept even when it is larger.</param>
public sealed class KeptValues<TKey, TValue>(long mostBytes)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Kept>> _byKey = [];
    private readonly LinkedList<Kept> _byUse = new();
    private readonly Lock _looking = new();
    private long _bytes;

    /// <summary>Bytes of what is kept, as its makers estimate them.</summary>
    public long Bytes
    {
        get
        {
            lock (_looking)
            {
                return _bytes;
            }
        }
    }

    /// <summary>The value of a key; whoever asks first makes it, others with the same stamp wait for the same one.</summary>
    /// <param name="key">Key.</param>
    /// <param name="stamp">State of what it is made from.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="bytes">Its size, about.</param>
    /// <param name="replaced">Told of a value that is of another stamp and goes.</param>
    public TValue Get(TKey key, string stamp, Func<TValue> make, Func<TValue, long> bytes, Action<TValue>? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(bytes);
        Kept kept;
        Kept? old = null;
        lock (_looking)
        {
            if (_byKey.TryGetValue(key, out var node) && node.Value.Stamp == stamp)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                kept = node.Value;
            }
            else
            {
                if (node is not null)
                {
                    old = node.Value;
                    Remove(node);
                }

                kept = new Kept(key, stamp, new Lazy<TValue>(make));
                _byKey[key] = _byUse.AddFirst(kept);
            }
        }

        if (old is { Value.IsValueCreated: true })
        {
            replaced?.Invoke(old.Value.Value);
        }

        try
        {
            var value = kept.Value.Value;
            Weigh(kept, bytes(value));
            return value;
        }
        catch
        {
            // What could not be made is tried again by the next who asks.
            Forget(kept);
            throw;
        }
    }

    /// <summary>The value of a key when it is there with this stamp.</summary>
    public bool TryGet(TKey key, string stamp, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_looking)
        {
            var isThere = _byKey.TryGetValue(key, out var node) && node.Value.Stamp == stamp && node.Value.Value.IsValueCreated;
            value = isThere ? node!.Value.Value.Value : default;
            return isThere;
        }
    }

    /// <summary>Lets go of all but what was used last.</summary>
    /// <param name="bytes">As much may stay.</param>
    public void Trim(long bytes)
    {
        lock (_looking)
        {
            while (_bytes > bytes && _byUse.Last is { } last)
            {
                Remove(last);
            }
        }
    }

    /// <summary>Lets go of the value of a key; whoever is making it keeps what comes of it for themselves.</summary>
    public void Forget(TKey key)
    {
        lock (_looking)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                Remove(node);
            }
        }
    }

    private void Weigh(Kept kept, long bytes)
    {
        lock (_looking)
        {
            if (!_byKey.TryGetValue(kept.Key, out var node) || node.Value != kept)
            {
                return;
            }

            _bytes += bytes - kept.Bytes;
            kept.Bytes = bytes;
            while (_bytes > mostBytes && _byUse.Last is { } last && last.Value != kept)
            {
                Remove(last);
            }
        }
    }

    private void Forget(Kept kept)
    {
        lock (_looking)
        {
            if (_byKey.TryGetValue(kept.Key, out var node) && node.Value == kept)
            {
                Remove(node);
            }
        }
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed class Kept(TKey key, string stamp, Lazy<TValue> value)
    {
        public TKey Key { get; } = key;

        public string Stamp { get; } = stamp;

        public Lazy<TValue> Value { get; } = value;

        public long Bytes { get; set; }
    }
}
