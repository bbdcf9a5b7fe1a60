using System.Buffers;
using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Scenarios;

/// <summary>Reads the five trees of model.yaml: key, demand, supply, nonenergy, fuels.</summary>
internal sealed class BranchReader(Findings findings)
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("\\:@'\"[](),");

    /// <summary>The roots, each with its branches; their ids are fixed.</summary>
    public ImmutableArray<ModelBranch> Roots(YamlMap map)
    {
        var fuels = Branches(map, "fuels", Fuel);
        return
        [
            Root("Key", new("关键假设", "Key"), Branches(map, "key", Key), map),
            Root("Demand", new("需求", "Demand"), Branches(map, "demand", Demand), map),
            Root("Supply", new("供应", "Supply"), Branches(map, "supply", m => Module(m, fuels)), map),
            Root("NonEnergy", new("非能源", "NonEnergy"), Branches(map, "nonenergy", Source), map),
            Root("Fuels", new("燃料", "Fuels"), fuels, map),
        ];
    }

    private static ModelBranch Root(string id, LocalText name, ImmutableArray<ModelBranch> children, YamlMap map) =>
        new() { Id = id, Name = name, Kind = BranchKind.Root, Children = children, Where = map.Where };

    private ModelBranch Key(YamlMap map) => Branch(map, BranchKind.Key) with { Children = Branches(map, "children", Key) };

    private ModelBranch Demand(YamlMap map)
    {
        var fuel = map.FindText("fuel") ?? "";
        var kind = map.FindOption<BranchKind>("kind") ?? (fuel.Length > 0 ? BranchKind.Technology : BranchKind.Category);
        if (kind is not (BranchKind.Category or BranchKind.EndUse or BranchKind.Technology or BranchKind.Stock))
        {
            map.ReportUnknownOption("kind", ["category", "end_use", "technology", "stock"]);
        }

        return Branch(map, kind) with
        {
            Fuel = fuel,
            ChildrenAreShares = map.FindTruth("shares") ?? false,
            Children = Branches(map, "children", Demand),
        };
    }

    private ModelBranch Module(YamlMap map, ImmutableArray<ModelBranch> fuels) => Branch(map, BranchKind.Module) with
    {
        Fuel = map.Text("makes"),
        Dispatch = map.FindOption<DispatchRule>("dispatch") ?? DispatchRule.Shares,
        Shortfall = map.FindOption<ShortfallRule>("shortfall") ?? ShortfallRule.Import,
        Surplus = map.FindOption<SurplusRule>("surplus") ?? SurplusRule.Export,
        LossesOfRequirement = map.FindText("losses_of") switch
        {
            "requirement" => true,
            null or "output" => false,
            _ => Unknown(map, "losses_of", "requirement", "output"),
        },
        Children =
        [
            .. Branches(map, "processes", m => Process(m, fuels, map.Texts("slices"))), .. Fuels(map, "own_use", BranchKind.OwnUse, fuels),
            .. Named(map, "from", BranchKind.Link), .. Named(map, "slices", BranchKind.Slice),
        ],
    };

    // A module's slices stand below each of its processes too, since sun and wind have their own hours.
    private ModelBranch Process(YamlMap map, ImmutableArray<ModelBranch> fuels, ImmutableArray<string> slices) => Branch(map, BranchKind.Process) with
    {
        Children =
        [
            .. Fuels(map, "inputs", BranchKind.Feed, fuels), .. Fuels(map, "outputs", BranchKind.Output, fuels),
            .. slices.Select(s => new ModelBranch { Id = s, Name = LocalText.Same(s), Kind = BranchKind.Slice, Where = map.Where }),
        ],
    };

    private static ImmutableArray<ModelBranch> Named(YamlMap map, string key, BranchKind kind) =>
        [.. map.TextsWithPlaces(key).Select(t => new ModelBranch { Id = t.Text, Name = LocalText.Same(t.Text), Kind = kind, Where = t.Where })];

    private ModelBranch Source(YamlMap map)
    {
        var children = Branches(map, "children", Source);
        var gas = map.FindText("gas") ?? "";
        return Branch(map, gas.Length > 0 ? BranchKind.Source : BranchKind.Category) with { Gas = gas, Children = children };
    }

    private ModelBranch Fuel(YamlMap map) => Branch(map, BranchKind.Fuel) with
    {
        Item = map.FindText("item") ?? "",
        FuelKind = map.Option<FuelKind>("kind"),
    };

    // "inputs: [coal, gas]" are branches of their own, since their shares and losses are variables too.
    private static ImmutableArray<ModelBranch> Fuels(YamlMap map, string key, BranchKind kind, ImmutableArray<ModelBranch> fuels) =>
        [.. map.TextsWithPlaces(key).Select(f => new ModelBranch
        {
            Id = f.Text,
            Name = fuels.FirstOrDefault(b => b.Id == f.Text)?.Name ?? LocalText.Same(f.Text),
            Kind = kind,
            Fuel = f.Text,
            Where = f.Where,
        })];

    private ImmutableArray<ModelBranch> Branches(YamlMap map, string key, Func<YamlMap, ModelBranch> read)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. map.Maps(key).Select(m =>
        {
            var branch = read(m);
            m.ReportUnknownKeys();
            if (branch.Id.Length > 0 && !names.Add(branch.Id))
            {
                findings.Error("SCN-004", m.PlaceOf("id"), ("branch", Shown.Cell(branch.Id)));
            }

            return branch;
        })];
    }

    private ModelBranch Branch(YamlMap map, BranchKind kind)
    {
        var id = map.Text("id");
        if (id.AsSpan().IndexOfAny(Separators) >= 0)
        {
            findings.Error("SCN-005", map.PlaceOf("id"), ("branch", Shown.Cell(id)));
        }

        return new ModelBranch { Id = id, Name = map.FindLocalText("name") ?? LocalText.Same(id), Kind = kind, Sector = map.FindText("sector") ?? "", Where = map.Where };
    }

    private static bool Unknown(YamlMap map, string key, params string[] known)
    {
        map.ReportUnknownOption(key, known);
        return false;
    }
}
