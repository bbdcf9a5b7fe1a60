using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Compiling;

/// <summary>A branch with its place in the tree.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Parent">Number of the branch above; −1 for a root.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Path">Path of ids from the root, which findings print.</param>
/// <param name="Root">Id of its tree.</param>
/// <param name="Sector">Sector its results are counted in.</param>
internal sealed record BranchPlace(int Index, int Parent, ModelBranch Branch, string Path, string Root, string Sector)
{
    /// <summary>Numbers of the branches below.</summary>
    public List<int> Children { get; } = [];
}

/// <summary>The model by number and by name: branches, regions, fuels, scenarios, measures.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, int> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly List<BranchPlace> _branches = [];
    private readonly Dictionary<string, BranchPlace?> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fuels = new(StringComparer.Ordinal);
    private readonly string[][] _regionChains;

    /// <summary>An index of a model.</summary>
    public ModelIndex(ScenarioModel model, GwpSet gwp)
    {
        (Model, Gwp) = (model, gwp);
        foreach (var root in model.Roots)
        {
            Add(root, -1, [""], "", "", "");
        }

        Fuels = [.. _branches.Where(b => b.Branch.Kind == BranchKind.Fuel)];
        for (var f = 0; f < Fuels.Length; f++)
        {
            foreach (var name in NamesOf(Fuels[f].Branch))
            {
                _fuels.TryAdd(name, f);
            }
        }

        _regionChains = [.. Enumerable.Range(0, model.Regions.Length).Select(r => ChainOf(r).ToArray())];
    }

    /// <summary>The model.</summary>
    public ScenarioModel Model { get; }

    /// <summary>Weights of the gases.</summary>
    public GwpSet Gwp { get; }

    /// <summary>All branches by number.</summary>
    public IReadOnlyList<BranchPlace> Branches => _branches;

    /// <summary>Branches of the fuels.</summary>
    public ImmutableArray<BranchPlace> Fuels { get; }

    /// <summary>Years.</summary>
    public ModelYears Years => Model.Years;

    /// <summary>True for a gas that the GWP set knows.</summary>
    public bool IsGas(string name) => Gwp.Of(name) is not null || Gwp.Weights.ContainsKey(name) || name == "CO2";

    /// <summary>Number of a fuel in <see cref="Fuels"/> by id or name; −1 when there is none.</summary>
    public int FuelOf(string name) => name.Length > 0 && _fuels.TryGetValue(FactorLibrary.FoldName(name), out var fuel) ? fuel : -1;

    /// <summary>Number of a region; −1 when there is none.</summary>
    public int RegionOf(string id)
    {
        var folded = FactorLibrary.FoldName(id);
        for (var r = 0; r < Model.Regions.Length; r++)
        {
            var region = Model.Regions[r];
            if (FactorLibrary.FoldName(region.Id) == folded || FactorLibrary.FoldName(region.Name.Zh) == folded || FactorLibrary.FoldName(region.Name.En) == folded)
            {
                return r;
            }
        }

        return -1;
    }

    /// <summary>A scenario by id.</summary>
    public ModelScenario? ScenarioOf(string id) => Model.Scenarios.FirstOrDefault(s => s.Id == id);

    /// <summary>A branch by path, each segment an id or a name in either language; the name of the tree may be left out.</summary>
    public BranchPlace? Find(string path)
    {
        lock (_asked)
        {
            return _asked.TryGetValue(path, out var known) ? known : _asked[path] = Search(path);
        }
    }

    /// <summary>Branches of a name, anywhere in the trees.</summary>
    public IReadOnlyList<int> Named(string name) => _byName.TryGetValue(FactorLibrary.FoldName(name), out var list) ? list : [];

    /// <summary>The path most like one that was not found.</summary>
    public string NearestPath(string path) => EditDistance.Nearest(path, _branches.Where(b => b.Parent >= 0).Select(b => b.Path)) ?? "—";

    /// <summary>Regions whose expressions hold in a region: itself, then those it inherits from.</summary>
    public ReadOnlySpan<string> RegionChain(int region) => _regionChains[region];

    private BranchPlace? Search(string path)
    {
        var segments = path.Split('\\', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FactorLibrary.FoldName).ToArray();
        if (segments.Length == 0)
        {
            return null;
        }

        var key = "\\" + string.Join('\\', segments);
        if (_byPath.TryGetValue(key, out var found))
        {
            return _branches[found];
        }

        var inTrees = Model.Roots.Select(r => _byPath.TryGetValue("\\" + FactorLibrary.FoldName(r.Id) + key, out var i) ? i : -1).Where(i => i >= 0).ToArray();
        return inTrees.Length == 1 ? _branches[inTrees[0]] : null;
    }

    private IEnumerable<string> ChainOf(int region)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = region; at >= 0 && seen.Add(Model.Regions[at].Id); at = Model.Regions[at].Inherits.Length > 0 ? RegionOf(Model.Regions[at].Inherits) : -1)
        {
            yield return Model.Regions[at].Id;
        }
    }

    private void Add(ModelBranch branch, int parent, List<string> prefixes, string path, string root, string sector)
    {
        var own = parent < 0 ? branch.Id : path + "\\" + branch.Id;
        var ofSector = branch.Sector.Length > 0 ? branch.Sector : sector.Length > 0 || parent < 0 ? sector : branch.Id;
        var place = new BranchPlace(_branches.Count, parent, branch, own, parent < 0 ? branch.Id : root, ofSector);
        _branches.Add(place);
        if (parent >= 0)
        {
            _branches[parent].Children.Add(place.Index);
        }

        var names = NamesOf(branch).ToList();
        if (parent < 0)
        {
            names.AddRange(branch.Id switch { "Key" => ["keyassumptions"], "NonEnergy" => ["nonenergysectoreffects"], "Supply" => ["transformation"], _ => [] });
        }

        var paths = prefixes.SelectMany(p => names.Select(n => p + "\\" + n)).Take(64).ToList();
        foreach (var one in paths)
        {
            _byPath.TryAdd(one, place.Index);
        }

        foreach (var name in names.Where(_ => parent >= 0))
        {
            (_byName.TryGetValue(name, out var list) ? list : _byName[name] = []).Add(place.Index);
        }

        foreach (var child in branch.Children)
        {
            Add(child, place.Index, paths, own, place.Root, ofSector);
        }
    }

    private static IEnumerable<string> NamesOf(ModelBranch branch) =>
        new[] { branch.Id, branch.Name.Zh, branch.Name.En }.Where(n => !string.IsNullOrEmpty(n)).Select(FactorLibrary.FoldName).Distinct(StringComparer.Ordinal);
}
