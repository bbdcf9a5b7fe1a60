using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ncez.Data.Store;

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
        Assert.Equal((20, null), audit.Verify());
        using var connection = new SqliteConnection("Data Source=" + Database);
        connection.Open();
        Assert.Throws<SqliteException>(() => Run(connection, "UPDATE audit_entry SET account = 'x' WHERE id = 7"));
        Assert.Throws<SqliteException>(() => Run(connection, "DELETE FROM audit_entry WHERE id = 7"));
        Run(connection, "DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET account = 'x' WHERE id = 7");
        Assert.Equal(7, audit.Verify().FirstBroken);
    }

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
