using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ncez.Data.Export;

/// <summary>A JSON document written piece by piece: indented, but every row of a list on one line, so that it reads and diffs well.</summary>
internal sealed class JsonDocumentWriter : IDisposable
{
    private const int FlushAtBytes = 1 << 16;

    // A file of its own, never a part of a web page: apostrophes and Chinese letters may stay as they are.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private readonly ArrayBufferWriter<byte> _rowBytes = new(1024);
    private readonly Utf8JsonWriter _row;

    /// <summary>Writes to a stream that stays open.</summary>
    public JsonDocumentWriter(Stream stream)
    {
        Outer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = Readable, SkipValidation = true });
        _row = new Utf8JsonWriter(_rowBytes, new JsonWriterOptions { Encoder = Readable, SkipValidation = true });
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
        StartLine();
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

    // A raw value gets no line of its own from the writer, so the row brings its line break and indent along.
    private void StartLine()
    {
        var indent = _rowBytes.GetSpan(1 + (2 * Outer.CurrentDepth))[..(1 + (2 * Outer.CurrentDepth))];
        indent.Fill((byte)' ');
        indent[0] = (byte)'\n';
        _rowBytes.Advance(indent.Length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Outer.Dispose();
        _row.Dispose();
    }
}
