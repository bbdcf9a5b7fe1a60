using Ncez.Model.Scenarios;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Compiling;

/// <summary>Finds what a name in an expression stands for.</summary>
internal sealed class ReferenceResolver(ExpressionCompiler compiler)
{
    /// <summary>The value a reference stands for.</summary>
    /// <exception cref="ExpressionException">Nothing of that name.</exception>
    public Value Resolve(ReferenceNode node, Scope scope)
    {
        if (node.IsBare && Word(node, scope) is { } word)
        {
            return word;
        }

        var key = KeyOf(node, scope);
        return compiler.Cells.Reference(key, node);
    }

    /// <summary>The cell a reference stands for.</summary>
    /// <exception cref="ExpressionException">Nothing of that name.</exception>
    public CellKey KeyOf(ReferenceNode node, Scope scope)
    {
        var region = node.Region is null ? scope.Cell.Region : compiler.Model.RegionOf(node.Region);
        if (region < 0)
        {
            throw new ExpressionException("SCN-042", node.At, ("region", node.Region!), ("known", string.Join(", ", compiler.Model.Model.Regions.Select(r => r.Id))));
        }

        // A bare name is first a variable of the same branch, as in "Activity / 2".
        var home = compiler.Model.Branches[scope.Cell.Branch];
        if (node.IsBare && VariableTable.Find(node.Branch, home.Branch.Kind, compiler.Model.IsGas) is { } own)
        {
            return scope.Cell with { Variable = own.Name, Region = region };
        }

        var branch = BranchOf(node, home);
        var name = node.Variable ?? (branch.Branch.Kind == BranchKind.Key ? "Value" : scope.Cell.Variable);
        if (name is CellCompiler.Energy && branch.Root == "Demand")
        {
            return scope.Cell with { Branch = branch.Index, Variable = name, Region = region };
        }

        var variable = VariableTable.Find(name, branch.Branch.Kind, compiler.Model.IsGas)
            ?? throw new ExpressionException("SCN-043", node.At, ("name", name), ("path", branch.Path), ("known", string.Join(", ", VariableTable.NamesOf(branch.Branch.Kind))));
        return scope.Cell with { Branch = branch.Index, Variable = variable.Name, Region = region };
    }

    /// <summary>The year a word stands for; null when it stands for none.</summary>
    public static int? YearOf(string word, ModelIndex model) => word.ToUpperInvariant() switch
    {
        "BASEYEAR" or "基准年" => model.Years.Base,
        "FIRSTSCENARIOYEAR" => model.Years.FirstScenario,
        "ENDYEAR" or "末年" => model.Years.End,
        _ => null,
    };

    private BranchPlace BranchOf(ReferenceNode node, BranchPlace home)
    {
        if (compiler.Model.Find(node.Branch) is { } found)
        {
            return found;
        }

        // A name alone: a branch beside this one, else a key assumption, else the only branch of that name.
        if (!node.Branch.Contains('\\', StringComparison.Ordinal))
        {
            var named = compiler.Model.Named(node.Branch).Select(i => compiler.Model.Branches[i]).ToList();
            var choice = named.Where(b => b.Parent == home.Parent).ToList() is { Count: 1 } beside ? beside
                : named.Where(b => b.Root == "Key").ToList() is { Count: 1 } key ? key : named;
            if (choice.Count == 1)
            {
                return choice[0];
            }

            if (choice.Count > 1)
            {
                throw new ExpressionException("SCN-044", node.At, ("name", node.Branch), ("paths", string.Join(", ", choice.Take(4).Select(b => b.Path))));
            }
        }

        throw new ExpressionException("SCN-045", node.At, ("name", node.Branch), ("near", compiler.Model.NearestPath(node.Branch)));
    }

    private Value? Word(ReferenceNode node, Scope scope)
    {
        var model = compiler.Model;
        if (YearOf(node.Branch, model) is { } year)
        {
            return compiler.Bare(year);
        }

        switch (node.Branch.ToUpperInvariant())
        {
            case "YEAR" or "年份":
                return new Value(compiler.Cells.YearRow, Dims.None, Footing.Bare);
            case "TRUE":
                return compiler.Ratio(1);
            case "FALSE":
                return compiler.Ratio(0);
            case "INHERITED" or "原值":
                return scope.InheritedRow is { } row ? new Value(row, scope.Dims, Footing.Fixed) : throw new ExpressionException("SCN-046", node.At);
            default:
                return null;
        }
    }
}
