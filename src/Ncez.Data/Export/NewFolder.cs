using System.Text;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>Writes the files of a new folder; a folder that holds anything already is left alone.</summary>
public static class NewFolder
{
    /// <summary>Writes the files as UTF-8. False and a finding when the folder is not empty or the disk refuses.</summary>
    /// <param name="path">The folder; made when it does not exist.</param>
    /// <param name="files">File name and text.</param>
    /// <param name="findings">Collects why nothing was written.</param>
    public static bool Write(string path, IEnumerable<(string Name, string Text)> files, Findings findings)
    {
        try
        {
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            {
                findings.Error("ZON-021", new Place(path));
                return false;
            }

            Directory.CreateDirectory(path);
            foreach (var (name, text) in files)
            {
                using var file = new FileStream(Path.Combine(path, name), FileMode.CreateNew, FileAccess.Write);
                file.Write(Encoding.UTF8.GetBytes(text));
            }

            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            findings.Error("OUT-004", new Place(path), ("file", path), ("reason", refused.Message));
            return false;
        }
    }
}
