using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Diagnostics;

/// <summary>Collects every finding of a run; sorted by place when it is read. Not thread-safe: one collector per worker, then <see cref="Add(IEnumerable{Diagnostic})"/>.</summary>
public sealed class Findings
{
    /// <summary>At most this many findings of one code are kept one by one; the rest are counted.</summary>
    public const int KeptPerCode = 1_000;

    private readonly List<Diagnostic> _all = [];
    private readonly Dictionary<string, int> _perCode = [];

    /// <summary>True when something stops the calculation.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>How many findings were raised, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an error.</summary>
    public void Error(string code, Place where, params TextArg[] args) => Add(Diagnostic.Of(code, Severity.Error, where, args));

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, Place where, params TextArg[] args) => Add(Diagnostic.Of(code, Severity.Warning, where, args));

    /// <summary>Adds an information.</summary>
    public void Info(string code, Place where, params TextArg[] args) => Add(Diagnostic.Of(code, Severity.Info, where, args));

    /// <summary>Adds a finding made elsewhere.</summary>
    public void Add(Diagnostic finding)
    {
        Count++;
        HasErrors |= finding.Severity == Severity.Error;
        var seen = _perCode.GetValueOrDefault(finding.Code);
        _perCode[finding.Code] = seen + 1;
        if (seen < KeptPerCode)
        {
            _all.Add(finding);
        }
    }

    /// <summary>Adds the findings of another run.</summary>
    public void Add(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    /// <summary>Adds all that another collector has seen: its kept findings in their order, and the count of those it did not keep.</summary>
    public void Merge(Findings other)
    {
        foreach (var finding in other._all)
        {
            Add(finding);
        }

        foreach (var (code, seen) in other._perCode)
        {
            var notKept = Math.Max(0, seen - KeptPerCode);
            Count += notKept;
            _perCode[code] = _perCode.GetValueOrDefault(code) + notKept;
        }

        HasErrors |= other.HasErrors;
    }

    /// <summary>True when a further finding of this code would be kept, not only counted: whether its text is worth making.</summary>
    public bool Keeps(string code) => _perCode.GetValueOrDefault(code) < KeptPerCode;

    /// <summary>Counts a finding that is not worth making any more, because its code has filled its room.</summary>
    public void CountOnly(string code, Severity severity)
    {
        Count++;
        HasErrors |= severity == Severity.Error;
        _perCode[code] = _perCode.GetValueOrDefault(code) + 1;
    }

    /// <summary>Kept findings of each code and how many there were in all.</summary>
    public ImmutableSortedDictionary<string, int> CountPerCode => _perCode.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All kept findings, errors first, then by place.</summary>
    public ImmutableArray<Diagnostic> Sorted() =>
        [.. _all.OrderByDescending(f => f.Severity).ThenBy(f => f.Where).ThenBy(f => f.Code, StringComparer.Ordinal)];
}
