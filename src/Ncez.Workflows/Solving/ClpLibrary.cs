using System.Reflection;
using System.Runtime.InteropServices;

namespace Ncez.Workflows.Solving;

/// <summary>The C interface of COIN-OR CLP, in process. Models are independent: several threads may each solve one of their own.</summary>
internal static partial class ClpLibrary
{
    private const string Name = "ncez-clp";
    private static readonly string[] Names = ["libClp.so.1", "libClp.so", "libClp.1.dylib", "libClp.dylib", "libClp-1.dll", "Clp.dll"];
    private static readonly Lazy<nint> Handle = new(Load);

    static ClpLibrary() => NativeLibrary.SetDllImportResolver(typeof(ClpLibrary).Assembly, (name, _, _) => name == Name ? Handle.Value : 0);

    /// <summary>True when the library is installed.</summary>
    internal static bool IsHere => Handle.Value != 0;

    private static nint Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    [LibraryImport(Name, EntryPoint = "Clp_newModel")]
    internal static partial nint NewModel();

    [LibraryImport(Name, EntryPoint = "Clp_deleteModel")]
    internal static partial void DeleteModel(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_loadProblem")]
    internal static partial void LoadProblem(
        nint model, int columns, int rows, ReadOnlySpan<int> starts, ReadOnlySpan<int> rowOf, ReadOnlySpan<double> values,
        ReadOnlySpan<double> columnLower, ReadOnlySpan<double> columnUpper, ReadOnlySpan<double> costs, ReadOnlySpan<double> rowLower, ReadOnlySpan<double> rowUpper);

    [LibraryImport(Name, EntryPoint = "Clp_setLogLevel")]
    internal static partial void SetLogLevel(nint model, int level);

    [LibraryImport(Name, EntryPoint = "Clp_setMaximumSeconds")]
    internal static partial void SetMaximumSeconds(nint model, double seconds);

    [LibraryImport(Name, EntryPoint = "Clp_setMaximumIterations")]
    internal static partial void SetMaximumIterations(nint model, int iterations);

    [LibraryImport(Name, EntryPoint = "Clp_dual")]
    internal static partial void Dual(nint model, int valuesPass);

    [LibraryImport(Name, EntryPoint = "Clp_primal")]
    internal static partial void Primal(nint model, int valuesPass);

    [LibraryImport(Name, EntryPoint = "Clp_chgColumnLower")]
    internal static partial void ChangeColumnLower(nint model, ReadOnlySpan<double> lower);

    [LibraryImport(Name, EntryPoint = "Clp_chgColumnUpper")]
    internal static partial void ChangeColumnUpper(nint model, ReadOnlySpan<double> upper);

    [LibraryImport(Name, EntryPoint = "Clp_copyinStatus")]
    internal static partial void CopyInStatus(nint model, ReadOnlySpan<byte> states);

    [LibraryImport(Name, EntryPoint = "Clp_status")]
    internal static partial int Status(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_objectiveValue")]
    internal static partial double ObjectiveValue(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_numberIterations")]
    internal static partial int NumberIterations(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_primalColumnSolution")]
    internal static partial nint ColumnValues(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_primalRowSolution")]
    internal static partial nint RowValues(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_dualRowSolution")]
    internal static partial nint Duals(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_dualColumnSolution")]
    internal static partial nint ReducedCosts(nint model);

    [LibraryImport(Name, EntryPoint = "Clp_getColumnStatus")]
    internal static partial int ColumnStatus(nint model, int column);

    [LibraryImport(Name, EntryPoint = "Clp_getRowStatus")]
    internal static partial int RowStatus(nint model, int row);
}
