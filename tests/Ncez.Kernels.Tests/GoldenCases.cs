using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Ncez.Kernels.Tests;

/// <summary>
/// Every file tests/Golden/&lt;equation&gt;/&lt;case&gt;.json is a test: the kernel of that equation gets the inputs by parameter name
/// and must return what the case expects. Adding a case adds no code.
/// </summary>
public class GoldenCases
{
    private static readonly Dictionary<string, MethodInfo> Kernels = typeof(EquationAttribute).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Select(m => (Method: m, Equation: m.GetCustomAttribute<EquationAttribute>())).Where(m => m.Equation is not null)
        .ToDictionary(m => m.Equation!.Id, m => m.Method);

    public static TheoryData<string, string> Cases()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Golden");
        var cases = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var equation = Path.GetFileName(Path.GetDirectoryName(file)!);
            if (Kernels.TryGetValue(equation, out var kernel) && kernel.GetParameters().All(p => p.ParameterType == typeof(double) || p.ParameterType == typeof(int)))
            {
                cases.Add(equation, Path.GetRelativePath(root, file));
            }
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Kernel_matches_its_case(string equation, string file)
    {
        var golden = Read(file);
        var kernel = Kernels[equation];
        object[] arguments = [.. kernel.GetParameters().Select(p => p.ParameterType == typeof(int)
            ? golden.Inputs.GetProperty(p.Name!).GetInt32()
            : (object)golden.Inputs.GetProperty(p.Name!).GetDouble())];
        var actual = kernel.Invoke(null, arguments) switch
        {
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (double)tuple[i]!)],
            IEnumerable many => [.. many.Cast<double>()],
            var one => new[] { Convert.ToDouble(one, System.Globalization.CultureInfo.InvariantCulture) },
        };
        AssertClose(golden, actual);
    }

    internal static GoldenCase Read(string file) => JsonSerializer.Deserialize<GoldenCase>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)), JsonSerializerOptions.Web)!;

    internal static void AssertClose(GoldenCase golden, double[] actual)
    {
        double[] expected = golden.Expected.ValueKind == JsonValueKind.Array ? [.. golden.Expected.EnumerateArray().Select(e => e.GetDouble())] : [golden.Expected.GetDouble()];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], golden.RelativeTolerance * Math.Max(Math.Abs(expected[i]), double.Epsilon));
        }
    }
}

/// <summary>A golden case: where the expected value comes from, the inputs by parameter name, the value, how near it must be.</summary>
public sealed record GoldenCase(string Kind, string Source, JsonElement Inputs, JsonElement Expected, double RelativeTolerance);
