using System.Globalization;

namespace Ncez.Accounting.Methods;

/// <summary>Writes equations with their numbers, in full precision and the invariant culture, for traces.</summary>
internal static class Formula
{
    /// <summary>A number with up to 15 significant digits.</summary>
    public static string Number(double value) => (value == 0 ? 0 : value).ToString("G15", CultureInfo.InvariantCulture);

    /// <summary><c>a unit × b unit = c unit</c>.</summary>
    public static string Times(double a, string unitA, double b, string unitB, string unitResult) =>
        $"{Number(a)} {unitA} × {Number(b)} {unitB} = {Number(a * b)} {unitResult}";
}
