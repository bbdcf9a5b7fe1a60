namespace Ncez.Model.Workbench;

/// <summary>A database belongs to another data folder.</summary>
/// <param name="database">Where the database is, without a password.</param>
/// <param name="file">File of the folder that holds its id.</param>
/// <param name="folderId">Id of the folder that it belongs to.</param>
public sealed class OtherFolderException(string database, string file, string folderId) : InvalidOperationException($"The database {database} belongs to the data folder with the id {folderId}, not to the one of {file}.")
{
    /// <summary>Where the database is, without a password.</summary>
    public string Database { get; } = database;

    /// <summary>File of the folder that holds its id.</summary>
    public string File { get; } = file;

    /// <summary>Id of the folder that it belongs to.</summary>
    public string FolderId { get; } = folderId;
}
