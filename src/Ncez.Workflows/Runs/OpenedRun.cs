using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Data.Import.Zones;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>
/// Quantities of confidential lines: a run withholds them, for it is handed on; the files it was made of hold them. Comparing needs
/// them, to tell another quantity from another factor. Nothing of it is written.
/// </summary>
internal static class OpenedRun
{
    private const string Confidential = "C";
    private const double Rounding = 1e-12;

    /// <summary>True when a line is confidential.</summary>
    public static bool IsConfidential(RunLine line) => line.Status == Confidential;

    /// <summary>True when the quantity of a line is withheld.</summary>
    public static bool IsWithheld(RunLine line) => IsConfidential(line) && double.IsNaN(line.Quantity);

    /// <summary>The run with quantities and figures per unit of its confidential lines; as it is, where the files are not those it was made of.</summary>
    /// <param name="inputs">Folder of the zone's files.</param>
    /// <param name="data">Data files.</param>
    /// <param name="run">The run.</param>
    public static RunManifest Of(string inputs, ShippedData data, RunManifest run)
    {
        if (!run.Lines.Any(IsWithheld) || !IsWhole(inputs, run.Inputs) || !IsWhole(data.Folder, run.Data) || Account(inputs, data) is not { } again)
        {
            return run;
        }

        // A later version of the program may account otherwise: then the figures are not those of the run.
        var open = again.Lines.Where(IsConfidential).DistinctBy(l => (l.Id, l.Year)).ToDictionary(l => (l.Id, l.Year));
        return run with
        {
            Lines =
            [
                .. run.Lines.Select(l => IsWithheld(l) && open.TryGetValue((l.Id, l.Year), out var o) && o.Unit == l.Unit && Math.Abs(o.Co2eT - l.Co2eT) <= Rounding * Math.Abs(l.Co2eT)
                    ? l with { Quantity = o.Quantity, MassTPerUnit = o.MassTPerUnit, Co2eTPerUnit = o.Co2eTPerUnit } : l),
            ],
        };
    }

    private static bool IsWhole(string folder, IEnumerable<FileHash> files) => files.All(f => FileHashes.Find(folder, f.File) == f);

    private static RunManifest? Account(string inputs, ShippedData data)
    {
        try
        {
            var findings = new Findings();
            var input = ZoneReader.Read(inputs, data.Library, data.Template).Input;
            return input is null || InventoryEngine.Account(input, data.Library, data.Template(input.Zone.Domain), findings) is not { } inventory ? null : RunManifestBuilder.ToCompare(inventory);
        }
        catch (Exception older) when (older is IOException or InvalidDataException)
        {
            // Copies that an earlier version kept may lack what this one reads.
            return null;
        }
    }
}
