using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Mending;

/// <summary>The page of a file that may be broken, and how it is mended there.</summary>
/// <param name="File">File.</param>
/// <param name="Path">Its page; the mended text is sent to <c>/text</c> below it.</param>
/// <param name="Title">What the page is called.</param>
/// <param name="Right">Who may mend it.</param>
/// <param name="Done">Notice of the page after that.</param>
public sealed record MendPlace(string File, string Path, string Title, Rights Right, string Done)
{
    /// <summary>Where the file can be had as it is; empty when its text is on the page.</summary>
    public string Download { get; init; } = "";

    /// <summary>The page of a file that cannot be read.</summary>
    public IResult Show(PageContext page, BrokenFile broken, int status = StatusCodes.Status200OK) => page.Show<MendPage>(status, (nameof(MendPage.Broken), broken), (nameof(MendPage.At), this));

    /// <summary>The page of the file as it stands when it cannot be read, or holds errors that only its text can mend; else the usual one.</summary>
    public IResult ShowText(PageContext page) => page.Workbench.Mending.FindFaulty(page.Zone!, File) is { } broken ? Show(page, broken) : Results.Redirect(Path);

    /// <summary>Saves the text, or the file, that a form sends.</summary>
    public IResult Save(PageContext page, IFormCollection form)
    {
        var sent = form.Files.GetFile("file");
        var mended = new MendedFile(File, form["base"].ToString(), sent is null ? MendFiles.BytesOf(form["text"].ToString()) : BytesOf(sent));
        var outcome = page.Workbench.Mending.Mend(page.Account!, page.Zone!, mended, page.Http.RequestAborted);
        switch (outcome.State)
        {
            case SaveState.Saved:
                return Results.Redirect($"{Path}?done={Done}");
            case SaveState.Conflict:
                return Results.Redirect(Path + "?done=notMended");
            default:
                // What was typed stays; a file that was sent does not hide what stands there.
                var standing = page.Workbench.Mending.FindFaulty(page.Zone!, File) ?? new BrokenFile(File, mended.BaseHash, null, []);
                return Show(page, standing with { Text = sent is null ? form["text"].ToString() : standing.Text, Findings = outcome.Check.All }, StatusCodes.Status400BadRequest);
        }
    }

    private static byte[] BytesOf(IFormFile sent)
    {
        using var whole = new MemoryStream();
        using var content = sent.OpenReadStream();
        content.CopyTo(whole);
        return whole.ToArray();
    }
}
