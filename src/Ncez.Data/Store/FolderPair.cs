using Microsoft.EntityFrameworkCore;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>A database and the data folder it belongs to: both hold the same id, so that no other folder is served with it.</summary>
public static class FolderPair
{
    /// <summary>File of the data folder that holds its id.</summary>
    public const string File = "folder.id";

    private const int LongestId = 100;

    /// <summary>Marks folder and database as one pair where neither says otherwise.</summary>
    /// <param name="store">The database.</param>
    /// <param name="root">The data folder.</param>
    /// <param name="isAlone">False for who only looks: then nothing is written.</param>
    /// <exception cref="OtherFolderException">The database belongs to another folder.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Check(WorkbenchStore store, string root, bool isAlone)
    {
        var (mine, theirs) = (Read(root), Of(store));
        if (theirs is not null && mine != theirs && (mine is not null || !store.Provider.IsIn(root)))
        {
            throw new OtherFolderException(store.Name, Path.Combine(root, File), theirs);
        }

        if (isAlone && (mine is null || theirs is null))
        {
            // The folder first: a start that is cut short in between is finished by the next one.
            var id = mine ?? theirs ?? NewId();
            Write(root, id);
            Set(store, id, onlyFirst: true);
            if (Of(store) is { } other && other != id)
            {
                throw new OtherFolderException(store.Name, Path.Combine(root, File), other);
            }
        }
    }

    /// <summary>Makes a database and a folder that were just written a pair of their own.</summary>
    public static void Renew(WorkbenchStore store, string root)
    {
        var id = NewId();
        Write(root, id);
        Set(store, id, onlyFirst: false);
    }

    /// <summary>A copy of a database belongs to the folder that the database belonged to; a file that already lies in a folder takes that along.</summary>
    public static void Carry(WorkbenchStore from, WorkbenchStore to)
    {
        if (Of(from) is { } id)
        {
            Set(to, id, onlyFirst: false);
            if (to.Provider.Folder is { } root && Read(root) is not null)
            {
                Write(root, id);
            }
        }
    }

    private static string NewId() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string? Of(WorkbenchStore store)
    {
        using var db = store.Context();
        return db.FolderMarks.AsNoTracking().Where(m => m.Id == FolderMark.Key).Select(m => m.FolderId).FirstOrDefault();
    }

    private static void Set(WorkbenchStore store, string id, bool onlyFirst)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        if (!db.FolderMarks.Any())
        {
            db.FolderMarks.Add(new FolderMark { FolderId = id });
            db.SaveChanges();
        }
        else if (!onlyFirst)
        {
            db.FolderMarks.ExecuteUpdate(s => s.SetProperty(m => m.FolderId, id));
        }

        transaction.Commit();
    }

    private static string? Read(string root)
    {
        var path = Path.Combine(root, File);
        return System.IO.File.Exists(path) && System.IO.File.ReadAllText(path).Trim() is { Length: > 0 and <= LongestId } id ? id : null;
    }

    private static void Write(string root, string id) => FileVersions.Replace(Path.Combine(root, File), System.Text.Encoding.UTF8.GetBytes(id + "\n"));
}
