using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Tests;

public class PlainNumberTests
{
    [Fact]
    public void No_number_is_minus_0() => Assert.Equal(("0", "0"), (Numbers.Significant(-0.0, 6), Numbers.Full(-0.0)));

    [Fact]
    public void A_plain_number_has_no_unit_behind_it() =>
        Assert.Equal(("", "", " t/t", ""), (UnitSymbol.Behind("1"), UnitSymbol.Behind(""), UnitSymbol.Behind("t/t"), UnitSymbol.Shown("1").Zh));

    [Theory]
    [InlineData("万m3", "万m³", "10⁴ m³")]
    [InlineData("t/m2", "t/m²", "t/m²")]
    [InlineData("kgce/(m2·person)", "kgce/(m²·人)", "kgce/(m²·person)")]
    [InlineData("Nm3/h", "Nm³/h", "Nm³/h")]
    [InlineData("PM2.5", "PM2.5", "PM2.5")]
    [InlineData("m30", "m30", "m30")]
    public void Powers_of_lengths_are_raised(string symbol, string zh, string en) => Assert.Equal(new LocalText(zh, en), UnitSymbol.Of(symbol));
}
