using System.CommandLine;
using System.Text;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Workflows;

namespace Ncez.Cli.Output;

/// <summary>Hands a result over: to standard output, which carries results only, or to the file of <c>--out</c>.</summary>
internal sealed class ResultWriter(CliContext context, ParseResult parsed)
{
    private const int Buffered = 1 << 16;

    /// <summary>The form that was asked for.</summary>
    public ResultFormat Format { get; } = context.Options.FormatOf(parsed);

    private string? OutPath => parsed.GetValue(context.Options.Out) is { Length: > 0 } path ? path : null;

    /// <summary>False and a finding when the command has no such form.</summary>
    public bool Accepts(params ReadOnlySpan<ResultFormat> formats)
    {
        if (!formats.Contains(Format))
        {
            new AskedWrong(context, this).Format(Name(Format), string.Join(", ", formats.ToArray().Select(Name)));
            return false;
        }

        if (Format == ResultFormat.Xlsx && OutPath is null && !Console.IsOutputRedirected)
        {
            new AskedWrong(context, this).Missing("out");
            return false;
        }

        return true;
    }

    /// <summary>Writes a table in the form that was asked for.</summary>
    public int Table(ResultTable table) => Format switch
    {
        ResultFormat.Json => Bytes(stream => SaveResult.Json(table, stream, context.Language)),
        ResultFormat.Csv => Bytes(stream => SaveResult.Csv(table, stream, context.Language)),
        ResultFormat.Xlsx => Bytes(stream => SaveResult.Xlsx(table, stream, context.Language)),
        _ => Printed(writer => TablePrinter.Print(table, writer, context.Language)),
    };

    /// <summary>Writes several tables in the form that was asked for.</summary>
    /// <param name="schema">Name of the JSON document.</param>
    /// <param name="tables">The tables.</param>
    public int Tables(string schema, IReadOnlyList<ResultTable> tables) => Format switch
    {
        ResultFormat.Json => Bytes(stream => SaveResult.Json(schema, tables, stream, context.Language)),
        ResultFormat.Csv => Bytes(stream => SaveResult.Csv(tables, stream, context.Language)),
        ResultFormat.Xlsx => Bytes(stream => SaveResult.Xlsx(tables, stream, context.Language)),
        _ => Printed(writer =>
        {
            foreach (var table in tables)
            {
                TablePrinter.Print(table, writer, context.Language);
            }
        }),
    };

    /// <summary>Writes text for people.</summary>
    public int Printed(Action<TextWriter> print) => OutPath is null
        ? ToConsole(() => print(Console.Out))
        : Bytes(stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), Buffered, leaveOpen: true);
            print(writer);
        });

    /// <summary>Writes a document.</summary>
    public int Bytes(Action<Stream> write)
    {
        if (OutPath is { } path)
        {
            var findings = new Findings();
            var isWritten = SaveResult.ToFile(path, write, findings);
            new FindingsPrinter(context).Print(findings);
            return isWritten ? ExitCode.Done : ExitCode.BadInput;
        }

        return ToConsole(write);
    }

    /// <summary>Writes a document to standard output, whatever <c>--out</c> says.</summary>
    public static int ToConsole(Action<Stream> write) => ToConsole(() =>
    {
        using var stream = new BufferedStream(Console.OpenStandardOutput(), Buffered);
        write(stream);
        stream.Flush();
    });

    /// <summary>Writes text to standard output, whatever <c>--out</c> says.</summary>
    public static int ToConsole(Action<TextWriter> print) => ToConsole(() => print(Console.Out));

    private static int ToConsole(Action write)
    {
        try
        {
            write();
            return ExitCode.Done;
        }
        catch (IOException closed)
        {
            throw new ClosedOutputException(closed);
        }
    }

    /// <summary>True when <c>--out</c> names a picture.</summary>
    public bool IsPicture => Path.GetExtension(OutPath)?.Equals(".svg", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The document that was asked for by <c>--format</c> or by the ending of <c>--out</c>, and its file when one is named; null when a printed result was meant.</summary>
    public (ResultFormat Format, string? Path)? Document => Format is ResultFormat.Html or ResultFormat.Docx or ResultFormat.Pdf
        ? (Format, OutPath)
        : OutPath is { } path && Format == ResultFormat.Table ? (OfEnding(path) ?? ResultFormat.Html, path) : null;

    /// <summary>The form that a file's ending names; null when it names none.</summary>
    public static ResultFormat? OfEnding(string? path) => Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".docx" => ResultFormat.Docx,
        ".xlsx" => ResultFormat.Xlsx,
        ".pdf" => ResultFormat.Pdf,
        _ => null,
    };

    /// <summary>Name of a form as users type it.</summary>
    public static string Name(ResultFormat format) => format switch
    {
        ResultFormat.Json => "json",
        ResultFormat.Csv => "csv",
        ResultFormat.Xlsx => "xlsx",
        ResultFormat.Html => "html",
        ResultFormat.Docx => "docx",
        ResultFormat.Pdf => "pdf",
        _ => "table",
    };
}
