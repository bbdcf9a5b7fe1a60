using Ncez.Kernels.Technology;
using Ncez.Scenarios.Compiling;

namespace Ncez.Scenarios.Functions;

/// <summary>Yearly cost of capital.</summary>
internal sealed class FinanceFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        new("AnnualizedCost", "AnnualizedCost(capital, life in years, rate [, yearly operation])", 3, 4, Annualized),
        new("LoanPayment", "LoanPayment(capital, first year, years, rate)", 4, 4, Loan),
    ];

    // LEAP: a life of zero leaves the capital as it is; without interest it is spread evenly.
    private static Value Annualized(Call call)
    {
        var money = ExpressionCompiler.Common(call.Count > 3 ? [call.Argument(0), call.Argument(3)] : [call.Argument(0)], call.Scope, call.Node.At);
        int[] rows = [money[0].Row, call.Ratio(1).Row, call.Ratio(2).Row, .. money.Skip(1).Select(m => m.Row)];
        return money[0] with
        {
            Constant = null,
            Row = call.Compiler.Tape.Emit(new ManyKernel("AnnualizedCost", rows.Length, v =>
                (v[1] == 0 ? v[0] : v[0] * MeasureKernels.CapitalRecoveryFraction(v[2], v[1])) + (v.Length > 3 ? v[3] : 0)), rows)[0],
        };
    }

    private static Value Loan(Call call)
    {
        var (capital, first, years) = (call.Argument(0), call.Year(1), call.Number(2));
        int[] rows = [capital.Row, call.Ratio(3).Row, call.Compiler.Cells.YearRow];
        return capital with
        {
            Constant = null,
            Row = call.Compiler.Tape.Emit(new ManyKernel("LoanPayment", rows.Length, v =>
                v[2] >= first && v[2] < first + years ? v[0] * MeasureKernels.CapitalRecoveryFraction(v[1], years) : 0), rows)[0],
        };
    }
}
