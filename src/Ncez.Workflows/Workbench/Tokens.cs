using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Tokens with which programs work for an account: shown once, kept as a hash, limited, ended at any time.</summary>
public sealed class Tokens
{
    /// <summary>How long a token may live at most [days].</summary>
    public const int LongestDays = 366;

    /// <summary>What every token begins with, so that one left somewhere is recognised.</summary>
    public const string Prefix = "ncez_";

    private const int MostOfAccount = 20;
    private readonly TokenTable _table;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal Tokens(WorkbenchStore store, AuditTrail audit, TimeProvider clock) => (_table, _audit, _clock) = (new TokenTable(store), audit, clock);

    /// <summary>Tokens of an account, the latest first.</summary>
    public ImmutableArray<AccessToken> Of(Account account) => _table.OfAccount(account.Id);

    /// <summary>Tokens of all accounts with whose they are, by account.</summary>
    public ImmutableArray<(AccessToken Token, Account Account)> All => _table.All(_clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes a token; null when the account has too many or the name or the days are out of range.</summary>
    public string? Create(Account account, string name, TokenScope scope, string zoneId, int days)
    {
        name = name.Trim();
        if (name.Length is 0 or > 60 || name.Any(char.IsControl) || days is < 1 or > LongestDays)
        {
            return null;
        }

        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = _clock.GetUtcNow().UtcDateTime;
        if (!_table.Add(new AccessToken(IdOf(token), account.Id, name, scope, zoneId, now, now.AddDays(days)), MostOfAccount))
        {
            return null;
        }

        _audit.Add(account.Name, "token.created", zoneId, ("name", name), ("scope", scope.ToString()));
        return token;
    }

    /// <summary>The token and its account; null when it is none, over, or its account is closed.</summary>
    public (AccessToken Token, Account Account)? Find(string token) =>
        token.Length == Prefix.Length + 48 && token.StartsWith(Prefix, StringComparison.Ordinal) ? _table.Find(IdOf(token), _clock.GetUtcNow().UtcDateTime) : null;

    /// <summary>Ends a token of an account.</summary>
    public bool End(Account account, string id)
    {
        if (Of(account).FirstOrDefault(t => t.Id == id) is not { } token || !_table.Remove(account.Id, id))
        {
            return false;
        }

        _audit.Add(account.Name, "token.ended", token.ZoneId, ("name", token.Name));
        return true;
    }

    /// <summary>Ends somebody's token.</summary>
    public bool EndOfAny(Account by, string id)
    {
        if (All.FirstOrDefault(t => t.Token.Id == id) is not { Token: { } token, Account: var account } || !_table.Remove(account.Id, id))
        {
            return false;
        }

        _audit.Add(by.Name, "token.ended", token.ZoneId, ("name", token.Name), ("account", account.Name));
        return true;
    }

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
