using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Every finding of a run as <c>findings.csv</c>: the full list behind screens and reports that show the first ones.</summary>
public static class FindingsCsv
{
    private static readonly string[] Columns = ["severity", "code", "file", "line", "column", "field", "found", "expected", "fix"];

    /// <summary>Writes the findings, errors first; where one code was raised more often than is kept, a last row says how many more there were.</summary>
    public static void Write(Findings findings, Stream stream, Language language)
    {
        using var csv = new CsvOutput(stream);
        foreach (var column in Columns)
        {
            csv.Text(ExportTexts.Get($"finding.{column}", language));
        }

        csv.EndRow();
        var kept = findings.Sorted();
        foreach (var finding in kept)
        {
            Row(csv, finding, language);
        }

        foreach (var group in kept.GroupBy(f => f.Code).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var more = findings.CountPerCode[group.Key] - group.Count();
            if (more > 0)
            {
                More(csv, group.First(), more, language);
            }
        }
    }

    private static void Row(CsvOutput csv, Diagnostic finding, Language language)
    {
        csv.Text(FindingsJson.SeverityId(finding.Severity));
        csv.Text(finding.Code);
        csv.Text(finding.Where.File);
        Position(csv, finding.Where.Line);
        Position(csv, finding.Where.Column);
        csv.Text(finding.Where.Field ?? "");
        csv.Text(finding.Found.In(language));
        csv.Text(finding.Expected.In(language));
        csv.Text(finding.Fix.In(language));
        csv.EndRow();
    }

    private static void More(CsvOutput csv, Diagnostic like, int count, Language language)
    {
        csv.Text(FindingsJson.SeverityId(like.Severity));
        csv.Text(like.Code);
        for (var empty = 0; empty < 4; empty++)
        {
            csv.Empty();
        }

        csv.Text(ExportTexts.Get("finding.more", language, ("count", count)));
        csv.Empty();
        csv.Empty();
        csv.EndRow();
    }

    private static void Position(CsvOutput csv, int number)
    {
        if (number > 0)
        {
            csv.Number(number);
        }
        else
        {
            csv.Empty();
        }
    }
}
