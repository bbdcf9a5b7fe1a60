using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>Writes run.json and history.json beside the results of a run: what it was made of, to the byte.</summary>
internal sealed class KeepRun(ShippedData shipped)
{
    /// <summary>Writes the manifest; all results must be closed.</summary>
    public void Write(OutputFolder outputs, Inventory inventory, RunOptions options)
    {
        var target = Path.GetFullPath(options.Target!);
        var zoneFolder = Path.GetRelativePath(target, Path.GetFullPath(options.ZoneFolder)).Replace('\\', '/');
        var alternatives = inventory.Zone.Alternatives.SelectMany(a => a.FactorSets);
        var used = inventory.Plans.SelectMany(p => p.Factors).Select(f => f.Choice.Pick?.Set ?? "").Where(s => s.Length > 0);
        var run = RunManifestBuilder.Of(inventory, $"Ncez {options.Version}", zoneFolder) with
        {
            Inputs = InputsOf(options.ZoneFolder, target),
            Data = FileHashes.OfData(shipped.Folder, inventory.Zone.FactorSets.Concat(alternatives).Concat(used).Distinct(), inventory.Zone.Domain.ToString().ToLowerInvariant()),
            Results = FileHashes.OfFolder(outputs.Staging),
        };
        using var bytes = new MemoryStream();
        RunJson.Write(run, bytes);
        using (var file = outputs.Create(RunManifest.File))
        {
            bytes.WriteTo(file);
        }

        var history = RunJson.Next(new RunHistory(FileVersions.HashOf(bytes.ToArray()), []), RunState.Draft, options.GeneratedOn, run.Program, "");
        using var historyFile = outputs.Create(RunHistory.File);
        RunJson.Write(history, historyFile);
    }

    /// <summary>Files of a zone folder as they are now: neither its kept runs nor outputs of any run written into it.</summary>
    internal static ImmutableArray<FileHash> InputsOf(string zoneFolder, string outputs)
    {
        var written = Directory.EnumerateFiles(zoneFolder, OutputFolder.ListName, SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(Path.GetFullPath(f))!);
        return FileHashes.OfFolder(zoneFolder, ["runs", outputs, .. written]);
    }
}
