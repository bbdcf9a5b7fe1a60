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

    public DbSet<AuditHead> Heads => Set<AuditHead>();

    public DbSet<FolderMark> FolderMarks => Set<FolderMark>();

    public DbSet<ZoneMember> Members => Set<ZoneMember>();

    public DbSet<AccessToken> Tokens => Set<AccessToken>();

    public DbSet<LineChange> Changes => Set<LineChange>();

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
            if (Database.ProviderName?.Contains("PostgreSQL", StringComparison.Ordinal) == true)
            {
                e.Property(a => a.AtUtc).HasConversion<WholeTime>();
            }
        });
        modelBuilder.Entity<ZoneMember>(e =>
        {
            e.HasKey(m => new { m.AccountId, m.ZoneId });
            e.HasIndex(m => m.ZoneId);
            e.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.NoAction);
        });
        modelBuilder.Entity<AccessToken>(e => e.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.NoAction));
        modelBuilder.Entity<LineChange>(e => e.HasIndex(c => new { c.ZoneId, c.Line }));
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

    // To the tick, as the hash of an entry covers it.
    private sealed class WholeTime() : ValueConverter<DateTime, string>(
        t => t.ToString("O", System.Globalization.CultureInfo.InvariantCulture), t => DateTime.Parse(t, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind));
}
