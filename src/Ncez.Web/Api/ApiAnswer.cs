using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>Answers of the interface for programs: JSON, pages of lists, and problems with findings.</summary>
internal static class ApiAnswer
{
    /// <summary>So many rows stand in a page of a list unless another number is asked for.</summary>
    public const int PageSize = 100;

    /// <summary>So many rows at most.</summary>
    public const int LargestPage = 1_000;

    /// <summary>How JSON is written: names begin small, Chinese stays readable, missing numbers are null.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },

        // A number is a number in both directions, and what is not in the document is refused rather than ignored.
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A JSON answer.</summary>
    public static IResult Of<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Json, statusCode: status);

    /// <summary>A page of a list.</summary>
    public static IResult Page<T>(PageContext page, IReadOnlyList<T> all) => Page(page, all, i => i);

    /// <summary>A page of a list whose rows are written only where they are asked for.</summary>
    public static IResult Page<TRow, T>(PageContext page, IReadOnlyList<TRow> all, Func<TRow, T> write) => Page(page, all.Count, (start, limit) => all.Skip(start).Take(limit).Select(write));

    /// <summary>A page of a list that gives the rows from a start on, as many as asked for.</summary>
    public static IResult Page<T>(PageContext page, int count, Func<int, int, IEnumerable<T>> rows)
    {
        var (start, limit) = (page.QueryNumber("start") ?? 0, page.QueryNumber("limit") ?? PageSize);
        return Of(new ApiPage<T>([.. rows(Math.Min(start, count), limit)], count, (long)start + limit < count ? start + limit : null));
    }

    /// <summary>A problem by RFC 9457: its kind for programs, title and detail in the reader's language.</summary>
    /// <param name="page">The request.</param>
    /// <param name="status">Status.</param>
    /// <param name="kind">Kind; its title is the text <c>api.title.&lt;kind&gt;</c>.</param>
    /// <param name="detail">What happened here; null for the usual sentence of the kind.</param>
    /// <param name="findings">What is wrong with the data.</param>
    /// <param name="more">Further facts.</param>
    public static IResult Problem(PageContext page, int status, string kind, string? detail = null, IEnumerable<Diagnostic>? findings = null, object? more = null) => Results.Json(
        new ApiProblem($"urn:ncez:problem:{kind}", page.T("api.title." + kind), status, detail ?? page.T("api.detail." + kind), [.. (findings ?? []).Select(f => ApiFinding.Of(page, f))], more), Json, "application/problem+json", status);

    /// <summary>There is no such thing.</summary>
    public static IResult Missing(PageContext page, IEnumerable<Diagnostic>? findings = null) => Problem(page, StatusCodes.Status404NotFound, "missing", findings: findings);

    /// <summary>It cannot be done as things stand.</summary>
    public static IResult Conflict(PageContext page, string kind, IEnumerable<Diagnostic>? findings = null, object? more = null) => Problem(page, StatusCodes.Status409Conflict, kind, findings: findings, more: more);

    /// <summary>A JSON document that is written by the command line too.</summary>
    public static IResult Written(Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        return Results.Bytes(whole.ToArray(), "application/json");
    }

    /// <summary>A number, or null when there is none.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A page of a list.</summary>
/// <param name="Items">Rows.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Next">Start of the next page; null when this is the last.</param>
internal sealed record ApiPage<T>(ImmutableArray<T> Items, int Count, int? Next);

/// <summary>Why something was not done.</summary>
/// <param name="Type">Kind as a name.</param>
/// <param name="Title">Kind in the reader's language.</param>
/// <param name="Status">Status.</param>
/// <param name="Detail">What happened here, in the reader's language.</param>
/// <param name="Findings">What is wrong with the data.</param>
/// <param name="More">Further facts of this kind.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Detail, ImmutableArray<ApiFinding> Findings, object? More);

/// <summary>A finding.</summary>
internal sealed record ApiFinding(string Code, string Severity, string? File, int? Line, int? Column, string? Field, string Found, string Expected, string Fix)
{
    public static ApiFinding Of(PageContext page, Diagnostic f) => new(
        f.Code, f.Severity.ToString().ToLowerInvariant(), page.Below(f.Where.File) is { Length: > 0 } file ? file : null, f.Where.Line > 0 ? f.Where.Line : null, f.Where.Column > 0 ? f.Where.Column : null, f.Where.Field,
        page.Below(page.In(f.Found)), page.Below(page.In(f.Expected)), page.Below(page.In(f.Fix)));
}
