using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>
/// The sheet on which a method works out one kind: it asks for numbers, which come from parameters.csv, then the zone's own
/// factors, then the published sets; a number that nobody gives is a finding, never a default. A missing number is NaN on the
/// sheet, and no line leaves a sheet that misses one.
/// </summary>
/// <param name="request">The kind and what is known about it.</param>
public sealed class Worksheet(PlanRequest request)
{
    private readonly List<FactorUse> _uses = [];
    private readonly List<TraceStep> _steps = [];
    private readonly HashSet<string> _missed = new(StringComparer.Ordinal);

    /// <summary>The kind and what is known about it.</summary>
    public PlanRequest Request => request;

    /// <summary>False as soon as a number was missing or wrong.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The item of the rows.</summary>
    public string Item => request.Item.Id;

    /// <summary>One unit of the rows in the canonical unit of a dimension [t, m3, m2, 1 …].</summary>
    /// <param name="dimension">What the rows must measure.</param>
    /// <param name="example">A unit that would do, for the finding.</param>
    public double Quantity(Dimension dimension, string example)
    {
        var unit = request.Kind.Unit;
        if (unit.Dimension != dimension)
        {
            return MissAt("unit", "ACC-032", ("unit", unit.Symbol), ("item", request.Item.Name), ("example", example));
        }

        if (unit.ToCanonical != 1)
        {
            Step(PlanRequest.TextOf("trace.unit"), $"1 {unit.Symbol} = {Formula.Number(unit.ToCanonical)} {request.Library.Units.Rows.First(u => u.Dimension == dimension && u.ToCanonical == 1).Symbol}");
        }

        return unit.ToCanonical;
    }

    /// <summary>One unit of rows that state a stock (heads, charge, area): a stock holds for the year, not for a month.</summary>
    public double Stock(Dimension dimension, string example) =>
        request.Kind.Period.Month == 0 ? Quantity(dimension, example) : MissAt("period", "ACC-036", ("item", request.Item.Name), ("period", request.Kind.Period.ToString()));

    /// <summary>True when parameters.csv gives this number.</summary>
    public bool IsGiven(string parameter) => Find(parameter) is not null;

    /// <summary>A number only the site knows, from parameters.csv.</summary>
    /// <param name="symbol">Symbol in the equation.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="unit">A unit of the kind the equation needs, for example <c>kg/m3</c>; the result is canonical.</param>
    public double Given(string symbol, string parameter, string unit) => Find(parameter) is { } given
        ? Read(symbol, given, parameter, unit)
        : Miss("ACC-034", ("parameter", FactorTexts.OfParameter(parameter)), ("id", parameter), ("item", request.Item.Name), ("unit", unit));

    /// <summary>A number of parameters.csv, or what holds where the site states none (a term the equation then does without).</summary>
    public double GivenOr(string symbol, string parameter, string unit, double otherwise) => IsGiven(parameter) ? Given(symbol, parameter, unit) : otherwise;

    /// <summary>A number of the site or, where it gives none, a published one.</summary>
    /// <param name="symbol">Symbol in the equation.</param>
    /// <param name="parameter">Name in parameters.csv and in the factor sets.</param>
    /// <param name="unit">A unit of the kind the equation needs.</param>
    /// <param name="item">Item whose factors hold, when it is not that of the rows.</param>
    /// <param name="gas">Gas the factor must be about; empty = any.</param>
    public double Value(string symbol, string parameter, string unit, string? item = null, string gas = "")
    {
        if (Find(parameter) is { } given)
        {
            return Read(symbol, given, parameter, unit);
        }

        return Published(symbol, parameter, unit, item, gas);
    }

    /// <summary>A number of the zone's factors or the published sets, whatever parameters.csv says of the item of the rows.</summary>
    public double Published(string symbol, string parameter, string unit, string? item = null, string gas = "")
    {
        var choice = request.Resolve(parameter, gas, item);
        if (choice.Pick is null)
        {
            return Miss(request.Advice.FindingFor(choice, request.At("item")));
        }

        return Use(symbol, choice, unit);
    }

    /// <summary>A choice made elsewhere, checked for its unit and kept as used.</summary>
    public double Use(string symbol, FactorChoice choice, string unit)
    {
        var pick = choice.Pick!;
        if (!Fits(pick.Unit, unit))
        {
            return Miss("ACC-035", ("parameter", FactorTexts.OfParameter(pick.Parameter)), ("unit", pick.UnitText), ("example", unit));
        }

        _uses.Add(new FactorUse(symbol, choice, pick.Canonical, unit));
        return pick.Canonical;
    }

    /// <summary>True when parameters.csv gives shares of this prefix.</summary>
    public static bool HasShares(PlanRequest request, string prefix) => request.Kind.Parameters.Any(p => IsShare(p, prefix));

    /// <summary>
    /// A mean over shares that parameters.csv gives as <c>prefix:item</c> (<c>landfill:landfill-a-managed</c> = 0.6 …): the published
    /// value of each item weighted with its share. Null when no share is given; a finding when the shares do not sum to one
    /// (or exceed it, where they need not be whole).
    /// </summary>
    public double? Mix(string symbol, string prefix, string parameter, string unit, string gas = "", bool isWhole = true)
    {
        var shares = Shares(prefix).ToList();
        if (shares.Count == 0)
        {
            return null;
        }

        var (sum, mean) = (0.0, 0.0);
        foreach (var share in shares)
        {
            var name = Fold(share.Name)[(prefix.Length + 1)..];
            if (request.Library.FindItem(name) is not { } item)
            {
                return Miss("ACC-019", ("item", name));
            }

            var weight = Read("w", share, share.Name, "1");
            var choice = request.Resolve(parameter, gas, item.Id);
            if (choice.Pick is null)
            {
                return Miss(request.Advice.FindingFor(choice, share.Where));
            }

            sum += weight;
            mean += weight * Use(symbol, choice, unit);
        }

        if (isWhole ? Math.Abs(sum - 1) > 1e-6 : sum > 1 + 1e-6)
        {
            return Miss("ACC-037", ("prefix", prefix), ("sum", sum));
        }

        return mean;
    }

    /// <summary>Reports what is wrong with the rows and marks the sheet.</summary>
    public double Miss(string code, params TextArg[] args) => MissAt("item", code, args);

    /// <summary>Reports what a cell of the row makes impossible; the sheet gives no line then.</summary>
    public double MissAt(string column, string code, params TextArg[] args) => Miss(Diagnostic.Of(code, Severity.Error, request.At(column), args));

    /// <summary>Marks the sheet; the finding was raised elsewhere.</summary>
    public double Fail()
    {
        IsComplete = false;
        return double.NaN;
    }

    /// <summary>Keeps a finding made elsewhere and marks the sheet.</summary>
    public double Miss(Diagnostic finding)
    {
        // The lines of a kind ask for the same numbers; one finding says it.
        if (_missed.Add(finding.Code + finding.Found.En))
        {
            request.Findings.Add(finding);
        }

        return Fail();
    }

    /// <summary>A step before the line's own equation.</summary>
    public void Step(LocalText what, string formula) => _steps.Add(new TraceStep(what, formula));

    /// <summary>A step that is an equation of its own.</summary>
    public void Step(string equation, string formula) => Step(PlanRequest.TextOf($"trace.{equation}"), formula);

    /// <summary>A line: the gas of one unit of the rows, with every number read since the last line.</summary>
    /// <param name="gas">CO2, CH4-fossil, HFC-134a …</param>
    /// <param name="massT">Tonnes of gas per unit of quantity.</param>
    /// <param name="equation">Equation id.</param>
    /// <param name="formula">The equation with its numbers.</param>
    /// <param name="part">What tells it from another line of the same gas.</param>
    /// <param name="scope">Where it stands, when not in the scope of its category.</param>
    /// <param name="year">Year it is emitted in, when not the year of the row.</param>
    public LinePlan? Line(string gas, double massT, string equation, string formula, string part = "", Scope? scope = null, int? year = null)
    {
        ImmutableArray<FactorUse> uses = [.. _uses];
        ImmutableArray<TraceStep> steps = [.. _steps, new TraceStep(PlanRequest.TextOf($"trace.{equation}"), $"{formula} = {Formula.Number(massT)} t {gas}")];
        _uses.Clear();
        _steps.Clear();
        if (!IsComplete)
        {
            return null;
        }

        var line = request.Weighted(request.Blank(scope) with
        {
            Year = year ?? request.Year,
            Gas = gas,
            Part = part,
            MassTPerUnit = massT,
            Equation = equation,
            Factors = uses,
            Trace = steps,
        });
        IsComplete &= line is not null;
        return line;
    }

    private IEnumerable<ActivityParameter> Shares(string prefix) => request.Kind.Parameters.Where(p => IsShare(p, prefix));

    private static bool IsShare(ActivityParameter parameter, string prefix) => Fold(parameter.Name).StartsWith(prefix + ":", StringComparison.Ordinal);

    /// <summary>True when parameters.csv gives this number for a kind, by its id or its name in either language.</summary>
    public static bool Gives(PlanRequest request, string parameter) => Find(request, parameter) is not null;

    private ActivityParameter? Find(string parameter) => Find(request, parameter);

    private static ActivityParameter? Find(PlanRequest request, string parameter)
    {
        if (request.Kind.Parameters.IsEmpty)
        {
            return null;
        }

        var words = FactorTexts.OfParameter(parameter);
        return request.Kind.Parameters.FirstOrDefault(p => Fold(p.Name) is var name && (name == parameter || name == Fold(words.Zh) || name == Fold(words.En)));
    }

    private double Read(string symbol, ActivityParameter given, string parameter, string unit)
    {
        if (!request.Library.Units.TryParseRatio(given.Unit, out var ratio) || !Fits(ratio, unit) || !double.IsFinite(given.Value))
        {
            return Miss("ACC-035", ("parameter", LocalText.Same(given.Name)), ("unit", given.Unit), ("example", unit));
        }

        // The reader of a trace sees a site's number like any other: value, unit, where it was read.
        var row = new Factor
        {
            Id = given.Where.ToString(),
            Set = FactorResolver.ZoneSet,
            Version = "",
            Item = request.Item.Id,
            Parameter = parameter,
            Region = request.Region,
            Value = given.Value,
            Unit = ratio,
            UnitText = given.Unit,
            Confidence = Confidence.High,
            Source = new SourceRef("parameters.csv", "", given.Where.ToString(), given.Source.Length > 0 ? given.Source : "parameters.csv"),
        };
        _uses.Add(new FactorUse(symbol, new FactorChoice(
            new FactorQuery(request.Item.Id, parameter, request.Region, request.Year), row, [new TrailStep(FactorResolver.ZoneSet, request.Region, row, TrailOutcome.Taken)]), row.Canonical, unit));
        return row.Canonical;
    }

    // A mass per mass is a share, however it is written.
    private bool Fits(RatioUnit given, string unit) => request.Library.Units.TryParseRatio(unit, out var needed)
        && ((given.Numerator.Dimension == needed.Numerator.Dimension && given.Denominator?.Dimension == needed.Denominator?.Dimension) || (IsShare(given) && IsShare(needed)));

    private static bool IsShare(RatioUnit unit) => unit.Denominator is { } below ? below.Dimension == unit.Numerator.Dimension : unit.Numerator.Dimension == Dimension.Share;

    private static string Fold(string name) => FactorLibrary.FoldName(name).Replace('：', ':');
}
