using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Simulations;

/// <summary>
/// Reads the result table of EnergyPlus (<c>eplusmtr.csv</c>, or <c>eplusout.csv</c> with meters): columns like
/// <c>Electricity:Facility [J](Hourly)</c>. Only meters of the whole facility count, each in the first frequency that stands there, so that nothing is
/// counted twice.
/// </summary>
public static partial class EnergyPlusMeters
{
    /// <summary>Totals of the facility's meters.</summary>
    /// <param name="file">Name for findings.</param>
    /// <param name="utf8">Content.</param>
    /// <param name="findings">Takes what cannot be read.</param>
    public static ImmutableArray<SimulatedMeter> Read(string file, ReadOnlySpan<byte> utf8, Findings findings)
    {
        var table = CsvTable.Parse(file, utf8);
        var meters = ImmutableArray.CreateBuilder<SimulatedMeter>();
        for (var c = 0; c < table.Columns.Length; c++)
        {
            var match = Facility().Match(table.Columns[c]);
            if (match.Success && meters.All(m => m.Resource != match.Groups["resource"].Value))
            {
                meters.Add(Sum(table, c, match, findings));
            }
        }

        if (meters.Count == 0)
        {
            findings.Error("EPL-001", new Place(file, 1));
        }

        return meters.ToImmutable();
    }

    private static SimulatedMeter Sum(CsvTable table, int column, Match match, Findings findings)
    {
        var (sum, rows) = (0.0, 0);
        foreach (var row in table.Rows.Where(r => column < r.Cells.Length && r.Cells[column].Trim().Length > 0))
        {
            if (double.TryParse(row.Cells[column].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                sum += value;
                rows++;
            }
            else
            {
                findings.Error("EPL-002", row.PlaceOf(column, table.Columns[column]), ("value", row.Cells[column]));
            }
        }

        return new SimulatedMeter(match.Groups["resource"].Value, match.Groups["unit"].Value, match.Groups["frequency"].Value, sum, rows);
    }

    [GeneratedRegex(@"^\s*(?<resource>[A-Za-z0-9]+):Facility\s*\[(?<unit>[^\]]+)\]\s*\((?<frequency>[^)]*)\)\s*$")]
    private static partial Regex Facility();
}

/// <summary>Total of a meter.</summary>
/// <param name="Resource">Electricity, NaturalGas, DistrictCooling, …</param>
/// <param name="Unit">Unit as written: J, kWh, m3.</param>
/// <param name="Frequency">Hourly, Monthly, RunPeriod, …</param>
/// <param name="Sum">Sum of all rows.</param>
/// <param name="Rows">How many rows.</param>
public sealed record SimulatedMeter(string Resource, string Unit, string Frequency, double Sum, int Rows);
