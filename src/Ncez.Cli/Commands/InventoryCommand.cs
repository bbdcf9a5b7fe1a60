using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Treatments;
using Ncez.Workflows.Uncertainties;
using Ncez.Workflows.Views;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez inventory &lt;zone&gt; [--lines none|all] [--year YEAR] [--treatment ID] [--view ID]</c>: the inventory on standard output, in any form.</summary>
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
        var year = RangeOption.Year(context, "--year", context.TextOf(Area, "year"));
        var treatment = new Option<string>("--treatment") { Description = context.TextOf(Area, "treatment"), HelpName = "ID" };
        var view = new Option<string>("--view") { Description = context.TextOf(Area, "view"), HelpName = string.Join('|', InventoryViews.All.Select(v => v.Id)) };
        view.AcceptOnlyFromAmong([.. InventoryViews.All.Select(v => v.Id)]);
        var command = new Command("inventory", context.TextOf(Area, "description")) { zone, lines, year, treatment, view };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx)
                ? ExitCode.BadInput
                : parsed.GetValue(treatment) is { } id ? Treat(context, writer, parsed.GetRequiredValue(zone), id, cancel)
                : parsed.GetValue(view) is { } look ? View(context, writer, parsed.GetRequiredValue(zone), look, parsed.GetValue(year), cancel)
                : Write(context, writer, parsed.GetRequiredValue(zone), parsed.GetValue(lines), parsed.GetValue(year), cancel);
        }));
        return command;
    }

    private static int Treat(CliContext context, ResultWriter writer, string folder, string id, CancellationToken cancel)
    {
        if (context.Shipped.Treatments.FirstOrDefault(t => t.Id == id) is not { } treatment)
        {
            return new AskedWrong(context, writer).Name("treatment", id, FactorTexts.List(context.Shipped.Treatments.Select(t => new LocalText($"{t.Id}（{t.Name.Zh}）", $"{t.Id} ({t.Name.En})")), context.Shipped.Treatments.Length),
                EditDistance.Nearest(id, context.Shipped.Treatments.Select(t => t.Id)) ?? context.Shipped.Treatments[0].Id);
        }

        var findings = new Findings();
        if (new TreatZone(context.Shipped).View(folder, treatment, findings, cancel) is not { } view)
        {
            return new Refusal(context, writer).Of(findings);
        }

        new FindingsPrinter(context).Print(findings);
        Console.Error.WriteLine($"{treatment.Source} {treatment.Note.In(context.Language)}".Trim());
        return writer.Table(TreatmentTable.Of(view));
    }

    private static int View(CliContext context, ResultWriter writer, string folder, string id, int? year, CancellationToken cancel)
    {
        if (Account(context, writer, folder, year, cancel) is not (var account, var inventory))
        {
            return ExitCode.BadInput;
        }

        var view = InventoryViews.All.First(v => v.Id == id);
        var tables = view.Build(new ViewInput(context.Shipped, account.Input!, inventory));
        new FindingsPrinter(context).Print(account.Findings);
        Console.Error.WriteLine(tables.IsEmpty ? context.TextOf(Area, "noView", ("view", view.Title)) : view.Note.In(context.Language));
        return writer.Tables($"ncez-{id}/1", tables);
    }

    // Null when the zone was refused or does not have the year: both were said.
    private static (ZoneAccount Account, Inventory Inventory)? Account(CliContext context, ResultWriter writer, string folder, int? year, CancellationToken cancel)
    {
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } whole)
        {
            new Refusal(context, writer).Of(account.Findings);
            return null;
        }

        if ((year is { } y ? OneYear.Of(whole, y) : whole) is { } inventory)
        {
            return (account, inventory);
        }

        new AskedWrong(context, writer).Year(year!.Value, string.Join(", ", whole.Years.Select(k => k.Year)));
        return null;
    }

    private static int Write(CliContext context, ResultWriter writer, string folder, string? lines, int? year, CancellationToken cancel)
    {
        if (Account(context, writer, folder, year, cancel) is not (var account, var inventory))
        {
            return ExitCode.BadInput;
        }

        var views = writer.Format == ResultFormat.Xlsx ? InventoryViews.Of(new ViewInput(context.Shipped, account.Input!, inventory)).Tables : null;
        var export = new ExportInventory(inventory, account.Findings, context.Language, views)
        {
            Uncertainty = writer.Format == ResultFormat.Json ? new AnalyseUncertainty(context.Shipped).Of(account, account.Inventory!, new DrawSettings(), cancel) : null,
        };
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
