namespace Ncez.Data.Store;

/// <summary>
/// Held by the one server that works in a data folder. The system lets go of it when the process ends, however it ends: a killed
/// server leaves a file but no lock.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const string File = ".server";
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Takes the lock; null when another process holds it.</summary>
    /// <param name="root">Data folder; made when it does not exist.</param>
    /// <param name="me">What others are told of who holds it: the number of the process.</param>
    /// <param name="other">Who holds it; ? when unknown, empty when nobody did.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The disk refuses.</exception>
    public static FolderLock? Take(string root, string me, out string other)
    {
        var path = Path.Combine(DataFolder.Open(root, isAlone: false).Root, File);
        var isThere = System.IO.File.Exists(path);
        other = "";
        FileStream held;
        try
        {
            // On Linux a lock of the whole file (flock), on Windows no sharing: both end with the process.
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (isThere)
        {
            other = HolderOf(path);
            return null;
        }

        // Beside it, since what is locked cannot be read everywhere.
        System.IO.File.WriteAllText(path + ".pid", me);
        return new FolderLock(held);
    }

    /// <inheritdoc />
    public void Dispose() => _held.Dispose();

    private static string HolderOf(string path)
    {
        try
        {
            return System.IO.File.ReadAllText(path + ".pid") is { Length: > 0 and < 20 } number ? number : "?";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
