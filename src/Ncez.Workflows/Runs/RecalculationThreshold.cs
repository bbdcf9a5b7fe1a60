using Ncez.Data.Import.Programmes;
using Ncez.Model.Diagnostics;

namespace Ncez.Workflows.Runs;

/// <summary>The significance threshold of a base-year recalculation, and who stated it.</summary>
internal static class RecalculationThreshold
{
    // GHG Protocol and ISO 14064-1 ask for a policy and prescribe no figure; it is printed as nobody's statement.
    private const double Unstated = 0.05;

    /// <summary>The threshold: the option, else zone.yaml, else the programme's, else 5 %.</summary>
    /// <param name="option">As an option of the command; null when not given.</param>
    /// <param name="zone">As zone.yaml states it; null when it does not.</param>
    /// <param name="zoneFolder">Zone folder, below which programme.</param>
    /// <returns>Threshold [0–1] and the key of its basis.</returns>
    public static (double Fraction, string Basis) Of(double? option, double? zone, string zoneFolder)
    {
        if (option is { } asked)
        {
            return (asked, "option");
        }

        return zone is { } own ? (own, "zone") : OfProgramme(Path.GetFullPath(zoneFolder)) is { } programme ? (programme, "programme") : (Unstated, "unstated");
    }

    private static double? OfProgramme(string zoneFolder)
    {
        for (var folder = Path.GetDirectoryName(zoneFolder); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, ProgrammeReader.File)))
            {
                continue;
            }

            var programme = ProgrammeReader.Read(folder, new Findings());
            if (programme is not null && programme.Zones.Any(z => string.Equals(Path.GetFullPath(Path.Combine(folder, z)), zoneFolder, StringComparison.Ordinal)))
            {
                return programme.RecalculationThreshold;
            }
        }

        return null;
    }
}
