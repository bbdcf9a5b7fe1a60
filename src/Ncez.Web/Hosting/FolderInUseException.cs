namespace Ncez.Web.Hosting;

/// <summary>Another server works in the data folder: two would write over each other.</summary>
/// <param name="folder">Data folder.</param>
/// <param name="process">Number of the process that serves it; ? when unknown.</param>
public sealed class FolderInUseException(string folder, string process) : IOException($"process {process} serves {folder}")
{
    /// <summary>Number of the process that serves the folder; ? when unknown.</summary>
    public string Process { get; } = process;
}

/// <summary>Holds the data folder for this server as long as the container lives.</summary>
/// <param name="claim">The claim.</param>
internal sealed class FolderClaim(IDisposable claim) : IDisposable
{
    public void Dispose() => claim.Dispose();
}
