using System.Numerics.Tensors;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>IPCC approach 2: totals drawn. A parameter is drawn once and goes into every line that uses it.</summary>
internal sealed class MonteCarlo(UncertainLines lines, DrawnColumns columns, DrawSettings settings, int years)
{
    // A stretch of draws that stays in the cache of a core while all lines pass over it; a multiple of the generator's groups.
    private const int Block = 1024;

    /// <summary>Totals of each year, one per draw [t]. Each draw adds its lines in the same order, whatever the threads do.</summary>
    public double[][] Totals(CancellationToken cancellation)
    {
        double[][] totals = [.. Enumerable.Range(0, years).Select(_ => new double[settings.Draws])];
        var work = new Work(lines, columns);
        Parallel.For(0, (settings.Draws + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellation }, () => new double[(work.Groups.Length + 1) * Block], (block, _, scratch) =>
        {
            var first = block * Block;
            Draw(work, first, Math.Min(Block, settings.Draws - first), scratch, totals);
            return scratch;
        }, _ => { });
        return totals;
    }

    private void Draw(Work work, int first, int count, double[] scratch, double[][] totals)
    {
        var column = scratch.AsSpan(0, count);
        for (var g = 0; g < work.Groups.Length; g++)
        {
            scratch.AsSpan((g + 1) * Block, count).Fill(work.CertainT[g]);
        }

        for (var q = 0; q < work.Quantities.Length; q++)
        {
            var variate = work.Quantities[q];
            if (columns.IsNormal(variate))
            {
                columns.FillScores(variate, first, column);
            }
            else
            {
                columns.FillRatios(variate, first, column);
            }

            var scale = columns.IsNormal(variate) ? columns.DeviationOf(variate) : 1;
            foreach (var (group, co2eT) in work.Uses[q])
            {
                var sum = scratch.AsSpan((group + 1) * Block, count);
                TensorPrimitives.MultiplyAdd(column, co2eT * scale, sum, sum);
            }
        }

        for (var f = 0; f < work.Factors.Length; f++)
        {
            columns.FillRatios(work.Factors[f], first, column);
            foreach (var group in work.FactorUses[f])
            {
                var sum = scratch.AsSpan((group + 1) * Block, count);
                TensorPrimitives.Multiply(sum, column, sum);
            }
        }

        for (var g = 0; g < work.Groups.Length; g++)
        {
            var total = totals[work.Groups[g].Year].AsSpan(first, count);
            TensorPrimitives.Add(total, scratch.AsSpan((g + 1) * Block, count), total);
        }
    }

    /// <summary>Which variate goes into which groups.</summary>
    private sealed class Work
    {
        public Work(UncertainLines lines, DrawnColumns columns)
        {
            Groups = [.. lines.Groups];
            CertainT = [.. Groups.Select(g => g.Terms.Where(t => t.Quantity < 0 || columns.IsNormal(t.Quantity)).Sum(t => t.Co2eT))];
            var quantities = Groups.SelectMany((g, i) => g.Terms.Where(t => t.Quantity >= 0).Select(t => (t.Quantity, Group: i, t.Co2eT)))
                .GroupBy(t => t.Quantity).OrderBy(g => g.Key).ToList();
            Quantities = [.. quantities.Select(g => g.Key)];
            Uses = [.. quantities.Select(g => g.GroupBy(t => t.Group).Select(t => (t.Key, t.Sum(x => x.Co2eT))).ToArray())];
            var factors = Groups.SelectMany((g, i) => g.Factors.Select(f => (Factor: f, Group: i))).GroupBy(f => f.Factor).OrderBy(g => g.Key).ToList();
            Factors = [.. factors.Select(g => g.Key)];
            FactorUses = [.. factors.Select(g => g.Select(f => f.Group).ToArray())];
        }

        public FactorGroup[] Groups { get; }

        // What a group has at scores of 0: certain quantities and the means of normal ones.
        public double[] CertainT { get; }

        public int[] Quantities { get; }

        public (int Group, double Co2eT)[][] Uses { get; }

        public int[] Factors { get; }

        public int[][] FactorUses { get; }
    }
}
