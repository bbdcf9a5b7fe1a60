using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>The document of the interface by OpenAPI 3.1, written from the operations themselves.</summary>
internal static partial class ApiDocument
{
    public static IResult Answer(PageContext page) => Results.Text(Of(page).ToJsonString(ApiAnswer.Json), "application/json");

    /// <summary>The document in the reader's language.</summary>
    public static JsonObject Of(PageContext page)
    {
        var paths = new JsonObject();
        foreach (var path in ApiModules.All.GroupBy(o => o.Path))
        {
            var item = new JsonObject();
            foreach (var operation in path)
            {
                item[operation.Method.ToLowerInvariant()] = Operation(page, operation);
            }

            paths[ApiModules.Root + path.Key] = item;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Ncez", ["version"] = "1", ["description"] = page.T("api.description") },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["Problem"] = Schema(typeof(ApiProblem)) },
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private static JsonObject Operation(PageContext page, ApiOperation operation)
    {
        var parameters = new JsonArray();
        foreach (Match match in Braces().Matches(operation.Path))
        {
            parameters.Add(new JsonObject { ["name"] = match.Groups[1].Value, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        }

        foreach (var parameter in operation.Parameters)
        {
            parameters.Add(new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In, ["required"] = parameter.IsRequired, ["schema"] = parameter.Schema() });
        }

        var responses = new JsonObject { [Text(operation.Status)] = Response(page, operation) };
        if (operation.BeginsType is { } begun)
        {
            responses[Text(StatusCodes.Status202Accepted)] = new JsonObject { ["description"] = page.T("api.begun"), ["content"] = new JsonObject { ["application/json"] = Media(begun) } };
        }

        foreach (var refusal in operation.AllRefusals)
        {
            responses[Text(refusal)] = new JsonObject
            {
                ["description"] = page.T("api.status." + Text(refusal)),
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
            };
        }

        var result = new JsonObject { ["operationId"] = operation.Id, ["summary"] = page.T("api." + operation.Id), ["x-rights"] = operation.Rights.ToString(), ["parameters"] = parameters, ["responses"] = responses };
        if (operation.Takes is { } media)
        {
            result["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [media] = Media(operation.TakesType) } };
        }

        return result;
    }

    private static JsonObject Response(PageContext page, ApiOperation operation)
    {
        var response = new JsonObject { ["description"] = page.T("api.done") };
        if (operation.Gives.Length > 0)
        {
            response["content"] = new JsonObject(operation.AlsoGives.Insert(0, operation.Gives).Select(m => KeyValuePair.Create(m, (JsonNode?)Media(operation.GivesType))));
        }

        return response;
    }

    private static JsonObject Media(Type? type) => type is null ? [] : new JsonObject { ["schema"] = Schema(type) };

    private static JsonNode Schema(Type type) => ApiAnswer.Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Braces();
}
