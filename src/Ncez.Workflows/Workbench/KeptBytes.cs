namespace Ncez.Workflows.Workbench;

/// <summary>How much memory goes to what can be calculated again [bytes].</summary>
/// <param name="Accounts">Accounted zones with their reports.</param>
/// <param name="Tables">Rows of grids and reviews.</param>
/// <param name="Pages">Pieces of pages.</param>
public sealed record KeptBytes(long Accounts, long Tables, long Pages)
{
    /// <summary>Unless told otherwise [MB]: an eighth of the memory that this machine, or its container, has; 256 MB hold about 50 zones of 5 000 rows in all their pages, 1 024 MB 200.</summary>
    public static int DefaultMB { get; } = (int)Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) / 8, 256, 1_024);

    /// <summary>The usual bounds.</summary>
    public static KeptBytes Default { get; } = Of(DefaultMB);

    /// <summary>Shares a bound out.</summary>
    public static KeptBytes Of(int megabytes) => new(megabytes * (1L << 20) / 2, megabytes * (3L << 20) / 8, megabytes * (1L << 20) / 8);
}
