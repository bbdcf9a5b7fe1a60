using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Ncez.Data.Export;

/// <summary>A JSON document written piece by piece: indented, but every row of a list on one line, so that it reads and diffs well.</summary>
internal sealed class JsonDocumentWriter : IDisposable
{
    private const int FlushAtBytes = 1 << 16;
    private static readonly JavaScriptEncoder Chinese = JavaScriptEncoder.Create(UnicodeRanges.All);
    private readonly ArrayBufferWriter<byte> _rowBytes = new(1024);
    private readonly Utf8JsonWriter _row;

    /// <summary>Writes to a stream that stays open.</summary>
    public JsonDocumentWriter(Stream stream)
    {
        Outer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = Chinese, SkipValidation = true });
        _row = new Utf8JsonWriter(_rowBytes, new JsonWriterOptions { Encoder = Chinese, SkipValidation = true });
    }

    /// <summary>The indented document.</summary>
    public Utf8JsonWriter Outer { get; }

    /// <summary>A list with one row per element.</summary>
    public void Rows<T>(string name, IEnumerable<T> elements, Action<Utf8JsonWriter, T> fields)
    {
        Outer.WriteStartArray(name);
        foreach (var element in elements)
        {
            Row(element, fields);
        }

        Outer.WriteEndArray();
    }

    /// <summary>One row of a list.</summary>
    public void Row<T>(T element, Action<Utf8JsonWriter, T> fields)
    {
        _rowBytes.ResetWrittenCount();
        _row.Reset(_rowBytes);
        _row.WriteStartObject();
        fields(_row, element);
        _row.WriteEndObject();
        _row.Flush();
        Outer.WriteRawValue(_rowBytes.WrittenSpan, skipInputValidation: true);
        if (Outer.BytesPending > FlushAtBytes)
        {
            Outer.Flush();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Outer.Dispose();
        _row.Dispose();
    }
}
