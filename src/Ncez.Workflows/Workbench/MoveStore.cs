using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Moves the database of a workbench between SQLite and PostgreSQL, and says what it holds.</summary>
public static class MoveStore
{
    /// <summary>Copies all rows into an empty database and compares both.</summary>
    /// <param name="from">SQLite file or PostgreSQL connection string.</param>
    /// <param name="to">The other one; a file is made when it is not there.</param>
    /// <exception cref="FileNotFoundException">There is no database to copy from.</exception>
    /// <exception cref="System.Data.Common.DbException">A database refuses.</exception>
    /// <exception cref="InvalidOperationException">A newer program wrote a database.</exception>
    public static StoreMove Copy(string from, string to)
    {
        var (source, target) = (WorkbenchStore.OpenExisting(from), WorkbenchStore.Open(to));
        var isDone = StoreCopy.Copy(source, target);
        if (isDone)
        {
            FolderPair.Carry(source, target);
        }

        return new StoreMove(source.Name, target.Name, isDone, StoreCopy.Contents(source), StoreCopy.Contents(target));
    }

    /// <summary>What a database holds, and whether its audit trail is whole.</summary>
    /// <param name="address">SQLite file or PostgreSQL connection string.</param>
    /// <param name="kept">Marks of its trail that were kept outside.</param>
    /// <exception cref="FileNotFoundException">There is no such database.</exception>
    public static StoreState Look(string address, params ReadOnlySpan<TrailMark> kept)
    {
        var store = WorkbenchStore.OpenExisting(address);
        return new StoreState(store.Name, StoreCopy.Contents(store), new AuditTable(store).Verify(kept));
    }

    /// <summary>True for what a database says when it cannot be reached or refuses.</summary>
    public static bool IsRefusal(Exception exception) => WorkbenchStore.IsRefusal(exception);
}

/// <summary>A copy of a database.</summary>
/// <param name="From">Where from, without a password.</param>
/// <param name="To">Where to.</param>
/// <param name="IsDone">False when the target held rows already: nothing was written.</param>
/// <param name="Source">What the source holds.</param>
/// <param name="Target">What the target holds.</param>
public sealed record StoreMove(string From, string To, bool IsDone, ImmutableArray<StoreTable> Source, ImmutableArray<StoreTable> Target)
{
    /// <summary>True when both hold the same.</summary>
    public bool IsSame => Source.SequenceEqual(Target);
}

/// <summary>What a database holds.</summary>
/// <param name="Name">Where it is, without a password.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Trail">Whether its audit trail is whole.</param>
public sealed record StoreState(string Name, ImmutableArray<StoreTable> Tables, TrailCheck Trail);
