using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Ncez.Model.Inventories;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>
/// The zone every-sector has a row for every accounting method; expected.csv holds each of its lines as worked out by hand from
/// the published equation and factors. A line that is new, gone or moved fails.
/// </summary>
public class EverySectorTests
{
    private static Inventory Inventory => EverySector.Inventory;

    public static TheoryData<string, double, string> Expected()
    {
        var cases = new TheoryData<string, double, string>();
        using var csv = new TextFieldParser(Path.Combine(Shipped.Root, "tests", "Ncez.Workflows.Tests", "Sectors", "expected.csv")) { HasFieldsEnclosedInQuotes = true };
        csv.SetDelimiters(",");
        csv.ReadFields();
        while (csv.ReadFields() is { } cells)
        {
            cases.Add(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), cells[2]);
        }

        return cases;
    }

    [Theory, MemberData(nameof(Expected))]
    public void Each_line_is_what_the_hand_calculation_gives(string line, double massT, string byHand) =>
        Assert.True(Math.Abs(Lines[line].MassT - massT) <= 1e-8 * Math.Max(1e-6, Math.Abs(massT)), $"{line}: {Lines[line].MassT:R} t, by hand {massT:R} t = {byHand}");

    [Fact]
    public void No_line_is_without_a_hand_calculation() =>
        Assert.Equal([], Lines.Keys.Except(Expected().Select(c => (string)c[0])));

    [Fact]
    public void Every_method_has_a_row() =>
        Assert.Equal([], Accounting.Methods.MethodBook.All.Select(m => m.Id).Except(Inventory.Plans.Select(p => p.Method)));

    [Fact]
    public void Every_line_can_be_explained()
    {
        foreach (var plan in Inventory.Plans)
        {
            // Supply of the site in MWh is what it is: nothing is converted.
            Assert.True(plan.Equation.Length > 0 && (plan.Trace.Length > 0 || plan.Equation == "ACC-15"), $"{plan.Method} {plan.Gas}");
            Assert.DoesNotContain(plan.Trace, s => s.What.Zh.StartsWith('[') || s.What.En.StartsWith('[') || s.Formula.Length == 0);
        }
    }

    [Fact]
    public void Gases_stay_apart_and_biogenic_carbon_dioxide_stays_out_of_the_totals()
    {
        Assert.Equal([], ((string[])["CO2", "CH4-bio", "CH4-fossil", "N2O", "HFC-32", "HFC-125", "HFC-134a", "HFC-23", "CF4", "C2F6", "SF6", "NF3"]).Except(Lines.Values.Select(l => l.Plan!.Gas)));
        var year = Assert.Single(Inventory.Years);
        var counted = Lines.Values.Where(l => l.Scope is Model.Zones.Scope.Direct or Model.Zones.Scope.Indirect).Sum(l => l.Co2eT);
        Assert.Equal(counted, year.Gross.T, 1e-6);
        Assert.Equal(Lines["W05.CO2.biogenic"].Co2eT + Lines["P04.CO2.biogenic"].Co2eT, year.BiomassMemo.T, 1e-6);
    }

    private static Dictionary<string, InventoryLine> Lines { get; } =
        Enumerable.Range(0, Inventory.Lines.Count).Select(i => InventoryLine.At(Inventory, i)).ToDictionary(l => l.Id);
}
