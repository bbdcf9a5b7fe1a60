using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>Accounts and their sessions.</summary>
public sealed class AccountTable(WorkbenchStore store)
{
    /// <summary>True while nobody can sign in: the first account is still to be made.</summary>
    public bool IsEmpty()
    {
        using var db = store.Context();
        return !db.Accounts.Any();
    }

    /// <summary>All accounts by name.</summary>
    public ImmutableArray<Account> All()
    {
        using var db = store.Context();
        return [.. db.Accounts.AsNoTracking().OrderBy(a => a.NameKey)];
    }

    /// <summary>The account of a name key, or null.</summary>
    public Account? Find(string nameKey)
    {
        using var db = store.Context();
        return db.Accounts.AsNoTracking().FirstOrDefault(a => a.NameKey == nameKey);
    }

    /// <summary>The account of a key, or null.</summary>
    public Account? Find(int id)
    {
        using var db = store.Context();
        return db.Accounts.AsNoTracking().FirstOrDefault(a => a.Id == id);
    }

    /// <summary>Counts one more wrong password, and says how many there are now.</summary>
    public int CountFailure(int id)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(s => s.SetProperty(a => a.FailedSignIns, a => a.FailedSignIns + 1));
        var failed = db.Accounts.Where(a => a.Id == id).Select(a => a.FailedSignIns).First();
        transaction.Commit();
        return failed;
    }

    /// <summary>The active account of a session that has not expired, or null.</summary>
    public Account? OfSession(string sessionId, DateTime nowUtc)
    {
        using var db = store.Context();
        return (from s in db.Sessions
                join a in db.Accounts on s.AccountId equals a.Id
                where s.Id == sessionId && s.ExpiresUtc > nowUtc && a.IsActive
                select a).AsNoTracking().FirstOrDefault();
    }

    /// <summary>Adds an account; false when the name is taken or, if it must be the first, when there is one already.</summary>
    public bool Add(Account account, bool mustBeFirst)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        if (db.Accounts.Any(a => mustBeFirst || a.NameKey == account.NameKey))
        {
            return false;
        }

        db.Accounts.Add(account);
        db.SaveChanges();
        transaction.Commit();
        return true;
    }

    /// <summary>Sets what a sign-in has found: wrong passwords so far and until when the account is locked.</summary>
    public void SetSignIns(int id, int failed, DateTime? lockedUntilUtc)
    {
        using var db = store.Context();
        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(s => s.SetProperty(a => a.FailedSignIns, failed).SetProperty(a => a.LockedUntilUtc, lockedUntilUtc));
    }

    /// <summary>Sets language and theme.</summary>
    public void SetPreference(int id, Language language, PageTheme theme)
    {
        using var db = store.Context();
        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(s => s.SetProperty(a => a.Language, language).SetProperty(a => a.Theme, theme));
    }

    /// <summary>Sets the hash of a password; a new one ends the account's sessions and tokens.</summary>
    public void SetPassword(int id, string passwordHash, bool isNew)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(s => s.SetProperty(a => a.PasswordHash, passwordHash).SetProperty(a => a.FailedSignIns, 0).SetProperty(a => a.LockedUntilUtc, (DateTime?)null));
        if (isNew)
        {
            EndAll(db, id);
        }

        transaction.Commit();
    }

    /// <summary>Sets role and activity; a closed account has no sessions and no tokens. False when no active administrator would be left.</summary>
    public bool SetRole(int id, Role role, bool isActive)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        if ((role != Role.Administrator || !isActive) && !db.Accounts.Any(a => a.Id != id && a.IsActive && a.Role == Role.Administrator))
        {
            return false;
        }

        db.Accounts.Where(a => a.Id == id).ExecuteUpdate(s => s.SetProperty(a => a.Role, role).SetProperty(a => a.IsActive, isActive));
        if (!isActive)
        {
            EndAll(db, id);
        }

        transaction.Commit();
        return true;
    }

    private static void EndAll(StoreContext db, int id)
    {
        db.Sessions.Where(s => s.AccountId == id).ExecuteDelete();
        db.Tokens.Where(t => t.AccountId == id).ExecuteDelete();
    }

    /// <summary>Adds a session and clears away those that have expired.</summary>
    public void Add(Session session)
    {
        using var db = store.Context();
        db.Sessions.Where(s => s.ExpiresUtc <= session.CreatedUtc).ExecuteDelete();
        db.Sessions.Add(session);
        db.SaveChanges();
    }

    /// <summary>Ends a session.</summary>
    public void EndSession(string sessionId)
    {
        using var db = store.Context();
        db.Sessions.Where(s => s.Id == sessionId).ExecuteDelete();
    }
}
