using Ncez.Cli.Output;
using Ncez.Model.Scenarios;
using Ncez.Workflows.Scenarios;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez scenario --pivot net:sector,year</c>: a pathway by two of its dimensions, as a table or a picture.</summary>
internal sealed class PivotPrinter(CliContext context, ResultWriter writer)
{
    private static readonly Dictionary<string, PivotQuantity> Quantities = new(StringComparer.Ordinal) { ["net"] = PivotQuantity.Net, ["energy"] = PivotQuantity.Energy, ["saved"] = PivotQuantity.Saved };

    /// <summary>Prints the pivot, or writes it as SVG where <c>--out</c> ends in .svg.</summary>
    public int Print(PathwaySet set, string asked, int? year, string? unitText)
    {
        var pathway = set.Pathways[^1];
        if (ScenarioCommand.EnergyUnit(context, writer, unitText) is not { } unit)
        {
            return ExitCode.BadInput;
        }

        if (Parse(asked, year ?? pathway.Years[^1]) is not { } request || request.Year < pathway.Years[0] || request.Year > pathway.Years[^1])
        {
            return new AskedWrong(context, writer).Value("view", asked, ("net", Known(PivotQuantity.Net)), ("energy", Known(PivotQuantity.Energy)), ("saved", Known(PivotQuantity.Saved)));
        }

        var pivot = PathwayPivot.Of(set, pathway.Scenario, request, unit);
        return writer.IsPicture ? writer.Printed(text => text.Write(pivot.Picture(context.Language))) : writer.Table(pivot.Table(writer.Format == ResultFormat.Table));
    }

    private static PivotRequest? Parse(string asked, int year)
    {
        var parts = asked.Split(':', ',');
        if (parts.Length != 3 || !Quantities.TryGetValue(parts[0], out var quantity))
        {
            return null;
        }

        var known = PathwayPivot.DimensionsOf(quantity);
        return known.Contains(parts[1]) && known.Contains(parts[2]) && parts[1] != parts[2] ? new PivotRequest(quantity, parts[1], parts[2], year) : null;
    }

    private static string Known(PivotQuantity quantity) => string.Join(", ", PathwayPivot.DimensionsOf(quantity));
}
