using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ncez.Data.Store;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Testing;

namespace Ncez.Data.Tests.Store;

/// <summary>The database: its scripts say what the model says, and the trail is only added to.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-store-").FullName;

    private string Database => Path.Combine(_folder, "ncez.db");

    [Fact]
    public void The_scripts_make_the_schema_of_the_model()
    {
        var store = WorkbenchStore.Open(Database);
        using var model = new SqliteConnection("Data Source=:memory:");
        model.Open();
        using (var context = new StoreContext(new DbContextOptionsBuilder<StoreContext>().UseSqlite(model).Options))
        {
            context.Database.EnsureCreated();
        }

        using var scripted = store.Context();
        scripted.Database.OpenConnection();
        Assert.Equal(Columns(model), Columns((SqliteConnection)scripted.Database.GetDbConnection()).Where(c => !c.StartsWith("schema_version", StringComparison.Ordinal)));
    }

    [PostgresFact]
    public void The_scripts_for_postgresql_make_the_schema_of_the_model()
    {
        var (scripted, model) = (PostgresServer.NewDatabase(), PostgresServer.NewDatabase());
        WorkbenchStore.Open(scripted);
        WorkbenchStore.Open(scripted);
        var options = new DbContextOptionsBuilder<StoreContext>();
        StoreProvider.Of(model).Configure(options);
        using (var context = new StoreContext(options.Options))
        {
            context.Database.EnsureCreated();
        }

        const string Columns = """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_version'
            UNION ALL SELECT tablename || ' index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_version'
            UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('p', 'f') AND conrelid::regclass::text <> 'schema_version' ORDER BY 1
            """;
        Assert.Equal(PostgresServer.Sql(model, Columns), PostgresServer.Sql(scripted, Columns));
    }

    [PostgresFact]
    public void The_trail_on_postgresql_is_one_chain_whoever_writes_and_refuses_change()
    {
        var database = PostgresServer.NewDatabase();
        var trails = Enumerable.Range(0, 3).Select(_ => new AuditTable(WorkbenchStore.Open(database))).ToArray();
        Parallel.For(0, 60, i => trails[i % 3].Add(new DateTime(2026, 3, 18, 8, 0, i, DateTimeKind.Utc).AddTicks(1234567), "a", "b", "", $"n={i}"));
        Assert.Equal((60, null), Seen(trails[0]));
        foreach (var attack in new[] { "UPDATE audit_entry SET account = 'x' WHERE id = 7", "DELETE FROM audit_entry WHERE id = 7", "TRUNCATE audit_entry" })
        {
            Assert.ThrowsAny<Exception>(() => PostgresServer.Sql(database, attack));
        }

        PostgresServer.Sql(database, "DROP TRIGGER audit_entry_no_change ON audit_entry; UPDATE audit_entry SET account = 'x' WHERE id = 7");
        Assert.Equal(7, trails[0].Verify().FirstBroken);
    }

    [PostgresFact]
    public void Everything_goes_to_postgresql_and_back_with_counts_and_hashes_the_same()
    {
        var (file, server, back) = (WorkbenchStore.Open(Database), WorkbenchStore.Open(PostgresServer.NewDatabase()), WorkbenchStore.Open(Database + "2"));
        Fill(file);
        Assert.True(StoreCopy.Copy(file, server));
        Assert.Equal(Contents(file), Contents(server));
        Assert.All(StoreCopy.Contents(server), t => Assert.True(t.Rows > 0, t.Name));
        Assert.False(StoreCopy.Copy(file, server));

        // Work goes on there: keys go on where they were, the chain too.
        Assert.Equal((3, null), Seen(new AuditTable(server)));
        new AuditTable(server).Add(Time, "a", "later", "z", "");
        Assert.True(new AccountTable(server).Add(Somebody("C"), mustBeFirst: false));
        Assert.Equal([1, 2, 3], new AccountTable(server).All().Select(a => a.Id).Order());

        Assert.True(StoreCopy.Copy(server, back));
        Assert.Equal(Contents(server), Contents(back));
        Assert.NotEqual(Contents(file), Contents(back));
        Assert.Equal((4, null), Seen(new AuditTable(back)));
    }

    [Fact]
    public void A_copy_forgets_no_table()
    {
        using var db = WorkbenchStore.Open(Database).Context();
        Assert.Equal(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Order(StringComparer.Ordinal), StoreCopy.TableNames.Concat(StoreCopy.NotCopied).Order(StringComparer.Ordinal));
    }

    // Assert.Equal compares immutable arrays by where they lie.
    private static StoreTable[] Contents(WorkbenchStore store) => [.. StoreCopy.Contents(store)];

    private static readonly DateTime Time = new DateTime(2026, 3, 18, 8, 1, 2, DateTimeKind.Utc).AddTicks(1234567);

    private static Account Somebody(string name) => new() { Name = name, NameKey = name, PasswordHash = "x", Role = Role.Editor, Language = Language.Zh, CreatedUtc = Time, LockedUntilUtc = Time };

    private static void Fill(WorkbenchStore store)
    {
        var accounts = new AccountTable(store);
        accounts.Add(Somebody("王磊"), mustBeFirst: true);
        accounts.Add(Somebody("b"), mustBeFirst: false);
        accounts.Add(new Session("s", 1, Time, Time.AddDays(1)));
        new RegisterTable(store).Add(new RegisteredZone { Id = "z", Folder = "zones/z", NameZh = "区", NameEn = "zone", AddedUtc = Time });
        new MemberTable(store).Set(2, "z", Role.Verifier);
        new TokenTable(store).Add(new AccessToken("t", 1, "program", TokenScope.Read, "", Time, Time.AddDays(9)), 5);
        var audit = new AuditTable(store);
        audit.Add(Time, "王磊", "first", "z", "n=1");
        audit.Add(Time.AddTicks(1), "王磊", "second", "z", "n=2", [new FileRevision { ZoneId = "z", File = "f", PreviousHash = "", Hash = "h", Account = "王磊", AtUtc = Time, Undoes = 4 }], [new LineChange { ZoneId = "z", Line = "E1", Account = "王磊", AtUtc = Time }]);
        audit.Add(Time.AddTicks(2), "", "third", "", "");
    }

    [Fact]
    public void Opening_again_changes_nothing_and_a_newer_database_is_refused()
    {
        WorkbenchStore.Open(Database);
        WorkbenchStore.Open(Database);
        using (var connection = new SqliteConnection("Data Source=" + Database))
        {
            connection.Open();
            Run(connection, "INSERT INTO schema_version VALUES (9999, 'future')");
        }

        Assert.Throws<InvalidOperationException>(() => WorkbenchStore.Open(Database));
    }

    [Fact]
    public void The_trail_refuses_change_and_notices_one_made_behind_its_back()
    {
        var audit = new AuditTable(WorkbenchStore.Open(Database));
        Parallel.For(0, 20, i => audit.Add(new DateTime(2026, 3, 18, 8, 0, i, DateTimeKind.Utc), "a", "b", "", $"n={i}"));
        Assert.Equal((20, null), Seen(audit));
        using var connection = new SqliteConnection("Data Source=" + Database);
        connection.Open();
        Assert.Throws<SqliteException>(() => Run(connection, "UPDATE audit_entry SET account = 'x' WHERE id = 7"));
        Assert.Throws<SqliteException>(() => Run(connection, "DELETE FROM audit_entry WHERE id = 7"));
        Run(connection, "DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET account = 'x' WHERE id = 7");
        Assert.Equal(7, audit.Verify().FirstBroken);
    }

    [Fact]
    public void A_trail_whose_end_was_cut_off_is_not_whole_on_sqlite()
    {
        var store = WorkbenchStore.Open(Database);
        CutOff(store, sql =>
        {
            using var connection = new SqliteConnection("Data Source=" + Database);
            connection.Open();
            Run(connection, sql);
        }, "DROP TRIGGER audit_entry_no_delete; DROP TRIGGER audit_head_no_delete; DROP TRIGGER audit_head_only_rises;");

        // Even with the head gone, the database knows the last key it gave.
        using var file = new SqliteConnection("Data Source=" + Database);
        file.Open();
        Run(file, "DELETE FROM audit_head; DELETE FROM file_revision; DELETE FROM line_change;");
        Assert.True(new AuditTable(store).Verify().IsCut);
        Run(file, "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'audit_entry'");
        Assert.Null(new AuditTable(store).Verify().FirstBroken);
        Assert.True(new AuditTable(store).Verify(new TrailMark(3, new string('a', 64))).IsCut);
    }

    [PostgresFact]
    public void A_trail_whose_end_was_cut_off_is_not_whole_on_postgresql()
    {
        var (kept, other) = (PostgresServer.NewDatabase(), PostgresServer.NewDatabase());
        new AuditTable(WorkbenchStore.Open(kept)).Add(Time, "a", "b", "", "");
        foreach (var attack in new[] { "DELETE FROM audit_head", "TRUNCATE audit_head", "UPDATE audit_head SET hash = 'x'" })
        {
            Assert.ThrowsAny<Exception>(() => PostgresServer.Sql(kept, attack));
        }

        CutOff(WorkbenchStore.Open(other), sql => PostgresServer.Sql(other, sql),
            "DROP TRIGGER audit_entry_no_change ON audit_entry; DROP TRIGGER audit_head_no_delete ON audit_head; DROP TRIGGER audit_head_only_rises ON audit_head;");
    }

    [Fact]
    public void The_head_of_a_trail_can_be_kept_outside()
    {
        var audit = new AuditTable(WorkbenchStore.Open(Database));
        for (var i = 0; i < 3; i++)
        {
            audit.Add(Time.AddSeconds(i), "a", "b", "", "");
        }

        var mark = TrailMark.Of(audit.Verify().Head!.ToString())!;
        Assert.Equal(3, mark.EntryId);
        audit.Add(Time.AddSeconds(9), "a", "later", "", "");
        Assert.Null(audit.Verify(mark).FirstBroken);
        Assert.Equal(3, audit.Verify(mark with { Hash = new string('0', 64) }).FirstBroken);
        Assert.True(audit.Verify(mark with { EntryId = 5 }).IsCut);
        Assert.Null(TrailMark.Of("3:abc"));
    }

    [Fact]
    public void A_database_of_an_older_program_gets_the_head_of_its_trail()
    {
        var audit = new AuditTable(WorkbenchStore.Open(Database));
        audit.Add(Time, "a", "b", "", "");
        audit.Add(Time.AddSeconds(1), "a", "b", "", "");
        using (var connection = new SqliteConnection("Data Source=" + Database))
        {
            connection.Open();
            Run(connection, "DROP TABLE audit_head; DROP TABLE folder_mark; DELETE FROM schema_version WHERE version >= 3");
        }

        Assert.Equal((2, null), Seen(new AuditTable(WorkbenchStore.Open(Database))));
        audit.Add(Time.AddSeconds(2), "a", "b", "", "");
        Assert.Equal((3, null), Seen(audit));
    }

    // Entries, then a save with its revision; the last entry goes, then all of them.
    private static void CutOff(WorkbenchStore store, Action<string> run, string unlock)
    {
        var audit = new AuditTable(store);
        audit.Add(Time, "a", "b", "z", "");
        audit.Add(Time.AddSeconds(1), "a", "b", "z", "");
        audit.Add(Time.AddSeconds(3), "a", "saved", "z", "", [new FileRevision { ZoneId = "z", File = "f", PreviousHash = "", Hash = "h", Account = "a", AtUtc = Time.AddSeconds(2) }], [new LineChange { ZoneId = "z", Line = "E1", Account = "a", AtUtc = Time.AddSeconds(2) }]);
        Assert.Null(audit.Verify().FirstBroken);
        run(unlock);
        run("DELETE FROM audit_entry WHERE id = 3");
        Assert.Equal((2, 3, true), (audit.Verify().Count, audit.Verify().FirstBroken, audit.Verify().IsCut));

        // With a forged head the revision still says that an entry was written.
        run("UPDATE audit_head SET entry_id = 2, hash = (SELECT hash FROM audit_entry WHERE id = 2)");
        Assert.True(audit.Verify().IsCut);
        run("DELETE FROM audit_entry");
        Assert.Equal((0, 1, true), (audit.Verify().Count, audit.Verify().FirstBroken, audit.Verify().IsCut));
    }

    private static (int Count, int? FirstBroken) Seen(AuditTable audit) => (audit.Verify().Count, audit.Verify().FirstBroken);

    [Fact]
    public void Times_come_back_as_utc_to_the_tick()
    {
        var audit = new AuditTable(WorkbenchStore.Open(Database));
        var time = new DateTime(2026, 3, 18, 8, 1, 2, DateTimeKind.Utc).AddTicks(1234567);
        audit.Add(time, "", "x", "", "");
        var entry = audit.Page(null, "", 1).Single();
        Assert.Equal((time, DateTimeKind.Utc), (entry.AtUtc, entry.AtUtc.Kind));
        Assert.True(entry.IsWhole);
    }

    public void Dispose()
    {
        WorkbenchStore.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private static List<string> Columns(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            UNION ALL SELECT m.tbl_name || ' index ' || m.name FROM sqlite_master m WHERE m.type = 'index' AND m.name NOT LIKE 'sqlite_%'
            UNION ALL SELECT m.name || ' references ' || f."table" || '.' || f."to" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
