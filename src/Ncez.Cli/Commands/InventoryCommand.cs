using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Inventories;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez inventory &lt;zone&gt; [--lines none|all] [--year YEAR]</c>: the inventory on standard output, in any form.</summary>
internal sealed class InventoryCommand : ICommandModule
{
    private const string Area = "Inventory";

    /// <inheritdoc />
    public int Order => 2;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var lines = new Option<string>("--lines") { Description = context.TextOf(Area, "lines"), HelpName = "none|all" };
        lines.AcceptOnlyFromAmong("none", "all");
        var year = new Option<int?>("--year") { Description = context.TextOf(Area, "year"), HelpName = "YYYY" };
        var command = new Command("inventory", context.TextOf(Area, "description")) { zone, lines, year };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx)
                ? ExitCode.BadInput
                : Write(context, writer, parsed.GetRequiredValue(zone), parsed.GetValue(lines), parsed.GetValue(year), cancel);
        }));
        return command;
    }

    private static int Write(CliContext context, ResultWriter writer, string folder, string? lines, int? year, CancellationToken cancel)
    {
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } whole)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        if ((year is { } y ? OneYear.Of(whole, y) : whole) is not { } inventory)
        {
            Console.Error.WriteLine(context.TextOf(Area, "noYear", ("year", year!.Value), ("known", string.Join(", ", whole.Years.Select(k => k.Year)))));
            return ExitCode.BadInput;
        }

        var export = new ExportInventory(inventory, account.Findings, context.Language);
        var withLines = lines is null ? !export.IsLarge : lines == "all";
        if (lines is null && export.IsLarge && writer.Format is ResultFormat.Json or ResultFormat.Csv)
        {
            Console.Error.WriteLine(context.TextOf(Area, "large", ("count", inventory.Lines.Count)));
        }

        new FindingsPrinter(context).Print(account.Findings);
        return writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => export.Json(stream, withLines, cancel)),
            ResultFormat.Csv => writer.Bytes(stream => export.Csv(stream, withLines, cancel)),
            ResultFormat.Xlsx => writer.Bytes(stream => export.Xlsx(stream, cancel)),
            _ => Tables(context, writer, inventory),
        };
    }

    private static int Tables(CliContext context, ResultWriter writer, Inventory inventory) => writer.Printed(text =>
    {
        TablePrinter.Print(TotalsTable.Of(inventory), text, context.Language);
        TablePrinter.Print(CategoriesTable.Of(inventory), text, context.Language);
    });
}
