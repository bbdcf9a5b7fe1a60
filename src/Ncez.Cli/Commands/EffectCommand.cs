using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows;
using Ncez.Workflows.Effects;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez effect &lt;zone&gt; [--without NAME]</c>: did the measures work.</summary>
internal sealed class EffectCommand : ICommandModule
{
    private const string Area = "Effect";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var without = new Option<string>("--without") { Description = context.TextOf(Area, "without"), HelpName = "NAME" };
        var command = new Command("effect", context.TextOf(Area, "description")) { zone, without };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var (account, effect) = new JudgeEffect(context.Shipped).Judge(parsed.GetRequiredValue(zone), parsed.GetValue(without), cancel);
            if (account.Inventory is null || account.Findings.HasErrors)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings, effect is null ? Model.Diagnostics.Severity.Info : Model.Diagnostics.Severity.Warning);
            var tables = effect is null ? [] : EffectTables.Of(effect);
            return writer.Format switch
            {
                ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-effect/1", tables, stream, context.Language)),
                ResultFormat.Table => writer.Printed(text =>
                {
                    text.WriteLine(effect is null ? context.TextOf(Area, "oneYear") : EffectTables.Answer(effect).In(context.Language));
                    if (effect is not null)
                    {
                        text.WriteLine(EffectTables.Method(effect).In(context.Language));
                    }

                    foreach (var table in tables)
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                }),
                _ => effect is null ? ExitCode.Done : writer.Table(EffectTables.Years(effect)),
            };
        }));
        return command;
    }
}
