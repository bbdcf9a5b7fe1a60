using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ncez.Data.Store;

/// <summary>What differs between the two databases that can hold a workbench.</summary>
internal abstract class StoreProvider
{
    /// <summary>Folder of the scripts among the embedded files.</summary>
    public abstract string Scripts { get; }

    /// <summary>How the place is called where it is printed; never holds a password.</summary>
    public abstract string Name { get; }

    /// <summary>Names the database to EF Core.</summary>
    public abstract void Configure(DbContextOptionsBuilder<StoreContext> options);

    /// <summary>Statements that a new connection for the upgrade begins with; empty when there are none.</summary>
    public abstract string Prepare { get; }

    /// <summary>Statement that makes a transaction the only writing one; empty where every transaction is.</summary>
    public abstract string LockWrites { get; }

    /// <summary>Statement after rows were added with their keys, so that the next key is a new one; empty where it is by itself.</summary>
    public abstract string NextKey(string table);

    /// <summary>Query for the last key that was given to a row that stayed; empty where the database does not know: one that gives keys to writes that fail has gaps.</summary>
    public virtual string LastKey(string table) => "";

    /// <summary>True when there is something to open; a database behind a connection says so itself when it is asked.</summary>
    public virtual bool Exists => true;

    /// <summary>Folder that the file lies in; null for a database that lies in none.</summary>
    public virtual string? Folder => null;

    /// <summary>True for a file of a folder: it belongs there, whatever it says.</summary>
    public bool IsIn(string root) => Folder is { } folder && folder == Path.GetFullPath(root);

    /// <summary>Brings everything into the file itself; nothing where there is no file.</summary>
    public virtual void Settle(StoreContext context)
    {
    }

    /// <summary>Closes the connections that are kept open for the next question.</summary>
    public virtual void LetGo()
    {
    }

    /// <summary>The provider of an address: a PostgreSQL connection string (<c>Host=…;Database=…</c>), else a SQLite file.</summary>
    /// <exception cref="ArgumentException">It looks like a connection string and is none.</exception>
    public static StoreProvider Of(string address) => IsConnection(address) ? new Postgres(address) : new Sqlite(address);

    private static bool IsConnection(string address) => address.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || address.Contains(";Host=", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("Server=", StringComparison.OrdinalIgnoreCase);

    private sealed class Sqlite(string file) : StoreProvider
    {
        // A file is locked by the transaction itself: it takes the write lock before it reads.
        public override string Scripts => "store/sqlite/";

        public override string Name => Path.GetFullPath(file);

        public override string Prepare => "PRAGMA journal_mode=WAL";

        public override bool Exists => File.Exists(file);

        public override string? Folder => Path.GetDirectoryName(Path.GetFullPath(file));

        public override string LockWrites => "";

        public override void Configure(DbContextOptionsBuilder<StoreContext> options) =>
            options.UseSqlite(Address);

        public override string NextKey(string table) => "";

        public override string LastKey(string table) => $"SELECT seq AS \"Value\" FROM sqlite_sequence WHERE name = '{table}'";

        public override void Settle(StoreContext context) => context.Database.ExecuteSqlRaw("PRAGMA journal_mode=DELETE");

        public override void LetGo()
        {
            using var connection = new SqliteConnection(Address);
            SqliteConnection.ClearPool(connection);
        }

        private string Address => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    }

    private sealed class Postgres : StoreProvider
    {
        private readonly NpgsqlConnectionStringBuilder _connection;

        public Postgres(string connection)
        {
            _connection = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "ncez" };
            if (_connection.Database is not { Length: > 0 })
            {
                throw new ArgumentException("The connection string names no Database.", nameof(connection));
            }
        }

        public override string Scripts => "store/postgresql/";

        public override string Name => $"postgresql://{_connection.Host}/{_connection.Database}";

        public override string Prepare => "";

        public override string LockWrites => "SELECT pg_advisory_xact_lock(520317)";

        public override void Configure(DbContextOptionsBuilder<StoreContext> options) => options.UseNpgsql(_connection.ToString());

        public override string NextKey(string table) => $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest((SELECT coalesce(max(id), 0) FROM {table}), 1), (SELECT count(*) > 0 FROM {table}))";
    }

    /// <summary>Lets go of files and connections.</summary>
    public static void Release()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>True when the database is away or cannot take anything at the moment: no mistake of the program, and over when it is back.</summary>
    public static bool IsAway(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException said)
            {
                // No such database, none that takes connections now, connections, resources, and what an operator stops.
                return said.SqlState is "3D000" or "55000" or ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..];
            }

            if (inner is SqliteException file)
            {
                // Locked, read-only, disk error, full, cannot be opened.
                return file.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14;
            }

            if (inner is NpgsqlException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for what a database says when it cannot be reached or refuses.</summary>
    public static bool IsRefusal(Exception exception) => exception is DbException or ArgumentException or InvalidOperationException or System.Net.Sockets.SocketException or TimeoutException;
}
