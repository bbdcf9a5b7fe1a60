using System.Collections.Immutable;
using System.Globalization;
using Ncez.Kernels.Sampling;
using Ncez.Kernels.Uncertainty;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Uncertainties;

/// <summary>Where an uncertainty is stated: in the row, in uncertainty.csv, or by a pedigree. Nothing stated is null.</summary>
internal sealed class StatedUncertainty
{
    // A normal variable this wide would be negative in one draw of a thousand (σ = 0.306 of the mean); IPCC vol. 1 ch. 3.2.2 asks for a skewed form there.
    private const double WidestNormalRatio = 0.6;

    // A sample whose mean is farther from the stated number says that the number is biased (IPCC vol. 1 ch. 3.2: correct bias first).
    private const double LargestBiasRatio = 0.01;

    private readonly ZoneTable? _rules;
    private readonly PedigreeTable _pedigree;
    private readonly FactorLibrary _library;
    private readonly Findings _findings;
    private readonly Dictionary<ZoneRow, Statement?> _used = [];
    private readonly Dictionary<(DrawShape, string), StatedSample?> _samples = [];
    private readonly LocalText _ofRow = UncertaintyTexts.Of("basis.row");

    /// <summary>What a zone states.</summary>
    public StatedUncertainty(ZoneInput input, PedigreeTable pedigree, FactorLibrary library, Findings findings)
    {
        (_rules, _pedigree, _library, _findings) = (input.Tables.GetValueOrDefault("uncertainty.csv"), pedigree, library, findings);
    }

    /// <summary>A stated uncertainty.</summary>
    /// <param name="HalfWidthRatio">Half of the 95 % interval over the mean.</param>
    /// <param name="Shape">Distribution.</param>
    /// <param name="Basis">Where it was read.</param>
    /// <param name="Sample">The stated values of the distribution; null when it is symmetric by its half-width.</param>
    public sealed record Statement(double HalfWidthRatio, DrawShape Shape, LocalText Basis, StatedSample? Sample = null);

    /// <summary>Uncertainty of the quantity of a kind; null when nothing is stated.</summary>
    public Statement? OfQuantity(ActivityKind kind, LinePlan plan)
    {
        if (kind.UncertaintyPercent is not null || kind.DistributionValues.Length > 0)
        {
            return Of(kind.UncertaintyPercent, kind.Distribution, kind.DistributionValues, _ofRow, kind.Where);
        }

        return OfRule("quantity", kind, plan, "") ?? OfPedigree(kind);
    }

    /// <summary>Uncertainty of all factors of a plan together, as uncertainty.csv states it; null when it does not.</summary>
    public Statement? OfFactors(ActivityKind kind, LinePlan plan) => OfRule("factor", kind, plan, plan.Gas);

    /// <summary>Uncertainty of one factor as its row states it; null when it does not.</summary>
    public Statement? OfFactor(Factor factor) => factor.UncertaintyPercent is not null || factor.DistributionValues.Length > 0
        ? Of(factor.UncertaintyPercent, factor.Distribution, factor.DistributionValues, UncertaintyTexts.Of("basis.factor", ("set", factor.Set)), new Place("factors.csv"))
        : null;

    /// <summary>Says which rules no line needed.</summary>
    public void ReportUnused()
    {
        foreach (var row in _rules is null ? [] : _rules.Rows.Where(r => !_used.ContainsKey(r)))
        {
            _findings.Info("UNC-001", row.Where, ("category", _rules!.Text(row, "category")), ("item", _rules.Text(row, "item")), ("gas", _rules.Text(row, "gas")));
        }
    }

    private Statement? OfRule(string subject, ActivityKind kind, LinePlan plan, string gas)
    {
        foreach (var row in _rules is null ? [] : _rules.Rows)
        {
            string Cell(string column) => _rules!.Text(row, column);
            if (Cell("applies_to") == subject && (Cell("category").Length == 0 || Cell("category") == kind.Category)
                && (Cell("item").Length == 0 || _library.FindItem(Cell("item"))?.Id == plan.Item?.Id)
                && (Cell("gas").Length == 0 || subject == "quantity" || IsGas(Cell("gas"), gas)))
            {
                return _used.TryGetValue(row, out var known) ? known : _used[row] = OfRule(row);
            }
        }

        return null;
    }

    private Statement? OfRule(ZoneRow row) => Of(_rules!.Number(row, "uncertainty_percent"), _rules.Text(row, "distribution"), _rules.Text(row, "distribution_values"),
        UncertaintyTexts.Of("basis.rule", ("line", row.Where.Line), ("source", _rules.Text(row, "source"))), row.Where);

    // CH4 stands for methane of either origin.
    private static bool IsGas(string asked, string gas) => asked == gas || (asked == "CH4" && gas.StartsWith("CH4-", StringComparison.Ordinal));

    private Statement? Of(double? stated, string distribution, string values, LocalText basis, Place where)
    {
        DrawShape? named = distribution.Length > 0 ? Enum.Parse<DrawShape>(distribution, ignoreCase: true) : null;
        if (values.Length > 0 || named is DrawShape.Discrete or DrawShape.Empirical || stated is not { } percent)
        {
            return OfValues(named, values, basis, where);
        }

        var ratio = percent / 100;
        var shape = named ?? (ratio > WidestNormalRatio ? DrawShape.Lognormal : DrawShape.Normal);
        if (shape == DrawShape.Lognormal && double.IsNaN(HalfWidthKernels.LognormalDeviationRatio(ratio)))
        {
            _findings.Warning("UNC-003", where, ("percent", percent));
            return null;
        }

        return new Statement(ratio, shape, basis);
    }

    private Statement? OfValues(DrawShape? named, string values, LocalText basis, Place where)
    {
        var shape = named ?? (values.AsSpan().ContainsAny(':', '：') ? DrawShape.Discrete : DrawShape.Empirical);
        if (!_samples.TryGetValue((shape, values), out var sample))
        {
            _samples.Add((shape, values), sample = StatedSample.Parse(shape, values));
        }

        if (sample is null)
        {
            _findings.Warning("UNC-005", where with { Field = "distribution_values" }, ("text", values), ("distribution", UncertaintyTexts.Of($"shape.{shape}")));
            return null;
        }

        // Limits the wrong way round may be two slips or one: they are not put in order silently.
        if (StatedSample.Reordered(shape, values) is { } sorted)
        {
            _findings.Warning("UNC-010", where with { Field = "distribution_values" }, ("text", values), ("distribution", UncertaintyTexts.Of($"shape.{shape}")), ("order", UncertaintyTexts.Of($"order.{shape}")), ("sorted", sorted));
            return null;
        }

        if (Math.Abs(sample.MeanRatio - 1) > LargestBiasRatio)
        {
            _findings.Warning("UNC-006", where with { Field = "distribution_values" }, ("mean", sample.MeanRatio));
        }

        return new Statement(sample.HalfWidthRatio, shape, basis, sample);
    }

    // Five scores of 1 to 5 in the column quality; any other word there is a remark.
    private Statement? OfPedigree(ActivityKind kind)
    {
        var parts = kind.Quality.Split([';', '；', ',', '，', '、', '/', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != PedigreeTable.Indicators.Length || !parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }

        int[] scores = [.. parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        if (scores.Any(s => s is < 1 or > 5))
        {
            _findings.Warning("UNC-002", kind.Where with { Field = "quality" }, ("text", kind.Quality));
            return null;
        }

        var isTransport = kind.Unit.Dimension is Dimension.Freight or Dimension.Passenger or Dimension.Length;
        var gsd2 = ErrorPropagationKernels.PedigreeGsd2Ratio(isTransport ? _pedigree.BasicTransport : _pedigree.BasicDemand, [.. scores.Select((s, i) => _pedigree.Scores[i][s - 1])]);
        return new Statement(HalfWidthKernels.LognormalHalfWidthRatio(Math.Log(gsd2) / 2), DrawShape.Lognormal,
            UncertaintyTexts.Of("basis.pedigree", ("scores", string.Join(';', scores)), ("gsd2", gsd2)));
    }
}

/// <summary>Texts of the uncertainty engine.</summary>
internal static class UncertaintyTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(UncertaintyTexts).Assembly, "Uncertainty");

    /// <summary>A text.</summary>
    public static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);
}
