using Ncez.Cli.Output;
using Ncez.Model.Scenarios;
using Ncez.Workflows.Scenarios;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez scenario --pivot net:sector,year</c>: a pathway by two of its dimensions, as a table or a picture.</summary>
internal sealed class PivotPrinter(CliContext context, ResultWriter writer)
{
    private const string Area = "Scenario";

    /// <summary>Prints the pivot, or writes it as SVG where <c>--out</c> ends in .svg.</summary>
    public int Print(Pathway pathway, string asked, int? year, string? unitText)
    {
        if (ScenarioCommand.EnergyUnit(context, unitText) is not { } unit)
        {
            return ExitCode.BadInput;
        }

        if (Parse(asked, year ?? pathway.Years[^1]) is not { } request || request.Year < pathway.Years[0] || request.Year > pathway.Years[^1])
        {
            Console.Error.WriteLine(context.TextOf(Area, "noPivot", ("asked", asked), ("net", string.Join(", ", PathwayPivot.DimensionsOf(false))), ("energy", string.Join(", ", PathwayPivot.DimensionsOf(true)))));
            return ExitCode.BadInput;
        }

        var pivot = PathwayPivot.Of(pathway, request, unit);
        return writer.IsPicture ? writer.Printed(text => text.Write(pivot.Picture(context.Language))) : writer.Table(pivot.Table(writer.Format == ResultFormat.Table));
    }

    private static PivotRequest? Parse(string asked, int year)
    {
        var parts = asked.Split(':', ',');
        if (parts.Length != 3 || parts[0] is not ("net" or "energy"))
        {
            return null;
        }

        var known = PathwayPivot.DimensionsOf(parts[0] == "energy");
        return known.Contains(parts[1]) && known.Contains(parts[2]) && parts[1] != parts[2] ? new PivotRequest(parts[0] == "energy", parts[1], parts[2], year) : null;
    }
}
