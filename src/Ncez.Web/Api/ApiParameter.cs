using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>A parameter of an operation: what the document says of it and what a request is held to.</summary>
/// <param name="Name">Name.</param>
/// <param name="In">query or header.</param>
/// <param name="Type">JSON type.</param>
/// <param name="IsRequired">True when it must be given.</param>
internal sealed record ApiParameter(string Name, string In = "query", string Type = "string", bool IsRequired = false)
{
    private const int LongestText = 500;

    /// <summary>Parameters of a list that comes in pages.</summary>
    public static ApiParameter[] Paging { get; } = [Number("start", 0, int.MaxValue), Number("limit", 1, ApiAnswer.LargestPage)];

    /// <summary>A calendar year.</summary>
    public static ApiParameter Year { get; } = Number("year", 1900, 2200);

    /// <summary>The only values it takes, whatever their case; empty = not limited so.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Least whole number, or fewest characters of a text.</summary>
    public int Least { get; init; }

    /// <summary>Greatest whole number, or most characters of a text.</summary>
    public int Most { get; init; } = LongestText;

    /// <summary>A whole number.</summary>
    public static ApiParameter Number(string name, int least, int most) => new(name, Type: "integer") { Least = least, Most = most };

    /// <summary>true or false.</summary>
    public static ApiParameter Switch(string name) => new(name, Type: "boolean");

    /// <summary>One of some words.</summary>
    public static ApiParameter OneOf(string name, params IEnumerable<string> values) => new(name) { Values = [.. values] };

    /// <summary>The names of an enumeration as answers write them.</summary>
    public static ApiParameter OneOf<T>(string name)
        where T : struct, Enum => OneOf(name, Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));

    /// <summary>What the document says of its values.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Type };
        if (!Values.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. Values.Select(v => (JsonNode)v)]);
        }
        else if (Type is "integer")
        {
            (schema["minimum"], schema["maximum"]) = (Least, Most);
        }
        else if (Type is "string" && In == "query")
        {
            (schema["minLength"], schema["maxLength"]) = (Least, Most);
        }

        return schema;
    }

    /// <summary>What is expected of a value, as a sentence.</summary>
    public string Expected(PageContext page) => !Values.IsEmpty ? page.T("api.expected.oneOf", ("values", string.Join(", ", Values))) : Type switch
    {
        "integer" => page.T("api.expected.integer", ("least", Least), ("most", Most)),
        "boolean" => page.T("api.expected.boolean"),
        _ => page.T("api.expected.text", ("least", Least), ("most", Most)),
    };

    /// <summary>True for a value that it takes.</summary>
    public bool Takes(string value) => !Values.IsEmpty ? Values.Contains(value, StringComparer.OrdinalIgnoreCase) : Type switch
    {
        "integer" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most,
        "boolean" => value is "true" or "false",
        _ => value.Length >= Least && value.Length <= Most && !value.Any(char.IsControl),
    };
}

/// <summary>A value of the query that was not taken.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Value">What was sent; null when nothing was.</param>
/// <param name="Expected">What is expected.</param>
internal sealed record ApiRefusedValue(string Parameter, string? Value, string Expected);

/// <summary>Holds a request to what the document says, before an operation sees it: a mistyped filter must not answer with everything.</summary>
internal static class ApiRequest
{
    /// <summary>Why a request is refused; null when it may go on.</summary>
    public static IResult? Refusal(PageContext page, ApiOperation operation)
    {
        List<ApiRefusedValue> refused = [.. Unknown(page, operation), .. operation.Parameters.Where(p => p.In == "query").SelectMany(p => Wrong(page, p))];
        return refused.Count > 0 ? Refused(page, refused)
            : operation.Takes is { } media && !(MediaTypeHeaderValue.TryParse(page.Http.Request.ContentType, out var sent) && sent.MediaType.Equals(media, StringComparison.OrdinalIgnoreCase))
            ? ApiAnswer.Problem(page, StatusCodes.Status415UnsupportedMediaType, "mediaType", page.T("api.detail.mediaType", ("expected", media), ("found", page.Http.Request.ContentType ?? "–")))
            : null;
    }

    /// <summary>The refusal of values of the query.</summary>
    public static IResult Refused(PageContext page, params IReadOnlyList<ApiRefusedValue> refused) => ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "query",
        string.Join(" ", refused.Select(r => r.Value is null ? page.T("api.detail.query.none", ("parameter", r.Parameter), ("expected", r.Expected))
            : page.T("api.detail.query", ("parameter", r.Parameter), ("value", r.Value), ("expected", r.Expected)))), more: refused);

    private static IEnumerable<ApiRefusedValue> Unknown(PageContext page, ApiOperation operation) =>
        from sent in page.Http.Request.Query
        where !operation.Parameters.Any(p => p.In == "query" && p.Name.Equals(sent.Key, StringComparison.OrdinalIgnoreCase))
        select new ApiRefusedValue(Short(sent.Key), Short(sent.Value.ToString()), page.T("api.expected.known", ("names", string.Join(", ", operation.Parameters.Where(p => p.In == "query").Select(p => p.Name).DefaultIfEmpty("–")))));

    private static IEnumerable<ApiRefusedValue> Wrong(PageContext page, ApiParameter parameter)
    {
        var sent = page.Http.Request.Query[parameter.Name];
        return sent.Count == 0 ? parameter.IsRequired ? [new(parameter.Name, null, parameter.Expected(page))] : []
            : sent is [{ } one] && parameter.Takes(one) ? []
            : [new(parameter.Name, Short(sent.ToString()), sent.Count > 1 ? page.T("api.expected.once") : parameter.Expected(page))];
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
