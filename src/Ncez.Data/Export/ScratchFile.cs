namespace Ncez.Data.Export;

/// <summary>Files of a scratch folder that the caller removes: generated inputs of benches.</summary>
public static class ScratchFile
{
    /// <summary>Creates a file in a folder below the scratch folder, replacing an old one.</summary>
    public static Stream Create(string scratch, string folder, string name)
    {
        Directory.CreateDirectory(Path.Combine(scratch, folder));
        return new FileStream(Path.Combine(scratch, folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }
}
