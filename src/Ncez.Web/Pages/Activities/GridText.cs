using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Ncez.Web.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Activities;

/// <summary>The rows of a grid on their own, parted by tabs.</summary>
internal static class GridText
{
    private const string Type = "text/plain; charset=utf-8";

    // Rows are much alike: compressed a little better than pages are, they take a third, for a tenth of a second of a hundred thousand rows.
    private static readonly BrotliCompressionOptions Well = new() { Quality = 5 };

    /// <summary>The rows as an answer to the script.</summary>
    public static IResult Answer(PageContext page, ActivityGrid grid)
    {
        if (!AssetFiles.TakesBrotli(page.Http))
        {
            return Results.Text(grid.Tabs, Type);
        }

        using var whole = new MemoryStream();
        using (var brotli = new BrotliStream(whole, Well, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(grid.Tabs));
        }

        (page.Http.Response.Headers.ContentEncoding, page.Http.Response.Headers.Vary) = ("br", "Accept-Encoding");
        return Results.Bytes(whole.ToArray(), Type);
    }
}
