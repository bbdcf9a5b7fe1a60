using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Files that prove lines: list, fetch, attach.</summary>
internal sealed class ProofsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listProofs", "/zones/{zone}/proofs", Rights.Read, page => ApiAnswer.Page(page, page.Workbench.Attachments.Of(page.Zone!), ApiProof.Of), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiProof>) },
        ApiOperation.Get("getProofFile", "/zones/{zone}/proofs/{file}", Rights.Read, page => page.Http.Request.RouteValues["file"] is string name && page.Workbench.Attachments.Open(page.Zone!, name) is { } stream
            ? Results.Stream(stream, "application/octet-stream", name) : ApiAnswer.Missing(page)) with { Gives = "application/octet-stream" },
        new("attachProof", "POST", "/zones/{zone}/proofs", Rights.Edit, AttachAsync)
        {
            Parameters = [new("name", IsRequired: true) { Least = 1, Most = 200 }, new("title"), new("lines")], Takes = "application/octet-stream", Status = 201, GivesType = typeof(ApiProof), LargestBody = Attachments.Largest, Refusals = [422],
        },
        ApiOperation.Take<ApiProofWords>("correctProof", "PUT", "/zones/{zone}/proofs/{proof}", Rights.Edit, (page, words) =>
        {
            var findings = new Findings();
            return Find(page) is null ? ApiAnswer.Missing(page) : page.Workbench.Attachments.Correct(page.Account!, page.Zone!, IdOf(page), words.Title ?? "", words.Lines ?? "", findings) is { } proof
                ? ApiAnswer.Of(ApiProof.Of(proof)) : ApiAnswer.Problem(page, StatusCodes.Status422UnprocessableEntity, "proofChange", findings: findings.Sorted());
        }) with { GivesType = typeof(ApiProof), Refusals = [422] },
        ApiOperation.Take<ApiWhy>("withdrawProof", "POST", "/zones/{zone}/proofs/{proof}/withdraw", Rights.Edit, (page, asked) =>
        {
            var findings = new Findings();
            return ApiWhy.Refusal(page, asked.Why) is { } refusal ? refusal : Find(page) is not { } proof ? ApiAnswer.Missing(page)
                : page.Workbench.Attachments.Withdraw(page.Account!, page.Zone!, IdOf(page), asked.Why, findings) ? ApiAnswer.Of(ApiProof.Of(proof)) : ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "proofChange", findings: findings.Sorted());
        }) with { GivesType = typeof(ApiProof) },
    ];

    private static string IdOf(PageContext page) => (string)page.Http.Request.RouteValues["proof"]!;

    private static AttachedProof? Find(PageContext page) => page.Workbench.Attachments.Of(page.Zone!).FirstOrDefault(p => p.Id == IdOf(page));

    private static async Task<IResult> AttachAsync(PageContext page)
    {
        var (content, findings) = (await ApiBody.BytesAsync(page), new Findings());
        return page.Workbench.Attachments.Add(page.Account!, page.Zone!, (page.Query("name"), content), page.Query("title"), page.Query("lines"), findings) is { } proof
            ? ApiAnswer.Of(ApiProof.Of(proof), StatusCodes.Status201Created)
            : ApiAnswer.Problem(page, findings.Sorted().Any(f => f.Code == Attachments.UnknownLine) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest, "proof", findings: findings.Sorted());
    }
}

/// <summary>A proof.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">Name of its file; empty when it is kept elsewhere.</param>
/// <param name="Sha256">Hash as it was attached.</param>
/// <param name="Lines">Rows it proves.</param>
/// <param name="Date">Date.</param>
/// <param name="State">unaltered, altered, missing, unhashed, elsewhere.</param>
internal sealed record ApiProof(string Id, string Title, string File, string Sha256, string Lines, string Date, string State)
{
    public static ApiProof Of(AttachedProof p) => new(p.Id, p.Title, p.File, p.Sha256, p.Lines, p.Date, p.State);
}

/// <summary>What a proof is called and proves.</summary>
/// <param name="Title">What it is; empty leaves it as it is called.</param>
/// <param name="Lines">Ids of the rows it proves, parted by blanks, commas or semicolons.</param>
internal sealed record ApiProofWords(string? Title, string? Lines);
