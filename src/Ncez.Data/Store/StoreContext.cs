using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>The one model of the database, the same on every provider. Times are UTC and stay UTC.</summary>
internal sealed class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RegisteredZone> Zones => Set<RegisteredZone>();

    public DbSet<FileRevision> Revisions => Set<FileRevision>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(e => e.HasIndex(a => a.NameKey).IsUnique());
        modelBuilder.Entity<Session>(e => e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.NoAction));
        modelBuilder.Entity<RegisteredZone>(e =>
        {
            e.ToTable("zone").Ignore(z => z.Name);
            e.HasIndex(z => z.Folder).IsUnique();
        });
        modelBuilder.Entity<FileRevision>(e => e.HasIndex(r => new { r.ZoneId, r.File }));
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.Ignore(a => a.IsWhole);
            e.HasIndex(a => a.ZoneId);
        });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            Name(entity);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    private static void Name(IMutableEntityType entity)
    {
        var table = entity.ClrType == typeof(RegisteredZone) ? "zone" : Snake(entity.ClrType.Name);
        entity.SetTableName(table);
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Snake(property.Name));
        }

        entity.FindPrimaryKey()!.SetName("pk_" + table);
        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName($"fk_{table}_{Snake(key.PrincipalEntityType.ClrType.Name)}");
        }
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    // SQLite gives times back without a kind, other providers refuse any but UTC.
    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(t => t, t => DateTime.SpecifyKind(t, DateTimeKind.Utc));
}
