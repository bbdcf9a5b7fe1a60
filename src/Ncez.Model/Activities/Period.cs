using System.Globalization;

namespace Ncez.Model.Activities;

/// <summary>A calendar year, or one month of it.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Month">1–12, or 0 for the whole year.</param>
public readonly record struct Period(int Year, int Month = 0)
{
    /// <summary><c>YYYY</c> or <c>YYYY-MM</c>.</summary>
    public override string ToString() => Month == 0
        ? Year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:00}");
}
