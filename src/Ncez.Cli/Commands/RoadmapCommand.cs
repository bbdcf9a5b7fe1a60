using System.Collections.Immutable;
using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Zones;
using Ncez.Workflows.Technologies;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez roadmap &lt;zone|domain&gt;</c>: draws a zone's own roadmap, or the report's figures of a domain.</summary>
internal sealed class RoadmapCommand : ICommandModule
{
    private const string Area = "Roadmap";

    /// <inheritdoc />
    public int Order => 8;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var subject = new Argument<string>("zone|domain") { Description = context.TextOf(Area, "subject") };
        var dark = new Option<bool>("--dark") { Description = context.TextOf(Area, "dark") };
        var svgOnly = new Option<bool>("--svg-only") { Description = context.TextOf(Area, "svgOnly") };
        var noToday = new Option<bool>("--no-today") { Description = context.TextOf(Area, "noToday") };
        var command = new Command("roadmap", context.TextOf(Area, "description")) { subject, dark, svgOnly, noToday };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json))
            {
                return ExitCode.BadInput;
            }

            var name = parsed.GetRequiredValue(subject);
            var today = parsed.GetValue(noToday) ? (double?)null : Today(context.Clock.GetLocalNow());
            var findings = new Findings();
            var (id, figures, own) = Domain(name) is { } domain
                ? (domain.ToString().ToLowerInvariant(), PlanRoadmap.OfDomain(context.Shipped.Technologies, domain, today), null)
                : OfZone(context, name, today, findings, cancel);
            if (figures.IsEmpty || findings.HasErrors)
            {
                if (figures.IsEmpty && !findings.HasErrors)
                {
                    findings.Error("RDM-013", new Place("measures.csv"));
                }

                return new Refusal(context, writer).Of(findings);
            }

            if (writer.Format == ResultFormat.Json)
            {
                return writer.Bytes(stream => SaveRoadmap.Json(figures, own, findings, stream, context.Language));
            }

            var folder = parsed.GetValue(context.Options.Out) ?? Path.Combine("out", id, "roadmap");
            var files = SaveRoadmap.ToFolder(figures, folder, context.Language, parsed.GetValue(dark), !parsed.GetValue(svgOnly), findings);
            new FindingsPrinter(context).Print(findings, Severity.Info);
            foreach (var figure in figures)
            {
                Console.Out.WriteLine($"{figure.Id}  {figure.Answer.In(context.Language)}");
            }

            foreach (var file in files)
            {
                Console.Out.WriteLine(file);
            }

            return findings.HasErrors ? ExitCode.BadInput : ExitCode.Done;
        }));
        return command;
    }

    private static (string Id, ImmutableArray<RoadmapFigure> Figures, ZoneRoadmap? Own) OfZone(CliContext context, string folder, double? today, Findings findings, CancellationToken cancel)
    {
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        findings.Add(account.Findings.Sorted());
        return account.Input is not { } input ? ("", [], null)
            : (input.Zone.Id, account.Roadmap is not { } roadmap ? [] : [new PlanRoadmap(context.Shipped).Draw(input, roadmap, today)], account.Roadmap);
    }

    // A folder goes before a domain of the same name.
    private static Domain? Domain(string name) =>
        !Directory.Exists(name) && Enum.TryParse<Domain>(name, ignoreCase: true, out var domain) && domain != Model.Zones.Domain.Region && !int.TryParse(name, out _) ? domain : null;

    private static double Today(DateTimeOffset now) =>
        Math.Round(now.Year + ((now.DayOfYear - 1) / (DateTime.IsLeapYear(now.Year) ? 366.0 : 365.0)), 3);
}
