using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ncez.Data.Store;

/// <summary>The database of the workbench, a SQLite file or a PostgreSQL database; its schema is brought up to date when it is opened.</summary>
public sealed class WorkbenchStore
{
    private readonly DbContextOptions<StoreContext> _options;

    private WorkbenchStore(StoreProvider provider)
    {
        var options = new DbContextOptionsBuilder<StoreContext>();
        provider.Configure(options);
        (Provider, _options) = (provider, options.Options);
    }

    /// <summary>Where it is, as it may be printed: without a password.</summary>
    public string Name => Provider.Name;

    internal StoreProvider Provider { get; }

    /// <summary>Opens the database of a file, making it when it is not there, or the one of a PostgreSQL connection string.</summary>
    /// <exception cref="InvalidOperationException">A newer program wrote the database.</exception>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    /// <exception cref="DbException">The database cannot be reached or is none.</exception>
    public static WorkbenchStore Open(string address)
    {
        var store = new WorkbenchStore(StoreProvider.Of(address));
        store.Upgrade();
        return store;
    }

    /// <summary>Opens a database that must be there: who only looks at one makes none.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <inheritdoc cref="Open" />
    public static WorkbenchStore OpenExisting(string address) => StoreProvider.Of(address).Exists ? Open(address) : throw new FileNotFoundException($"There is no database at {address}.", address);

    /// <summary>Lets go of the file and of connections.</summary>
    public static void Release() => StoreProvider.Release();

    /// <summary>True for what a database says when it cannot be reached or refuses.</summary>
    public static bool IsRefusal(Exception exception) => StoreProvider.IsRefusal(exception);

    /// <summary>True when the database is away or cannot take anything at the moment: over when it is back.</summary>
    public static bool IsAway(Exception exception) => StoreProvider.IsAway(exception);

    /// <summary>Lets go of this database: a file can be moved or packed afterwards.</summary>
    public void Close()
    {
        using (var context = Context())
        {
            Provider.Settle(context);
        }

        Provider.LetGo();
    }

    /// <summary>Closes the connections that wait for the next question: each holds pages of the database in memory.</summary>
    public void Rest() => Provider.LetGo();

    /// <summary>Answers a trivial question of the database; throws what it says when it cannot.</summary>
    public void Ping()
    {
        using var context = Context();
        context.Database.ExecuteSqlRaw("SELECT 1");
    }

    internal StoreContext Context() => new(_options);

    /// <summary>Begins a transaction in which nobody else writes: what it reads is still so when it commits.</summary>
    internal IDbContextTransaction BeginWrite(StoreContext context)
    {
        var transaction = context.Database.BeginTransaction();
        if (Provider.LockWrites.Length > 0)
        {
            context.Database.ExecuteSqlRaw(Provider.LockWrites);
        }

        return transaction;
    }

    /// <summary>Runs the scripts that the database does not have yet, all of them or none.</summary>
    private void Upgrade()
    {
        using var context = Context();
        var connection = context.Database.GetDbConnection();
        connection.Open();
        if (Provider.Prepare.Length > 0)
        {
            Run(connection, null, Provider.Prepare);
        }

        using var transaction = connection.BeginTransaction();
        if (Provider.LockWrites.Length > 0)
        {
            Run(connection, transaction, Provider.LockWrites);
        }

        Run(connection, transaction, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, script TEXT NOT NULL)");
        var version = Convert.ToInt32(Run(connection, transaction, "SELECT coalesce(max(version), 0) FROM schema_version"), CultureInfo.InvariantCulture);
        var home = Assembly.GetExecutingAssembly();
        var folder = Provider.Scripts;
        var scripts = home.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (Name: n, Version: int.Parse(n.AsSpan(folder.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture))).ToList();
        if (version > scripts[^1].Version)
        {
            throw new InvalidOperationException($"The database has schema {version}; this program knows {scripts[^1].Version}.");
        }

        foreach (var script in scripts.Where(s => s.Version > version))
        {
            using var reader = new StreamReader(home.GetManifestResourceStream(script.Name)!);
            Run(connection, transaction, reader.ReadToEnd());
            Run(connection, transaction, "INSERT INTO schema_version (version, script) VALUES (@version, @script)", ("@version", script.Version), ("@script", script.Name[folder.Length..]));
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
