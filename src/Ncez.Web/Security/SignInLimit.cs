using System.Net;
using System.Net.Sockets;

namespace Ncez.Web.Security;

/// <summary>
/// How many wrong passwords one address may try; an account locks by itself after five. A try counts from before the password is
/// compared, so that many at the same moment do not slip through, and is given back when it was right.
/// </summary>
internal sealed class SignInLimit(TimeProvider clock)
{
    /// <summary>Wrong ones in a minute.</summary>
    public const int TriesPerMinute = 20;

    // Addresses of a botnet: old ones are thrown away before there are many.
    private const int MostKept = 10_000;
    private readonly Dictionary<string, (DateTimeOffset Since, int Tries)> _tries = [];
    private readonly Lock _counting = new();

    /// <summary>Takes a try; false when the address has none left.</summary>
    public bool Take(IPAddress? address)
    {
        var (key, now) = (KeyOf(address), clock.GetUtcNow());
        lock (_counting)
        {
            if (_tries.Count >= MostKept)
            {
                foreach (var old in _tries.Where(t => IsOver(t.Value.Since, now)).Select(t => t.Key).ToList())
                {
                    _tries.Remove(old);
                }
            }

            var (since, tries) = _tries.GetValueOrDefault(key, (now, 0));
            (since, tries) = IsOver(since, now) ? (now, 0) : (since, tries);
            if (tries >= TriesPerMinute)
            {
                return false;
            }

            _tries[key] = (since, tries + 1);
            return true;
        }
    }

    /// <summary>Gives a try back that was none: the password was right.</summary>
    public void GiveBack(IPAddress? address)
    {
        var key = KeyOf(address);
        lock (_counting)
        {
            if (_tries.TryGetValue(key, out var kept) && kept.Tries > 0)
            {
                _tries[key] = kept with { Tries = kept.Tries - 1 };
            }
        }
    }

    private static bool IsOver(DateTimeOffset since, DateTimeOffset now) => now - since >= TimeSpan.FromMinutes(1);

    // Of IPv6 a household has as many addresses as it likes: its network counts.
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
