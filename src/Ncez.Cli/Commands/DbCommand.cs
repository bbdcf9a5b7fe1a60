using System.Collections.Immutable;
using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez db copy|check|backup|restore</c>: the database of the workbench.</summary>
internal sealed class DbCommand : ICommandModule
{
    private const string Area = "Db";

    /// <inheritdoc />
    public int Order => 31;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var command = new Command("db", context.TextOf(Area, "description"));
        var (from, to) = (Place(context, "from"), Place(context, "to"));
        var copy = new Command("copy", context.TextOf(Area, "copy")) { from, to };
        copy.SetAction(context.Action((parsed, _) => Guarded(context, () => Copy(context, new ResultWriter(context, parsed), parsed.GetRequiredValue(from), parsed.GetRequiredValue(to)))));
        command.Add(copy);

        var of = Place(context, "from");
        var head = new Option<string[]>("--head") { Description = context.TextOf(Area, "head"), HelpName = "ID:HASH" };
        head.Validators.Add(parsed =>
        {
            foreach (var wrong in parsed.Tokens.Where(t => TrailMark.Of(t.Value) is null))
            {
                parsed.AddError(context.TextOf(Area, "headForm", ("text", wrong.Value)));
            }
        });
        var check = new Command("check", context.TextOf(Area, "check")) { of, head };
        check.SetAction(context.Action((parsed, _) => Guarded(context, () => Check(context, new ResultWriter(context, parsed), parsed.GetRequiredValue(of), [.. (parsed.GetValue(head) ?? []).Select(TrailMark.Of).OfType<TrailMark>()]))));
        command.Add(check);

        var (file, data, database) = (context.NoOption(new Argument<string>("file") { Description = context.TextOf(Area, "file") }), Data(context), Database(context));
        var backup = new Command("backup", context.TextOf(Area, "backup")) { file, data, database };
        backup.SetAction(context.Action((parsed, _) => Guarded(context, () => Backup(context, parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(database) ?? ServeCommand.DatabaseOfEnvironment))));
        command.Add(backup);

        var (archive, target, into) = (context.NoOption(new Argument<string>("file") { Description = context.TextOf(Area, "file") }), Data(context), Database(context));
        var restore = new Command("restore", context.TextOf(Area, "restore")) { archive, target, into };
        restore.SetAction(context.Action((parsed, _) => Guarded(context, () => Restore(context, new ResultWriter(context, parsed), parsed.GetRequiredValue(archive), parsed.GetRequiredValue(target), parsed.GetValue(into) ?? ServeCommand.DatabaseOfEnvironment))));
        command.Add(restore);
        return command;
    }

    private static Argument<string> Place(CliContext context, string name) => context.NoOption(new Argument<string>(name) { Description = context.TextOf(Area, name) });

    private static Option<string> Data(CliContext context) =>
        new("--data") { Description = context.TextOf("Serve", "data"), HelpName = context.Text("option.out.name"), DefaultValueFactory = _ => ServeCommand.DefaultFolder };

    private static Option<string?> Database(CliContext context) => new("--database") { Description = context.TextOf("Serve", "database"), HelpName = "CONNECTION" };

    private static int Copy(CliContext context, ResultWriter writer, string from, string to)
    {
        var move = MoveStore.Copy(from, to);
        if (!move.IsDone)
        {
            Console.Error.WriteLine(context.TextOf(Area, "notEmpty", ("to", move.To)));
            return ExitCode.BadInput;
        }

        var target = move.Target.ToDictionary(t => t.Name);
        var code = writer.Table(Table([.. move.Source.Select(t => Row(t).Add(Both(target[t.Name] == t ? "yes" : "no")))], isCompared: true));
        Console.Error.WriteLine(move.IsSame
            ? context.TextOf(Area, "done", ("count", move.Source.Sum(t => t.Rows)), ("tables", move.Source.Length), ("from", move.From), ("to", move.To))
            : context.TextOf(Area, "differ"));
        return move.IsSame ? code : ExitCode.Internal;
    }

    private static int Check(CliContext context, ResultWriter writer, string address, ImmutableArray<TrailMark> kept)
    {
        var state = MoveStore.Look(address, kept.AsSpan());
        var code = writer.Table(Table([.. state.Tables.Select(Row)], isCompared: false));
        Console.Error.WriteLine(state.Trail.FirstBroken is { } broken ? context.TextOf(Area, state.Trail.IsCut ? "cut" : "broken", ("id", broken))
            : state.Trail.Head is { } leads ? context.TextOf(Area, "whole", ("head", leads.ToString())) : context.TextOf(Area, "noTrail"));
        return state.Trail.FirstBroken is null ? code : ExitCode.Unmet;
    }

    private static int Backup(CliContext context, string file, string data, string? database)
    {
        var bytes = Workbench.OpenBeside(context.Shipped, data, context.Clock, database).Backups.WriteFile("", file);
        Console.WriteLine(context.TextOf(Area, "backedUp", ("file", Path.GetFullPath(file)), ("size", bytes / 1000)));
        return ExitCode.Done;
    }

    private static int Restore(CliContext context, ResultWriter writer, string file, string data, string? database)
    {
        var findings = new Findings();
        if (Backups.RestoreFile(file, data, database, findings) is not { } tables)
        {
            return new Refusal(context, writer).Of(findings);
        }

        Console.WriteLine(context.TextOf(Area, "restored", ("count", tables.Sum(t => t.Rows)), ("folder", Path.GetFullPath(data))));
        return ExitCode.Done;
    }

    private static int Guarded(CliContext context, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (FileNotFoundException missing) when (missing.FileName is { } place)
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf(Area, "missing", ("place", Path.GetFullPath(place)))}");
            return ExitCode.BadInput;
        }
        catch (OtherFolderException other)
        {
            Console.Error.WriteLine(ServeWorkbench.TextOf(context, other));
            return ExitCode.BadInput;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException || MoveStore.IsRefusal(refused))
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf(Area, "refused", ("reason", refused.Message))}");
            return ExitCode.BadInput;
        }
        finally
        {
            Workbench.Release();
        }
    }

    private static ImmutableArray<TableCell> Row(StoreTable table) => [table.Name, table.Rows, table.Hash];

    private static ResultTable Table(ImmutableArray<ImmutableArray<TableCell>> rows, bool isCompared) => new("database", Both("description"),
        [
            new TableColumn("table", Both("table")), new TableColumn("rows", Both("rows"), IsNumber: true), new TableColumn("hash", Both("hash")),
            .. isCompared ? (TableColumn[])[new TableColumn("same", Both("same"))] : [],
        ], rows);

    private static LocalText Both(string key) => CliContext.BothOf(Area, key);
}
