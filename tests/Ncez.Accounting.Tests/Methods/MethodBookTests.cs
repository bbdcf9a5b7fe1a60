using Ncez.Accounting.Factors;
using Ncez.Accounting.Methods;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Methods;

public class MethodBookTests
{
    private static readonly string[] Units = ["t", "m3", "Nm3", "ha", "km", "head", "connection", "MWh"];

    [Fact]
    public void An_item_belongs_to_one_method_of_its_sector() => Assert.Equal("", string.Join("\n",
        from category in Shipped.Template(Domain.Region).Categories
        let methods = MethodBook.Of(category.Method).Where(m => m is not DirectFactor).ToList()
        where methods.Count > 1
        from item in Shipped.Library.Items
        from unit in Units
        from direction in (Direction[])[Direction.Use, Direction.Export, Direction.Produce]
        let takers = methods.Where(m => m.Takes(Request(category, item, unit, direction))).Select(m => m.Id).ToList()
        where takers.Count > 1
        select $"{category.Id}, {item.Id}, {unit}, {direction}: {string.Join(", ", takers)}"));

    [Fact]
    public void Every_category_of_every_template_names_a_sector_that_methods_serve() => Assert.Equal([],
        from domain in Enum.GetValues<Domain>()
        from category in Shipped.Template(domain).Categories
        where !MethodBook.Of(category.Method).Any()
        select $"{domain}: {category.Id}");

    [Fact]
    public void Every_method_has_a_name_in_both_languages() => Assert.Equal([],
        MethodBook.All.Where(m => MethodBook.NameOf(m.Id) is var name && (name.Zh.StartsWith('[') || name.En.StartsWith('[') || name.Zh == name.En)).Select(m => m.Id));

    [Fact]
    public void Ids_are_unique() => Assert.Equal(MethodBook.All.Length, MethodBook.All.Select(m => m.Id).Distinct().Count());

    private static PlanRequest Request(CategoryRule category, Item item, string unit, Direction direction)
    {
        Assert.True(Shipped.Library.Units.TryParse(unit, out var parsed));
        return Blank with { Category = category, Item = item, Kind = Blank.Kind with { Category = category.Id, Item = item.Id, Unit = parsed, Direction = direction } };
    }

    private static PlanRequest Blank { get; } = MakeBlank();

    private static PlanRequest MakeBlank()
    {
        var input = new ZoneOf(Domain.Region).Row("purchased_electricity", "电力", 1, "MWh").Input;
        var resolver = new FactorResolver(Shipped.Library, [], FactorSettings.Of(input.Zone));
        return new PlanRequest
        {
            KindIndex = 0,
            Kind = input.Activities.Kinds[0],
            Category = Shipped.Template(Domain.Region).Categories[0],
            Item = Shipped.Library.FindItem("electricity")!,
            Zone = input.Zone,
            Factors = resolver,
            Advice = new FactorAdvice(Shipped.Library, resolver),
            Library = Shipped.Library,
            Template = Shipped.Template(Domain.Region),
            Gwp = Shipped.Library.FindGwp("AR5")!,
            Facts = YearFacts.Of(input, Shipped.Library),
            Places = new KindPlaces(input.Activities),
            Findings = new Findings(),
        };
    }
}
