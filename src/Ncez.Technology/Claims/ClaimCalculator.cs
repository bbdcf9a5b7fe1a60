using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Ncez.Kernels;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Technology.Claims;

/// <summary>
/// Computes with a claim of the report: its number fills one input of its equation, the reader gives the others. A range
/// stays a range. A new claim is a row of claims.csv, a new equation a kernel.
/// </summary>
public static class ClaimCalculator
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ClaimCalculator).Assembly, "Claims");

    private static readonly FrozenDictionary<string, (MethodInfo Kernel, EquationAttribute Equation)> Equations = typeof(EquationAttribute).Assembly.GetExportedTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Select(m => (Kernel: m, Equation: m.GetCustomAttribute<EquationAttribute>()!))
        .Where(m => m.Equation?.Id.StartsWith("TEC", StringComparison.Ordinal) == true)
        .ToFrozenDictionary(m => m.Equation.Id, StringComparer.Ordinal);

    /// <summary>True when the claim has an equation.</summary>
    public static bool CanCompute(Claim claim) => Equations.ContainsKey(claim.Equation);

    /// <summary>The formula of a claim; empty when it has none.</summary>
    public static string FormulaOf(Claim claim) => Equations.TryGetValue(claim.Equation, out var found) ? found.Equation.Formula : "";

    /// <summary>The inputs of a claim's equation; the one that the claim fills carries its range.</summary>
    public static ImmutableArray<ClaimInput> Inputs(Claim claim) => !Equations.TryGetValue(claim.Equation, out var found)
        ? []
        : [.. found.Kernel.GetParameters().Select(p => new ClaimInput(
            p.Name!, Texts.Both($"input.{p.Name}"), p.Name == claim.Fills ? claim.Low : null, p.Name == claim.Fills ? claim.High : null))];

    /// <summary>Computes the result; inputs that are neither given nor filled by the claim are named, never assumed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="given">Inputs by name; they go before the claim's own number.</param>
    /// <exception cref="ArgumentException">The claim has no equation.</exception>
    public static ClaimResult Compute(Claim claim, IReadOnlyDictionary<string, double> given)
    {
        if (!Equations.TryGetValue(claim.Equation, out var found))
        {
            throw new ArgumentException($"The claim '{claim.Id}' has no equation.", nameof(claim));
        }

        var inputs = Inputs(claim);
        var missing = inputs.Where(i => i.Low is null && !given.ContainsKey(i.Name)).ToImmutableArray();
        if (missing.Length > 0)
        {
            return new ClaimResult(claim, null, null, UnitOf(claim, found.Equation), missing);
        }

        double At(Func<ClaimInput, double> own) =>
            (double)found.Kernel.Invoke(null, [.. inputs.Select(i => (object)(given.TryGetValue(i.Name, out var value) ? value : own(i)))])!;
        var (a, b) = (At(i => i.Low!.Value), At(i => i.High!.Value));
        return new ClaimResult(claim, Math.Min(a, b), Math.Max(a, b), UnitOf(claim, found.Equation), []);
    }

    // The metro claim states electricity and CO₂ with the same equation; the unit of the number decides.
    private static LocalText UnitOf(Claim claim, EquationAttribute equation) =>
        equation.Unit == "unit of B" ? Texts.Both("unit.base") : claim.Unit == "tCO2/(t·a)" ? LocalText.Same("t CO₂") : LocalText.Same(equation.Unit);
}

/// <summary>An input of a claim's equation.</summary>
/// <param name="Name">Name; its ending is the unit.</param>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="Low">Lower end from the claim; null = the reader gives it.</param>
/// <param name="High">Upper end from the claim; null = the reader gives it.</param>
public sealed record ClaimInput(string Name, LocalText Label, double? Low, double? High);

/// <summary>Result of a claim's equation.</summary>
/// <param name="Claim">The claim; its doubt is shown with every result.</param>
/// <param name="Low">Lower end; null while inputs are missing.</param>
/// <param name="High">Upper end; null while inputs are missing.</param>
/// <param name="Unit">Unit of the result.</param>
/// <param name="Missing">Inputs that are not given.</param>
public sealed record ClaimResult(Claim Claim, double? Low, double? High, LocalText Unit, ImmutableArray<ClaimInput> Missing);
