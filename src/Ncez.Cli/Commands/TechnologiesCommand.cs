using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Zones;
using Ncez.Workflows.Technologies;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez technologies [query]</c>: the technology tables of the report with filters, and the choice of an enterprise.</summary>
internal sealed class TechnologiesCommand : ICommandModule
{
    private const string Area = "Technologies";
    private const double LargestMaximum = 1e9;

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        string Help(string key) => context.TextOf(Area, key);
        var query = new Argument<string[]>("query") { Description = Help("query"), Arity = ArgumentArity.ZeroOrMore };
        var domain = new Option<string>("--domain") { Description = Help("domain"), HelpName = "building|transport|…" };
        domain.AcceptOnlyFromAmong("building", "transport", "enterprise", "park", "community", "town");
        var group = new Option<string>("--group") { Description = Help("group") };
        var application = new Option<string>("--application") { Description = Help("application"), HelpName = "near|medium|long" };
        var diffusion = new Option<string>("--diffusion") { Description = Help("diffusion"), HelpName = "near|medium|long" };
        var abatement = RangeOption.Of(context, "--min-abatement", (Help("abatement"), "1–5"), 1, 5);
        var economy = RangeOption.Of(context, "--min-economy", (Help("economy"), "1–5"), 1, 5);
        var grade = RangeOption.Of(context, "--min-grade", (Help("grade"), "1–5"), 1, 5);
        var energy = new Option<string>("--energy-class") { Description = Help("energy"), HelpName = "high|non-high" };
        energy.AcceptOnlyFromAmong("high", "non-high");
        var family = new Option<string>("--family") { Description = Help("family") };
        var details = new Option<bool>("--details") { Description = Help("details") };
        var choice = new Option<bool>("--choice") { Description = Help("choice") };
        var industry = new Option<string>("--industry") { Description = Help("industry"), HelpName = "steel|cement|…" };
        var size = new Option<string>("--size") { Description = Help("size"), HelpName = "large|medium|small" };
        var capital = RangeOption.Of(context, "--max-capital", (Help("capital"), null), 0.0, LargestMaximum);
        var payback = RangeOption.Of(context, "--max-payback", (Help("payback"), null), 0.0, LargestMaximum);
        var difficulty = new Option<string>("--max-difficulty") { Description = Help("difficulty"), HelpName = "low|medium|high" };
        var town = new Option<bool>("--town-system") { Description = Help("town") };
        var command = new Command("technologies", Help("description"))
        {
            query, domain, group, application, diffusion, abatement, economy, grade, energy, family, details, choice, industry, size, capital, payback, difficulty, town,
        };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            var ask = new AskTechnologies(context.Shipped);
            var request = new TechnologyRequest
            {
                Text = string.Join(' ', parsed.GetValue(query) ?? []),
                Domain = Enum.TryParse<Domain>(parsed.GetValue(domain), ignoreCase: true, out var d) ? d : null,
                Group = parsed.GetValue(group) ?? "",
                Application = parsed.GetValue(application) ?? "",
                Diffusion = parsed.GetValue(diffusion) ?? "",
                MinAbatement = parsed.GetValue(abatement) ?? 0,
                MinEconomy = parsed.GetValue(economy) ?? 0,
                MinRecommendation = parsed.GetValue(grade) ?? 0,
                EnergyClass = parsed.GetValue(energy) ?? "",
                Family = parsed.GetValue(family) ?? "",
                Industry = parsed.GetValue(industry) ?? "",
                Size = parsed.GetValue(size) ?? "",
                MaxCapital1e4Cny = parsed.GetValue(capital),
                MaxPaybackYears = parsed.GetValue(payback),
                MaxDifficulty = parsed.GetValue(difficulty) ?? "",
            };
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx) || !Windows(context, writer, ask, request.Application, request.Diffusion))
            {
                return ExitCode.BadInput;
            }

            return parsed.GetValue(town) ? writer.Table(ask.Town())
                : parsed.GetValue(choice) || request.AsksAsEnterprise ? Choice(context, writer, ask.Choice(request))
                : writer.Format == ResultFormat.Json ? writer.Bytes(stream => ask.Json(request, stream, parsed.GetValue(details)))
                : writer.Table(writer.Format == ResultFormat.Table && !parsed.GetValue(details) ? Short(ask.Table(request)) : ask.Table(request));
        }));
        return command;
    }

    private static int Choice(CliContext context, ResultWriter writer, Model.Tables.ResultTable table)
    {
        var code = writer.Table(table);
        if (writer.Format == ResultFormat.Table)
        {
            Console.Error.WriteLine(AskTechnologies.ChoiceNote.In(context.Language));
        }

        return code;
    }

    private static bool Windows(CliContext context, ResultWriter writer, AskTechnologies ask, params ReadOnlySpan<string> windows)
    {
        foreach (var window in windows)
        {
            if (!ask.IsWindow(window))
            {
                new AskedWrong(context, writer).Value("window", window);
                return false;
            }
        }

        return true;
    }

    // On a terminal the long columns would push the scores off the edge.
    private static Model.Tables.ResultTable Short(Model.Tables.ResultTable table)
    {
        var kept = table.Columns.Select((c, i) => (c, i)).Where(p => p.c.Id is not ("domain" or "subgroup" or "elsewhere" or "notes" or "highEnergy" or "nonHighEnergy")).Select(p => p.i).ToArray();
        return table with { Columns = [.. kept.Select(i => table.Columns[i])], Rows = [.. table.Rows.Select(r => System.Collections.Immutable.ImmutableArray.CreateRange(kept.Select(i => r[i])))] };
    }
}
