using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Tests.Texts;

/// <summary>Numbers as the design language writes them; each expectation is typed by hand.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData(206_741, "20.67 万 tCO₂e", "206.7 kt CO₂e")]
    [InlineData(8_600, "8,600 tCO₂e", "8,600 t CO₂e")]
    [InlineData(303_460_000, "3.03 亿 tCO₂e", "303.5 Mt CO₂e")]
    [InlineData(-9_800, "−9,800 tCO₂e", "−9,800 t CO₂e")]
    [InlineData(9_460_000, "946.0 万 tCO₂e", "9.46 Mt CO₂e")]
    [InlineData(double.NaN, "–", "–")]
    public void Headlines(double valueT, string zh, string en)
    {
        Assert.Equal(zh, Numbers.Co2e(valueT).Zh.Replace('\u00a0', ' '));
        Assert.Equal(en, Numbers.Co2e(valueT).En.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData(20_240_000, "2,024 万 tce", "20.24 Mtce")]
    public void Standard_coal(double valueTce, string zh, string en)
    {
        Assert.Equal(zh, Numbers.Tce(valueTce).Zh.Replace('\u00a0', ' '));
        Assert.Equal(en, Numbers.Tce(valueTce).En.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Ten_thousand_tonnes_are_ten_kilotonnes()
    {
        var magnitude = Magnitude.OfTonnes(123_456);
        Assert.Equal(10, magnitude.In(123_456, Language.En) / magnitude.In(123_456, Language.Zh), 1e-12);
    }

    [Theory]
    [InlineData(0.4419, "0.4419")]
    [InlineData(365000, "365,000")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0, "0")]
    [InlineData(389.31, "389.31")]
    public void Published_numbers_keep_their_digits(double value, string text) => Assert.Equal(text, Numbers.Full(value));

    [Theory]
    [InlineData(-0.4, 0, "0")]
    [InlineData(-1234.5, 1, "−1,234.5")]
    [InlineData(0.5, 0, "1")]
    public void Fixed_decimals(double value, int decimals, string text) => Assert.Equal(text, Numbers.Fixed(value, decimals));

    [Fact]
    public void Changes_carry_their_sign() => Assert.Equal(("+3.0", "−3.0", "0.0"), (Numbers.WithSign(3, 1), Numbers.WithSign(-3, 1), Numbers.WithSign(0, 1)));

    [Fact]
    public void English_names_fit_their_place_in_the_sentence()
    {
        Assert.Equal("purchased heat", new LocalText("外购热力", "Purchased heat").InSentence.En);
        Assert.Equal("LPG", new LocalText("液化石油气", "LPG").InSentence.En);
        Assert.Equal("Purchased heat", new LocalText("外购热力", "purchased heat").AtStart.En);
    }
}
