using System.Globalization;
using Ncez.Kernels.Sampling;
using Ncez.Model.Diagnostics;

namespace Ncez.Accounting.Uncertainties;

/// <summary>
/// Rows joined by a correlation group: "name" varies as one, "name:0.6" is a rank correlation between any two members. All members
/// state the same one, and it must be possible among so many: n normal variables have a common correlation of −1/(n − 1) at least.
/// </summary>
internal sealed class RankGroups(Findings findings)
{
    // Correlations at the very limit are possible; their cosine is not exact.
    private const double Rounding = 1e-9;

    private const int MostNamed = 8;

    private readonly List<Member> _members = [];

    /// <summary>Name of a group and its correlation, null for one that varies as one; a correlation that is no number of −1 to 1 is a finding.</summary>
    /// <param name="text">As the row states it.</param>
    /// <param name="where">Place of the row.</param>
    public (string Name, double? Correlation) Parse(string text, Place where)
    {
        var parts = text.Split([':', '：'], 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            return (parts[0], null);
        }

        if (double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var correlation) && correlation is >= -1 and <= 1)
        {
            return (parts[0], correlation);
        }

        findings.Warning("UNC-004", where with { Field = "correlation_group" }, ("text", text));
        return ("", 0);
    }

    /// <summary>Notes a member; a stream of −1 does not vary.</summary>
    public void Join(string group, double? correlation, string id, Place where, int stream)
    {
        if (group.Length > 0)
        {
            _members.Add(new Member(group, correlation, id, where, stream));
        }
    }

    /// <summary>Takes the correlation from members of groups that cannot be: until they are mended, their rows vary alone.</summary>
    public void Check(List<Stream> streams)
    {
        foreach (var group in _members.GroupBy(m => m.Group))
        {
            if (!IsOne(group) || !IsPossible(group))
            {
                foreach (var member in group.Where(m => m.Stream >= 0 && m.Correlation is not null))
                {
                    streams[member.Stream] = streams[member.Stream] with { RankGroup = "", RankCorrelation = 0 };
                }
            }
        }
    }

    private bool IsOne(IGrouping<string, Member> group)
    {
        var stated = group.GroupBy(m => m.Correlation).OrderBy(g => g.Key ?? double.PositiveInfinity).ToList();
        if (stated.Count > 1)
        {
            findings.Warning("UNC-007", PlaceOf(stated[1].First()), ("group", group.Key), ("stated", string.Join("; ", stated.Select(s => $"{Written(s)}: {Lines(s)}"))));
        }

        return stated.Count == 1;
    }

    private bool IsPossible(IGrouping<string, Member> group)
    {
        var count = group.Where(m => m.Stream >= 0).Select(m => m.Stream).Distinct().Count();
        if (group.First().Correlation is not (< 0 and var correlation) || count < 2 || RankCorrelationKernels.NormalCorrelationFraction(correlation) >= (-1.0 / (count - 1)) - Rounding)
        {
            return true;
        }

        findings.Warning("UNC-008", PlaceOf(group.First()), ("group", group.Key), ("correlation", correlation), ("count", count), ("least", Math.Ceiling(RankCorrelationKernels.LeastCommonRankFraction(count) * 1000) / 1000), ("lines", Lines(group)));
        return false;
    }

    private static string Written(IGrouping<double?, Member> stated) => stated.Key is { } r ? $"{stated.First().Group}:{r.ToString("G6", CultureInfo.InvariantCulture)}" : stated.First().Group;

    private static string Lines(IEnumerable<Member> members) => string.Join(", ", members.Take(MostNamed).Select(m => m.Id)) + (members.Skip(MostNamed).Any() ? ", …" : "");

    private static Place PlaceOf(Member member) => member.Where with { Field = "correlation_group" };

    private sealed record Member(string Group, double? Correlation, string Id, Place Where, int Stream);
}
