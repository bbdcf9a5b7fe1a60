using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ncez.Data.Store;

/// <summary>The database of the workbench: a SQLite file whose schema is brought up to date when it is opened.</summary>
public sealed class WorkbenchStore
{
    private const string Scripts = "store/sqlite/";
    private readonly DbContextOptions<StoreContext> _options;

    private WorkbenchStore(DbContextOptions<StoreContext> options) => _options = options;

    /// <summary>Opens the database of a file, making it when it is not there.</summary>
    /// <exception cref="InvalidOperationException">A newer program wrote the file.</exception>
    /// <exception cref="DbException">The file cannot be opened or is no database.</exception>
    public static WorkbenchStore Open(string file)
    {
        // The file, not the pool, is what a backup or a test removes; a session lives as long as its pages are asked for.
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var store = new WorkbenchStore(new DbContextOptionsBuilder<StoreContext>().UseSqlite(connection).Options);
        store.Upgrade();
        return store;
    }

    /// <summary>Lets go of the file.</summary>
    public static void Release() => SqliteConnection.ClearAllPools();

    internal StoreContext Context() => new(_options);

    /// <summary>Runs the scripts that the database does not have yet, all of them or none.</summary>
    private void Upgrade()
    {
        using var context = Context();
        var connection = context.Database.GetDbConnection();
        connection.Open();
        Run(connection, null, "PRAGMA journal_mode=WAL");
        using var transaction = connection.BeginTransaction();
        Run(connection, transaction, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, script TEXT NOT NULL)");
        var version = Convert.ToInt32(Run(connection, transaction, "SELECT coalesce(max(version), 0) FROM schema_version"), CultureInfo.InvariantCulture);
        var home = Assembly.GetExecutingAssembly();
        var scripts = home.GetManifestResourceNames().Where(n => n.StartsWith(Scripts, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (Name: n, Version: int.Parse(n.AsSpan(Scripts.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture))).ToList();
        if (version > scripts[^1].Version)
        {
            throw new InvalidOperationException($"The database has schema {version}; this program knows {scripts[^1].Version}.");
        }

        foreach (var script in scripts.Where(s => s.Version > version))
        {
            using var reader = new StreamReader(home.GetManifestResourceStream(script.Name)!);
            Run(connection, transaction, reader.ReadToEnd());
            Run(connection, transaction, "INSERT INTO schema_version (version, script) VALUES ($version, $script)", ("$version", script.Version), ("$script", script.Name[Scripts.Length..]));
        }

        transaction.Commit();
    }

    private static object? Run(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own scripts; values come as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar();
    }
}
