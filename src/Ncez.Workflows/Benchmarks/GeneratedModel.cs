using System.Globalization;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A scenario model made for benches: realistic in form, invented in amount, never shipped.</summary>
public static class GeneratedModel
{
    /// <summary>A model over 41 years with about so many cells, so many measures and a power module.</summary>
    /// <param name="cells">Cells of the demand tree.</param>
    /// <param name="measures">Measures of the scenario "all".</param>
    public static ScenarioModel Of(int cells, int measures = 12)
    {
        var technologies = cells / 2;
        var sectors = Enumerable.Range(0, 4).Select(s => Branch($"sector{s}", BranchKind.Category,
            [.. Enumerable.Range(0, technologies / 4).Select(i => Branch($"t{i}", BranchKind.Technology) with { Fuel = Fuel(i) })])).ToArray();
        return new ScenarioModel
        {
            Years = new ModelYears(2020, 2020, 2021, 2060),
            Baseline = "baseline",
            Regions = [new ModelRegion("zone", LocalText.Same("zone"), "", default)],
            Roots =
            [
                Root("Key", Branch("gdp", BranchKind.Key)), Root("Demand", sectors), Root("Supply", Power()), Root("NonEnergy"),
                Root("Fuels", Carrier("electricity", FuelKind.Electricity), Carrier("gas", FuelKind.Fossil), Carrier("coal", FuelKind.Fossil), Carrier("sun", FuelKind.Renewable)),
            ],
            Scenarios = [new ModelScenario("baseline", LocalText.Same("baseline"), "", [], [], default), new ModelScenario("all", LocalText.Same("all"), "baseline", [], [.. Enumerable.Range(0, measures).Select(m => $"m{m}")], default)],
            Measures = [.. Enumerable.Range(0, measures).Select(m => new ModelMeasure($"m{m}", LocalText.Same($"m{m}"), "family", $"Ramp({2021 + m}, {2035 + m})", default))],
            Expressions = [.. Expressions(technologies, measures)],
        };
    }

    private static string Fuel(int i) => (i % 3) switch { 0 => "electricity", 1 => "gas", _ => "coal" };

    private static ModelBranch Root(string id, params ModelBranch[] children) => Branch(id, BranchKind.Root, children);

    private static ModelBranch Branch(string id, BranchKind kind, params ModelBranch[] children) =>
        new() { Id = id, Name = LocalText.Same(id), Kind = kind, Children = [.. children], Where = default };

    private static ModelBranch Carrier(string id, FuelKind kind) => Branch(id, BranchKind.Fuel) with { FuelKind = kind };

    private static ModelBranch Power() => Branch("power", BranchKind.Module,
        Branch("pv", BranchKind.Process, Branch("sun", BranchKind.Feed) with { Fuel = "sun" }), Branch("plant", BranchKind.Process, Branch("coal", BranchKind.Feed) with { Fuel = "coal" }),
        Branch("electricity", BranchKind.OwnUse) with { Fuel = "electricity" }) with
    { Fuel = "electricity", Dispatch = DispatchRule.Merit };

    private static IEnumerable<ModelExpression> Expressions(int technologies, int measures)
    {
        yield return Says("current", "Key\\gdp", "Value", "亿元", "100");
        yield return Says("baseline", "Key\\gdp", "Value", "亿元", "Growth(5%, 2035, 3%)");
        for (var i = 0; i < technologies; i++)
        {
            var branch = $"Demand\\sector{i % 4}\\t{i / 4}";
            yield return Says("current", branch, "Activity", "亿元", string.Create(CultureInfo.InvariantCulture, $"Key\\gdp * {1.0 / technologies:R}"));
            yield return Says("current", branch, "Intensity", "kWh/万元", (100 + (i % 97)).ToString(CultureInfo.InvariantCulture));
            yield return Says("baseline", branch, "Intensity", "kWh/万元", i % 2 == 0 ? "Growth(-1%)" : "Interp(2040, 80, 2060, 60)");
            if (i % 4 == 0)
            {
                yield return Says($"m{i / 4 % measures}", branch, "Intensity", "kWh/万元", "Inherited * 70%");
            }
        }

        yield return Says("current", "Supply\\power\\pv", "FixedOutput", "万kWh", "100");
        yield return Says("current", "Supply\\power\\pv", "Efficiency", "1", "1");
        yield return Says("current", "Supply\\power\\plant", "Efficiency", "%", "40");
        yield return Says("current", "Supply\\power\\plant", "Capacity", "MW", "50");
        yield return Says("current", "Supply\\power\\electricity", "Use", "%", "5");
        yield return Says("current", "Supply\\power", "Losses", "%", "4");
        yield return Says("current", "Fuels\\electricity", "CO2", "t/MWh", "0.5");
        yield return Says("current", "Fuels\\gas", "CO2", "t/MWh", "0.2");
        yield return Says("current", "Fuels\\coal", "CO2", "t/MWh", "0.34");
    }

    private static ModelExpression Says(string scenario, string branch, string variable, string unit, string text) => new(scenario, "", branch, variable, unit, text, "bench", "", default);
}
