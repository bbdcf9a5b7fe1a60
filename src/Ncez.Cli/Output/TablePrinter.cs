using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Spectre.Console;
using Spectre.Console.Rendering;
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
    /// <param name="columns">Widest line, to which long cells are wrapped and the table is folded; null where only the screen ends it.</param>
    public static void Print(ResultTable table, TextWriter writer, Language language, int? columns = null)
    {
        if (!table.Title.IsEmpty)
        {
            writer.WriteLine(table.Title.In(language));
        }

        var console = ConsoleOn(writer);
        string[][] cells = [.. table.Rows.Select(row => row.Select((cell, c) => Shown(table.Columns[c], cell, language)).ToArray())];
        if (columns is { } most)
        {
            console.Profile.Width = Math.Min(console.Profile.Width, most);
        }

        var widths = table.Columns.Select((column, c) => (Math.Max(Longest(column.Header.In(language), column.IsNumber), cells.Max(r => (int?)Width(r[c])) ?? 0), column.IsNumber)).ToList();
        foreach (var part in TableFold.Of(widths, console.Profile.Width))
        {
            console.Write(Grid(table, cells, part, language));
        }

        // Heads of numbers may break between words, but not within one.
        int Longest(string header, bool isNumber) => isNumber ? header.Split(' ').Max(Width) : Width(header);
        int Width(string text) => ((IRenderable)new Spectre.Console.Text(text)).Measure(RenderOptions.Create(console), NoScreen).Max;
    }

    private static SpectreTable Grid(ResultTable table, string[][] cells, ImmutableArray<int> part, Language language)
    {
        var grid = new SpectreTable { Border = TableBorder.Minimal, UseSafeBorder = false };
        foreach (var column in part.Select(c => table.Columns[c]))
        {
            // A header given as a string would be shortened with an ellipsis, which counts a Chinese letter as one column.
            var header = new Spectre.Console.TableColumn(new Spectre.Console.Text(column.Header.In(language)));
            grid.AddColumn(column.IsNumber ? header.RightAligned() : header);
        }

        foreach (var row in cells)
        {
            grid.AddRow([.. part.Select(c => table.Columns[c].IsNumber ? new Spectre.Console.Text(row[c]) { Overflow = Overflow.Crop } : new Spectre.Console.Text(row[c]))]);
        }

        return grid;
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
