using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Ncez.Kernels;
using Ncez.Kernels.Energy;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Zones;

/// <summary>The equations behind a total, each with its formula and the publication it stands in; of energy also the constants they multiply by.</summary>
internal static class EquationTable
{
    private const string HeatEquation = "ACC-13";
    private const string ElectricityEquation = "ACC-14";

    private static readonly TextArea Area = TextArea.Of(typeof(EquationTable).Assembly, "Totals");

    private static readonly FrozenDictionary<string, EquationAttribute> Equations = typeof(EquationAttribute).Assembly.GetExportedTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Select(m => m.GetCustomAttribute<EquationAttribute>()).OfType<EquationAttribute>()
        .ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);

    /// <summary>Equations of the lines of a total of emissions, the largest first.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="plans">Plans of the total.</param>
    public static ResultTable OfEmissions(Inventory inventory, int[] plans) => new("equations", Area.Both("equations"),
        [Column("id", "equation"), Column("formula"), Number("lines", "lines"), Number("co2eT", "co2e"), Column("source")],
        [
            .. plans.Where(p => Equations.ContainsKey(inventory.Plans[p].Equation)).GroupBy(p => inventory.Plans[p].Equation, StringComparer.Ordinal)
                .Select(g => (Equation: Equations[g.Key], Lines: g.Sum(p => inventory.PlanTotals[p].Lines), Co2eT: PlanTotal.SumOfKnown(g.Select(p => inventory.PlanTotals[p].Co2eT))))
                .OrderByDescending(g => Math.Abs(g.Co2eT)).ThenBy(g => g.Equation.Id, StringComparer.Ordinal)
                .Select(g => ImmutableArray.Create<TableCell>([g.Equation.Id, g.Equation.Formula, g.Lines, g.Co2eT, g.Equation.Source])),
        ]);

    /// <summary>Equations of a total of energy with the constant of each: heat of a tonne of standard coal, coefficient of electricity.</summary>
    /// <param name="energy">The total.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="plans">Plans whose energy is known.</param>
    public static ResultTable OfEnergy(EnergyTotal energy, Inventory inventory, int[] plans) => new("equations", Area.Both("equations.energy"),
        [Column("id", "equation"), Column("formula"), Column("constant"), new("value", Area.Both("value"), IsNumber: true, IsPublished: true), Column("unit"), Number("lines", "lines"), Number("tce", "tce"), Column("source")],
        [
            .. plans.GroupBy(p => Constant.Of(inventory.Plans[p], energy.IsCalorific)).Select(g => (Constant: g.Key, Lines: g.Sum(p => inventory.PlanTotals[p].Lines), Tce: g.Sum(p => inventory.PlanTotals[p].Quantity * energy.PerUnit(inventory.Plans[p]))))
                .OrderByDescending(g => Math.Abs(g.Tce)).ThenBy(g => g.Constant.Value)
                .Select(g => ImmutableArray.Create<TableCell>([
                    g.Constant.Equation, Equations[g.Constant.Equation].Formula, Area.Both($"constant.{g.Constant.Name}"), g.Constant.Value, g.Constant.Unit, g.Lines, g.Tce, g.Constant.Source ?? Equations[g.Constant.Equation].Source])),
        ]);

    /// <summary>An equation as one row: with its numbers and its source.</summary>
    /// <param name="id">Equation id.</param>
    /// <param name="withNumbers">The formula with the numbers of the case.</param>
    public static ImmutableArray<TableCell> Row(string id, string withNumbers) => [id, Equations[id].Formula, withNumbers, Equations[id].Source];

    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static ImmutableArray<TableColumn> Columns => [Column("id", "equation"), Column("formula"), Column("numbers", "withNumbers"), Column("source")];

    private static TableColumn Column(string id, string? text = null) => new(id, Area.Both(text ?? id));

    private static TableColumn Number(string id, string text) => new(id, Area.Both(text), IsNumber: true);

    /// <summary>A constant of an equation.</summary>
    /// <param name="Equation">Equation id.</param>
    /// <param name="Name">Which constant.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Source">Where it was read; null = where the equation stands.</param>
    private sealed record Constant(string Equation, string Name, double Value, string Unit, string? Source = null)
    {
        // Fuels come to standard coal through their heat; electricity on the primary-equivalent basis through the coefficient of its year.
        public static Constant Of(LinePlan plan, bool isCalorific) => plan.Item?.Family != ItemFamily.Electricity ? new Constant(HeatEquation, "heat", StandardCoalKernels.HeatGJPerTce, "GJ/tce")
            : isCalorific ? new Constant(ElectricityEquation, "electricity", StandardCoalKernels.ElectricityKgcePerKWh, "kgce/kWh", StandardCoalKernels.ElectricitySource)
            : plan.Factors.Select(f => f.Choice.Pick).OfType<Factor>().FirstOrDefault(f => f.Parameter == FactorParameters.StandardCoalEquivalent) is { } year
                ? new Constant(ElectricityEquation, "equivalent", year.Value, year.UnitText, Reporting.Ledger.FactorText.Publication(year))
            : new Constant(ElectricityEquation, "equivalent", double.NaN, "kgce/kWh");
    }
}
