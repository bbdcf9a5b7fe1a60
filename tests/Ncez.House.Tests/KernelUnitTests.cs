using System.Reflection;
using System.Text.RegularExpressions;

namespace Ncez.House.Tests;

/// <summary>A bare number in a kernel wears its unit in its name.</summary>
public sealed class KernelUnitTests
{
    // A name ends in one of these, in a product of them (TYear), or in a quotient (TPerMWh, LPer100Km).
    private static readonly string[] Units =
    [
        "T", "Kg", "G", "Mg", "Kt", "Tce", "Kgce", "Unit",
        "MWh", "KWh", "GWh", "GJ", "MJ", "KJ", "TJ", "MW", "KW", "W",
        "M", "Km", "M2", "Ha", "M3", "Nm3", "L", "Tkm", "Pkm",
        "Cny", "Year", "Years", "Month", "Months", "Day", "Days", "Hour", "Hours", "Min", "S",
        "Kmol", "DegC", "K", "KPa", "MPa", "Deg",
        "Fraction", "Percent", "Ratio", "Score", "Count", "Index", "Weight",
    ];

    private static readonly Regex UnitAtEnd = UnitGrammar();

    [Fact]
    public void Every_number_of_a_public_kernel_carries_its_unit() =>
        Rule.Holds("These numbers carry no unit in their names (add the unit, or the suffix to the list when it is new):", Offences(Equations.Kernels));

    [Theory]
    [InlineData("energyMWh", true)]
    [InlineData("factorTPerMWh", true)]
    [InlineData("carbonTPerTJ", true)]
    [InlineData("shareFraction", true)]
    [InlineData("costCnyPerTPerYear", true)]
    [InlineData("savingLPer100Km", true)]
    [InlineData("economyTPer1e4Cny", true)]
    [InlineData("capacityKJPerKgK", true)]
    [InlineData("factor", false)]
    [InlineData("factorPerMWh", false)]
    [InlineData("T", false)]
    [InlineData("weight", false)]
    [InlineData("amount", false)]
    [InlineData("heat", false)]
    [InlineData("", false)]
    public void A_name_wears_its_unit_or_does_not(string name, bool wears) => Assert.Equal(wears, WearsUnit(name));

    private static IEnumerable<string> Offences(Assembly kernels)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var type in kernels.GetExportedTypes())
        {
            foreach (var method in type.GetMethods(own).Where(m => !m.IsSpecialName))
            {
                foreach (var parameter in method.GetParameters().Where(p => IsBare(p.ParameterType) && !WearsUnit(p.Name!)))
                {
                    yield return $"{type.Name}.{method.Name}({parameter.Name})";
                }

                // The unit of a result stands in the equation's attribute or in the method's name.
                if (IsBare(method.ReturnType) && !WearsUnit(method.Name) && string.IsNullOrWhiteSpace(Equations.Of(method)?.Unit))
                {
                    yield return $"{type.Name}.{method.Name} (result)";
                }
            }

            foreach (var property in type.GetProperties(own).Where(p => IsBare(p.PropertyType) && !WearsUnit(p.Name)))
            {
                yield return $"{type.Name}.{property.Name}";
            }

            foreach (var field in type.GetFields(own).Where(f => IsBare(f.FieldType) && !WearsUnit(f.Name)))
            {
                yield return $"{type.Name}.{field.Name}";
            }
        }
    }

    private static bool WearsUnit(string name) => UnitAtEnd.IsMatch(name);

    /// <summary>double, float, nullable of them, and arrays, spans, memories and lists of them.</summary>
    private static bool IsBare(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        if (type.IsArray)
        {
            return IsBare(type.GetElementType()!);
        }

        if (type.IsGenericType)
        {
            return !typeof(Delegate).IsAssignableFrom(type) && type.GetGenericArguments().Any(IsBare);
        }

        return type == typeof(double) || type == typeof(float) || type == typeof(decimal);
    }

    private static Regex UnitGrammar()
    {
        var units = $"(?:{string.Join('|', Units.OrderByDescending(u => u.Length))})";
        return new Regex($@"(?<=[a-z0-9])(?<!Per){units}+(?:Per(?:\d+(?:e\d+)?)?{units}+)*$", RegexOptions.CultureInvariant);
    }
}
