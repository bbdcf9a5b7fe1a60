using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Ncez.Cli.Output;

/// <summary>Prints a table for people: numbers to the right, as wide as it needs to be when nobody's screen ends.</summary>
internal static class TablePrinter
{
    private const int NoScreen = 4_000;

    /// <summary>Prints the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="language">Language.</param>
    /// <param name="columns">Widest line; longer cells are wrapped. Null for as wide as it is.</param>
    public static void Print(ResultTable table, TextWriter writer, Language language, int? columns = null)
    {
        var grid = new SpectreTable { Border = TableBorder.Minimal, UseSafeBorder = false };
        foreach (var column in table.Columns)
        {
            var header = new Spectre.Console.TableColumn(Markup.Escape(column.Header.In(language)));
            grid.AddColumn(column.IsNumber ? header.RightAligned() : header);
        }

        foreach (var row in table.Rows)
        {
            grid.AddRow([.. row.Select((cell, c) => new Spectre.Console.Text(Shown(table.Columns[c], cell, language)))]);
        }

        if (!table.Title.IsEmpty)
        {
            writer.WriteLine(table.Title.In(language));
        }

        var console = ConsoleOn(writer);
        console.Profile.Width = Math.Min(console.Profile.Width, columns ?? int.MaxValue);
        console.Write(grid);
    }

    private static string Shown(Model.Tables.TableColumn column, TableCell cell, Language language) => (column.IsNumber, column.IsPublished) switch
    {
        (true, true) => Figure.Exact(cell.Number),
        (true, false) => Figure.Of(cell.Number),
        _ => cell.Text.In(language) ?? "",
    };

    /// <summary>A console that writes to a writer; plain and wide when it is no terminal.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var isTerminal = ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = NoScreen;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
