using System.Text;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>Changes files of a zone folder together: all are written aside first, then swapped in; whatever fails puts the old ones back.</summary>
public static class ZoneFolderWriter
{
    /// <summary>Writes the files; false and a finding when the disk refuses, and then the folder is as it was.</summary>
    /// <param name="folder">Zone folder; made when it does not exist.</param>
    /// <param name="files">File names and contents.</param>
    /// <param name="findings">Collects why nothing was written.</param>
    public static bool Write(string folder, IReadOnlyList<(string Name, byte[] Content)> files, Findings findings)
    {
        var aside = Path.Combine(folder, ".ncez-import");
        try
        {
            Directory.CreateDirectory(aside);
            foreach (var (name, content) in files)
            {
                File.WriteAllBytes(Path.Combine(aside, name), content);
            }

            Swap(folder, aside, files);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            findings.Error("OUT-004", new Place(folder), ("file", folder), ("reason", refused.Message));
            return false;
        }
        finally
        {
            Discard(aside);
        }
    }

    /// <summary>A text as the content of a file.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Swap(string folder, string aside, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var done = new List<string>();
        try
        {
            foreach (var (name, _) in files)
            {
                var (target, old) = (Path.Combine(folder, name), Path.Combine(aside, name + ".old"));
                if (File.Exists(target))
                {
                    File.Move(target, old);
                }

                done.Add(name);
                File.Move(Path.Combine(aside, name), target);
            }
        }
        catch
        {
            foreach (var name in done)
            {
                var (target, old) = (Path.Combine(folder, name), Path.Combine(aside, name + ".old"));
                if (File.Exists(old))
                {
                    File.Move(old, target, overwrite: true);
                }
                else
                {
                    File.Delete(target);
                }
            }

            throw;
        }
    }

    private static void Discard(string aside)
    {
        try
        {
            // An old file still here was not put back: it is the only copy, so it stays.
            if (Directory.Exists(aside) && !Directory.EnumerateFiles(aside, "*.old").Any(f => !File.Exists(Path.Combine(Path.GetDirectoryName(aside)!, Path.GetFileNameWithoutExtension(f)))))
            {
                Directory.Delete(aside, recursive: true);
            }
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // Nothing of the user's is in it.
        }
    }
}
