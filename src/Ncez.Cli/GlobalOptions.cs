using System.CommandLine;

namespace Ncez.Cli;

/// <summary>Form in which a result is handed over.</summary>
internal enum ResultFormat
{
    /// <summary>Read by people.</summary>
    Table,

    /// <summary>Read by programs.</summary>
    Json,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A Word document.</summary>
    Docx,

    /// <summary>A printed page.</summary>
    Pdf,
}

/// <summary>Options of every command.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The options with their texts.</summary>
    public GlobalOptions(CliContext context)
    {
        Lang = new Option<string>("--lang") { Description = context.Text("option.lang"), HelpName = "zh|en", Recursive = true };
        Lang.AcceptOnlyFromAmong("zh", "en");
        Format = new Option<string>("--format") { Description = context.Text("option.format"), HelpName = "table|json|csv|xlsx", Recursive = true, DefaultValueFactory = _ => "table" };
        Format.AcceptOnlyFromAmong("table", "json", "csv", "xlsx", "html", "docx", "pdf");
        Out = new Option<string>("--out") { Description = context.Text("option.out"), HelpName = context.Text("option.out.name"), Recursive = true };
    }

    /// <summary>Language; read before parsing by <see cref="LanguageChoice"/>.</summary>
    public Option<string> Lang { get; }

    /// <summary>Form of the result.</summary>
    public Option<string> Format { get; }

    /// <summary>File of the result, or the folder of <c>run</c>.</summary>
    public Option<string> Out { get; }

    /// <summary>The form that was asked for.</summary>
    public ResultFormat FormatOf(ParseResult parsed) => parsed.GetValue(Format) switch
    {
        "json" => ResultFormat.Json,
        "csv" => ResultFormat.Csv,
        "xlsx" => ResultFormat.Xlsx,
        "html" => ResultFormat.Html,
        "docx" => ResultFormat.Docx,
        "pdf" => ResultFormat.Pdf,
        _ => ResultFormat.Table,
    };
}
