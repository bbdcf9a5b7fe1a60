using System.Text.Json;

namespace Ncez.Data.Export;

/// <summary>How numbers and texts that may be missing are written.</summary>
internal static class JsonParts
{
    /// <summary>A number, all its digits; what is not known is null, never 0.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            // 0 − 0 of an empty credit is no minus zero to a reader.
            json.WriteNumber(name, value == 0 ? 0 : value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A text, or null when it is empty.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
