namespace Ncez.Web.Hosting;

/// <summary>Media types of the files that the workbench hands out.</summary>
internal static class FileKind
{
    /// <summary>The media type of a file name or ending.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/json",
        ".csv" => "text/csv; charset=utf-8",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
