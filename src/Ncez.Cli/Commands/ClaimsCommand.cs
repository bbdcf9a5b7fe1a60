using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Workflows.Technologies;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez claims [id] [--input name=value]</c>: what the report says of single technologies, and what it gives with your own numbers.</summary>
internal sealed class ClaimsCommand : ICommandModule
{
    private const string Area = "Claims";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var id = new Argument<string?>("id") { Description = context.TextOf(Area, "id"), Arity = ArgumentArity.ZeroOrOne };
        var input = new Option<string[]>("--input") { Description = context.TextOf(Area, "input"), HelpName = "name=value", AllowMultipleArgumentsPerToken = true };
        var command = new Command("claims", context.TextOf(Area, "description")) { id, input };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            var ask = new AskTechnologies(context.Shipped);
            var claim = parsed.GetValue(id) ?? "";
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx)
                || !IsKnown(context, writer, ask, claim) || Given(context, writer, ask, claim, parsed.GetValue(input) ?? []) is not { } given
                ? ExitCode.BadInput
                : writer.Table(writer.Format == ResultFormat.Table && claim.Length > 0 ? ask.Claim(claim, given) : Short(writer.Format, ask.Claims(claim, given)));
        }));
        return command;
    }

    // On a terminal the list names each claim and its number; one claim alone shows everything.
    private static ResultTable Short(ResultFormat format, ResultTable table)
    {
        if (format != ResultFormat.Table)
        {
            return table;
        }

        var kept = table.Columns.Select((c, i) => (c, i)).Where(p => p.c.Id is "id" or "subject" or "value" or "unit" or "section" or "doubtful").Select(p => p.i).ToArray();
        return table with { Columns = [.. kept.Select(i => table.Columns[i])], Rows = [.. table.Rows.Select(r => ImmutableArray.CreateRange(kept.Select(i => r[i])))] };
    }

    private static bool IsKnown(CliContext context, ResultWriter writer, AskTechnologies ask, string claim)
    {
        if (claim.Length == 0 || ask.ClaimIds.Contains(claim))
        {
            return true;
        }

        new AskedWrong(context, writer).Name("claim", claim, CliContext.BothOf("Cli", "asked.claim.known"), EditDistance.Nearest(claim, ask.ClaimIds) ?? ask.ClaimIds.First());
        return false;
    }

    private static Dictionary<string, double>? Given(CliContext context, ResultWriter writer, AskTechnologies ask, string claim, string[] inputs)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var parts = input.Split('=', 2);
            if (parts.Length != 2 || !ask.InputsOf(claim).Contains(parts[0])
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                new AskedWrong(context, writer).Value("input", input, ("known", string.Join(", ", ask.InputsOf(claim))));
                return null;
            }

            if (parts[0].EndsWith("Fraction", StringComparison.Ordinal) && (value < 0 || value > 1))
            {
                new AskedWrong(context, writer).Value("share", input);
                return null;
            }

            given[parts[0]] = value;
        }

        return given;
    }
}
