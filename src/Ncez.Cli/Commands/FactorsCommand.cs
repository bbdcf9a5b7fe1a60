using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Factors;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez factors [query]</c>: what the factor sets say about an item, and which row a zone would get and why.</summary>
internal sealed class FactorsCommand : ICommandModule
{
    private const string Area = "Factors";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var query = context.NoOption(new Argument<string?>("query") { Description = context.TextOf(Area, "query"), Arity = ArgumentArity.ZeroOrOne });
        var region = new Option<string>("--region") { Description = context.TextOf(Area, "region"), HelpName = "CN-GD", DefaultValueFactory = _ => "CN" };
        var year = RangeOption.Year(context, "--year", context.TextOf(Area, "year"));
        var set = new Option<string[]>("--set") { Description = context.TextOf(Area, "set"), HelpName = "id", AllowMultipleArgumentsPerToken = true };
        var parameter = new Option<string?>("--parameter") { Description = context.TextOf(Area, "parameter"), HelpName = "ncv" };
        var command = new Command("factors", context.TextOf(Area, "description")) { query, region, year, set, parameter };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var find = new FindFactors(context.Shipped.Library);
            var ofYear = parsed.GetValue(year) ?? context.Clock.GetLocalNow().Year;
            return parsed.GetValue(query) is { Length: > 0 } name
                ? Find(context, writer, find.Find(name, parsed.GetValue(region)!, ofYear, [.. parsed.GetValue(set) ?? []]), parsed.GetValue(parameter))
                : writer.Table(FactorTables.OfSets(find.SetsFor(ofYear)));
        }));
        return command;
    }

    private static int Find(CliContext context, ResultWriter writer, FactorsFound found, string? parameter)
    {
        if (found.Findings.Any(f => f.Severity == Severity.Error) || found.Item is null)
        {
            var findings = new Findings();
            findings.Add(found.Findings);
            return new Refusal(context, writer).Of(findings);
        }

        var table = FactorTables.OfRows(found, parameter);
        return writer.Format != ResultFormat.Table ? writer.Table(table) : writer.Printed(text =>
        {
            TablePrinter.Print(table, text, context.Language);
            foreach (var trail in found.Trails.Where(t => parameter is null || t.Choice.Query.Parameter == parameter))
            {
                FactorTables.PrintTrail(context, trail, text);
            }

            if (found.Suggestions.Length > 0)
            {
                text.WriteLine(context.TextOf(Area, "suggestions", ("items", string.Join(", ", found.Suggestions.Select(i => i.Name.In(context.Language))))));
            }
        });
    }
}
