namespace Ncez.Model.Inventories;

/// <summary>Inventory lines as columns: each points to its activity row and its plan, so any line can be explained.</summary>
public sealed class LineTable
{
    private readonly int[] _row;
    private readonly int[] _plan;
    private readonly double[] _massT;
    private readonly double[] _co2eT;

    /// <summary>A table of these columns; the arrays are taken over, not copied.</summary>
    public LineTable(int[] row, int[] plan, double[] massT, double[] co2eT)
    {
        if (plan.Length != row.Length || massT.Length != row.Length || co2eT.Length != row.Length)
        {
            throw new ArgumentException($"Columns differ in length: {row.Length}, {plan.Length}, {massT.Length}, {co2eT.Length}.", nameof(row));
        }

        (_row, _plan, _massT, _co2eT) = (row, plan, massT, co2eT);
    }

    /// <summary>How many lines.</summary>
    public int Count => _row.Length;

    /// <summary>Row of the activity table.</summary>
    public ReadOnlySpan<int> Row => _row;

    /// <summary>Plan of the inventory.</summary>
    public ReadOnlySpan<int> Plan => _plan;

    /// <summary>Tonnes of gas; NaN = not estimated.</summary>
    public ReadOnlySpan<double> MassT => _massT;

    /// <summary>Tonnes of CO₂e; NaN = not estimated.</summary>
    public ReadOnlySpan<double> Co2eT => _co2eT;
}
