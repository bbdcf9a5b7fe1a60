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
}
