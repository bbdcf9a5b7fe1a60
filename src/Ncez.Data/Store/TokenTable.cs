using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>Tokens of programs.</summary>
public sealed class TokenTable(WorkbenchStore store)
{
    /// <summary>Tokens of an account, the latest first.</summary>
    public ImmutableArray<AccessToken> OfAccount(int accountId)
    {
        using var db = store.Context();
        return [.. db.Tokens.AsNoTracking().Where(t => t.AccountId == accountId).OrderByDescending(t => t.CreatedUtc)];
    }

    /// <summary>Tokens of all accounts that have not expired, by account.</summary>
    public ImmutableArray<(AccessToken Token, Account Account)> All(DateTime nowUtc)
    {
        using var db = store.Context();
        return
        [
            .. (from t in db.Tokens
                join a in db.Accounts on t.AccountId equals a.Id
                where t.ExpiresUtc > nowUtc
                orderby a.NameKey, t.CreatedUtc descending
                select new { Token = t, Account = a }).AsNoTracking().AsEnumerable().Select(f => (f.Token, f.Account)),
        ];
    }

    /// <summary>The token of a hash that has not expired and its active account, or null.</summary>
    public (AccessToken Token, Account Account)? Find(string id, DateTime nowUtc)
    {
        using var db = store.Context();
        var found = (from t in db.Tokens
                     join a in db.Accounts on t.AccountId equals a.Id
                     where t.Id == id && t.ExpiresUtc > nowUtc && a.IsActive
                     select new { Token = t, Account = a }).AsNoTracking().FirstOrDefault();
        return found is null ? null : (found.Token, found.Account);
    }

    /// <summary>Adds a token; false when the account has too many.</summary>
    public bool Add(AccessToken token, int most)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        db.Tokens.Where(t => t.ExpiresUtc <= token.CreatedUtc).ExecuteDelete();
        if (db.Tokens.Count(t => t.AccountId == token.AccountId) >= most)
        {
            return false;
        }

        db.Tokens.Add(token);
        db.SaveChanges();
        transaction.Commit();
        return true;
    }

    /// <summary>Takes a token of an account back; false when it has none of that hash.</summary>
    public bool Remove(int accountId, string id)
    {
        using var db = store.Context();
        return db.Tokens.Where(t => t.AccountId == accountId && t.Id == id).ExecuteDelete() > 0;
    }
}
