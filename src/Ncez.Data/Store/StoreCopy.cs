using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>Moves all rows of a workbench from one database to another, and says what each holds.</summary>
public static class StoreCopy
{
    private const int BatchRows = 2_000;

    /// <summary>How many rows each table holds, and the hash of what stands in them: the same on both databases when the rows are.</summary>
    public static ImmutableArray<StoreTable> Contents(WorkbenchStore store)
    {
        using var db = store.Context();
        return [.. Tables.Select(t => t.Contents(db))];
    }

    /// <summary>Copies all rows in one transaction.</summary>
    /// <returns>False when the target holds rows already: nothing is written.</returns>
    public static bool Copy(WorkbenchStore from, WorkbenchStore to)
    {
        using var target = to.Context();
        using var transaction = to.BeginWrite(target);
        if (Tables.Any(t => t.Contents(target).Rows > 0))
        {
            return false;
        }

        using var source = from.Context();
        foreach (var table in Tables)
        {
            table.Copy(source, target);
            if (table.HasCountedKey && to.Provider.NextKey(table.Name) is { Length: > 0 } next)
            {
                target.Database.ExecuteSqlRaw(next);
            }
        }

        transaction.Commit();
        return true;
    }

    // A row is copied after the one it refers to. Others may write meanwhile: what an entry of the trail must be there for is copied before the trail.
    private static readonly ImmutableArray<Table> Tables =
    [
        new Table<Account>("account", db => db.Accounts.OrderBy(a => a.Id)),
        new Table<Session>("session", db => db.Sessions.OrderBy(s => s.Id)),
        new Table<RegisteredZone>("zone", db => db.Zones.OrderBy(z => z.Id)),
        new Table<FileRevision>("file_revision", db => db.Revisions.OrderBy(r => r.Id)),
        new Table<LineChange>("line_change", db => db.Changes.OrderBy(c => c.Id)),
        new Table<AuditHead>("audit_head", db => db.Heads.OrderBy(h => h.Id)),
        new Table<AuditEntry>("audit_entry", db => db.Audit.OrderBy(a => a.Id)),
        new Table<ZoneMember>("zone_member", db => db.Members.OrderBy(m => m.AccountId).ThenBy(m => m.ZoneId)),
        new Table<AccessToken>("access_token", db => db.Tokens.OrderBy(t => t.Id)),
    ];

    /// <summary>Names of the tables, for a test that none is forgotten.</summary>
    internal static IEnumerable<string> TableNames => Tables.Select(t => t.Name);

    /// <summary>What says which folder a database belongs to is no content: it is written anew.</summary>
    internal static IEnumerable<string> NotCopied => ["folder_mark"];

    private abstract class Table(string name)
    {
        public string Name { get; } = name;

        public abstract bool HasCountedKey { get; }

        public abstract StoreTable Contents(StoreContext db);

        public abstract void Copy(StoreContext from, StoreContext to);
    }

    private sealed class Table<T>(string name, Func<StoreContext, IQueryable<T>> rows) : Table(name)
        where T : class
    {
        public override bool HasCountedKey => typeof(T).GetProperty("Id")?.PropertyType == typeof(int);

        public override StoreTable Contents(StoreContext db)
        {
            var properties = db.Model.FindEntityType(typeof(T))!.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (count, lines) = (0, new List<string>());

            // Databases order texts differently: rows are hashed in the order of what is written of them.
            foreach (var row in rows(db).AsNoTracking().AsEnumerable())
            {
                count++;
                lines.Add(Written(row, properties));
            }

            foreach (var line in lines.Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(line));
            }

            return new StoreTable(Name, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        public override void Copy(StoreContext from, StoreContext to)
        {
            foreach (var batch in rows(from).AsNoTracking().AsEnumerable().Chunk(BatchRows))
            {
                to.AddRange(batch);
                to.SaveChanges();
                to.ChangeTracker.Clear();
            }
        }

        private static string Written(T row, List<IProperty> properties)
        {
            var text = new StringBuilder();
            foreach (var property in properties)
            {
                var value = property.PropertyInfo!.GetValue(row) switch
                {
                    null => "-",

                    // PostgreSQL keeps times to the microsecond; those of the trail are kept whole.
                    DateTime time => "=" + (typeof(T) == typeof(AuditEntry) ? time.Ticks : time.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
                    var other => "=" + Convert.ToString(other, CultureInfo.InvariantCulture),
                };
                text.Append(value.Length).Append(':').Append(value);
            }

            return text.Append('\n').ToString();
        }
    }
}
