using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Workflows.Zones;
using Spectre.Console;

namespace Ncez.Cli.Output;

/// <summary>A line unfolded: result → activity → conversion → factors with their trails → equation with numbers → sources.</summary>
internal sealed class ExplanationTree(CliContext context, Inventory inventory)
{
    private const string Area = "Explain";

    /// <summary>Prints the tree.</summary>
    public void Print(Explained explained, TextWriter writer)
    {
        var tree = explained.Line is { } line ? OfLine(line, explained) : explained.Claim is { } claim ? OfClaim(claim) : OfOffset(explained.Offset!);
        TablePrinter.ConsoleOn(writer).Write(tree);
    }

    private Tree OfLine(InventoryLine line, Explained explained)
    {
        var plan = line.Plan!;
        var tree = new Tree(new Text(T("result", ("id", line.Id), ("co2e", Figure.Of(line.Co2eT)), ("scope", CategoriesTable.ScopeName(line.Scope)),
            ("category", plan.Category.Name), ("gwp", inventory.Zone.Gwp))));
        Activity(tree, line, plan);
        if (line.IsConfidential)
        {
            tree.AddNode(new Text(T("confidential")));
            return tree;
        }

        Conversion(tree, line, plan);
        foreach (var use in plan.Factors)
        {
            Factor(tree, use);
        }

        Equation(tree, line, plan);
        if (Explained.MarketOf(inventory, line) is var (marketT, account))
        {
            var node = tree.AddNode(new Text(T("market", ("market", Figure.Of(marketT)), ("location", Figure.Of(line.Co2eT)))));
            node.AddNode(new Text(T("marketParts", ("claimed", Figure.Of(account.ClaimedMWh)), ("consumed", Figure.Of(account.ConsumedMWh)), ("rest", Figure.Of(account.UnclaimedMWh)),
                ("factor", Figure.Of(account.ResidualTPerMWh)), ("row", account.Residual?.Pick?.Id ?? T("marketFallback")))));
            foreach (var claim in account.Claims.Where(c => c.UsedMWh > 0))
            {
                node.AddNode(new Text(T("claim", ("id", claim.Instrument.Id), ("used", Figure.Of(claim.UsedMWh)), ("factor", Figure.Of(claim.FactorTPerMWh)))));
            }
        }

        foreach (var c in explained.Corrections)
        {
            tree.AddNode(new Text(T(double.IsNaN(c.NewQuantity) ? "corrected" : "revised", ("date", c.Date), ("by", c.By), ("old", Figure.Exact(c.OldQuantity)), ("new", Figure.Exact(c.NewQuantity)), ("unit", line.Unit), ("why", c.Why))));
        }

        foreach (var other in explained.OtherGases)
        {
            tree.AddNode(new Text(T("otherGas", ("id", other))));
        }

        return tree;
    }

    private Tree OfClaim(InstrumentClaim claim)
    {
        var row = claim.Instrument;
        var tree = new Tree(new Text(T("claim", ("id", row.Id), ("used", Figure.Of(claim.UsedMWh)), ("factor", Figure.Of(claim.FactorTPerMWh)))));
        tree.AddNode(new Text(T("claimRow", ("kind", row.Kind), ("energy", Figure.Of(row.EnergyMWh)), ("period", row.Period.ToString()), ("registry", row.Registry), ("serial", row.Serial))));
        tree.AddNode(new Text(T("place", ("place", row.Where.ToString()))));
        if (claim.Reason.Length > 0)
        {
            tree.AddNode(new Text(T($"claim.{claim.Reason}")));
        }

        return tree;
    }

    private void Activity(Tree tree, InventoryLine line, LinePlan plan)
    {
        var (kind, texts) = (inventory.Activities.Kinds[plan.Kind], inventory.Activities.Texts);
        var quantity = line.IsConfidential ? "C" : Figure.Exact(line.Quantity);
        var node = tree.AddNode(new Text(T("activity", ("item", plan.Item?.Name ?? LocalText.Same(kind.Item)), ("quantity", quantity), ("unit", line.Unit),
            ("period", kind.Period.ToString()), ("status", context.TextOf(Area, $"status.{plan.Status}")))));
        node.AddNode(new Text(T("place", ("place", texts.PlaceOf(line.Row, "quantity").ToString()))));
        Add(node, "activitySource", texts.Source(line.Row));
        Add(node, "evidence", texts.Evidence(line.Row));
        Add(node, "note", texts.Note(line.Row));
    }

    private void Conversion(Tree tree, InventoryLine line, LinePlan plan)
    {
        var energyMWh = line.Quantity * plan.EnergyMWhPerUnit;
        if (plan.CarriesEnergy && double.IsFinite(energyMWh) && energyMWh != 0)
        {
            tree.AddNode(new Text(T("conversion", ("energy", Figure.Of(energyMWh)), ("calorific", Figure.Of(line.Quantity * plan.TceCalorificPerUnit)),
                ("equivalent", Figure.Of(line.Quantity * plan.TceEquivalentPerUnit)))));
        }
    }

    private void Factor(Tree tree, FactorUse use)
    {
        if (use.Choice.Pick is not { } pick)
        {
            tree.AddNode(new Text(T("noFactor", ("symbol", use.Symbol), ("item", context.Shipped.Library.NameOf(use.Choice.Query.Item)))));
            return;
        }

        var node = tree.AddNode(new Text(T("factor", ("symbol", use.Symbol), ("value", Figure.Exact(pick.Value) + UnitSymbol.Behind(pick.UnitText)),
            ("confidence", context.TextOf(Area, $"confidence.{pick.Confidence}")))));
        node.AddNode(new Text(T(pick.Version.Length > 0 ? "factorRow" : pick.Source.Library == "parameters.csv" ? "factorGiven" : "factorOwn", ("set", pick.Set), ("version", pick.Version), ("row", pick.Id))));
        if (use.CanonicalUnit != pick.UnitText)
        {
            node.AddNode(new Text(T("canonical", ("value", Figure.Exact(use.CanonicalValue) + UnitSymbol.Behind(use.CanonicalUnit)))));
        }

        var trail = node.AddNode(new Text(T("trail", ("item", context.Shipped.Library.NameOf(use.Choice.Query.Item)), ("region", use.Choice.Query.Region), ("year", use.Choice.Query.Year))));
        foreach (var step in use.Choice.Trail)
        {
            trail.AddNode(new Text(TrailText.Of(context, step)));
        }

        Add(node, "factorSource", $"{pick.Source.Publication} {pick.Source.Table}".Trim());
        Add(node, "note", pick.NoteText.In(context.Language));
    }

    private void Equation(Tree tree, InventoryLine line, LinePlan plan)
    {
        var node = tree.AddNode(new Text(T("equation", ("id", plan.Equation.Length > 0 ? plan.Equation : "–"))));
        foreach (var step in plan.Trace)
        {
            node.AddNode(new Text($"{step.What.In(context.Language)}: {step.Formula}"));
        }

        node.AddNode(new Text(double.IsFinite(plan.Co2eTPerUnit)
            ? $"{Figure.Exact(line.Quantity)} {line.Unit} × {Figure.Exact(plan.Co2eTPerUnit)} tCO2e/{line.Unit} = {Figure.Exact(line.Co2eT)} tCO2e"
            : T("notEstimated")));
    }

    private Tree OfOffset(OffsetLine line)
    {
        var offset = line.Offset;
        var tree = new Tree(new Text(T("offset", ("id", offset.Id), ("used", Figure.Of(line.UsedT)), ("carried", Figure.Of(line.CarriedT)), ("year", line.Year))));
        var node = tree.AddNode(new Text(T("offsetRow", ("kind", offset.Kind), ("registry", offset.Registry), ("serial", offset.Serial), ("quantity", Figure.Of(offset.QuantityT)))));
        node.AddNode(new Text(T("place", ("place", offset.Where.ToString()))));
        Add(node, "evidence", offset.Certificate);
        return tree;
    }

    private void Add(TreeNode node, string key, string text)
    {
        if (text.Length > 0)
        {
            node.AddNode(new Text(T(key, ("text", text))));
        }
    }

    private string T(string key, params ReadOnlySpan<TextArg> args) => context.TextOf(Area, key, args);
}
