using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Targets;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Targets;

/// <summary>The yearly appraisal: what each part emitted against the duty of the year. Rows of appraisal.csv.</summary>
public static class AppraiseParts
{
    /// <summary>The appraisals in the order of the file.</summary>
    /// <param name="table">appraisal.csv; null = none.</param>
    /// <param name="shared">Targets shared out over parts.</param>
    /// <param name="findings">Collects TGT-012 for a row without a duty.</param>
    public static ImmutableArray<AppraisedPart> Of(ZoneTable? table, ImmutableArray<DecomposedTarget> shared, Findings findings)
    {
        var appraised = ImmutableArray.CreateBuilder<AppraisedPart>();
        foreach (var row in table?.Rows ?? [])
        {
            var (target, part) = (table!.Text(row, "target"), table.Text(row, "part"));
            var duty = shared.Where(d => d.Target.Id == target).SelectMany(d => d.Parts.Select(p => (d.IsIntensity, Part: p, d.Target.Year))).FirstOrDefault(p => p.Part.Part.Name == part);
            if (duty.Part is null || table.Whole(row, "year") is not { } year || DutyOf(duty.Part, year, duty.Year) is not { } promised)
            {
                findings.Warning("TGT-012", row.Where, ("target", target), ("part", part), ("year", table.Text(row, "year")));
                continue;
            }

            appraised.Add(new AppraisedPart(year, target, part, promised, table.Number(row, "actual") ?? double.NaN, duty.IsIntensity, table.Text(row, "source")));
        }

        return appraised.ToImmutable();
    }

    private static double? DutyOf(DecomposedPart part, int year, int targetYear) => year == targetYear ? part.Given : part.Path.Where(p => p.Year == year).Select(p => (double?)p.T).FirstOrDefault();
}
