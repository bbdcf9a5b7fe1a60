using Ncez.Model.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>One output file, complete or not there: written beside its place and moved in when it is whole.</summary>
public static class OutputFile
{
    /// <summary>
    /// Writes a file. What the disk refuses becomes a finding and false; a cancellation passes through. Unless it returns
    /// true, a previous file is as it was.
    /// </summary>
    public static bool Write(string path, Action<Stream> fill, Findings findings)
    {
        path = Path.GetFullPath(path);
        var partial = path + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // No sharing: a second run that writes the same file is refused instead of mixing with this one.
            using var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            Fill(stream, partial, fill);
            File.Move(partial, path, overwrite: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            findings.Error("OUT-004", new Place(path), ("file", path), ("reason", refused.Message));
            return false;
        }
    }

    /// <summary>Does something with files; what the disk refuses becomes a finding and false.</summary>
    public static bool Attempt(string path, Findings findings, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            findings.Error("OUT-004", new Place(path), ("file", path), ("reason", refused.Message));
            return false;
        }
    }

    private static void Fill(FileStream stream, string partial, Action<Stream> fill)
    {
        try
        {
            fill(stream);
            stream.Dispose();
        }
        catch
        {
            stream.Dispose();
            File.Delete(partial);
            throw;
        }
    }
}
