using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Ncez.Data.Catalog;
using Ncez.Data.Import.Schemes;
using Ncez.Evaluation.Schemes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests.Schemes;

/// <summary>Schemes as text, zones as rows of evaluation.csv.</summary>
internal static class SchemeFixture
{
    public static SchemeReader Reader { get; } = new(Shipped.Library.Units, TreatmentReader.ReadAll(Shipped.Data));

    public static readonly Lazy<ImmutableArray<Scheme>> All = new(() => SchemeReader.ReadShipped(Shipped.Data, Shipped.Library.Units, TreatmentReader.ReadAll(Shipped.Data)));

    /// <summary>A scheme of these inputs, rows and further lines.</summary>
    public static Scheme Scheme(string inputs, string rows, string further = "aggregation: { mode: reported }")
    {
        var findings = new Findings();
        var scheme = Read(inputs, rows, further, findings);
        Assert.Equal([], findings.Sorted().Select(f => $"{f.Where} {f.Code} {f.Found}"));
        return scheme!;
    }

    public static Scheme? Read(string inputs, string rows, string further, Findings findings) => Reader.Read("schemes/test.yaml", Encoding.UTF8.GetBytes($"""
        format: ncez-scheme/1
        id: test
        name: {"{ zh: 试, en: Test }"}
        readiness: own
        domains: [park]
        inputs:
        {inputs}
        rows:
        {rows}
        {further}
        """), findings);

    /// <summary>Rows of evaluation.csv: <c>kind,subject,part,year,value,unit,who,reason</c>, the last ones may be missing.</summary>
    public static ImmutableArray<SchemeAnswer> Answers(params string[] rows) => AnswerRows.Of(new ZoneTable("evaluation.csv",
        ["kind", "subject", "part", "year", "value", "unit", "who", "reason"],
        [.. rows.Select((r, i) => new ZoneRow(new Place("evaluation.csv", i + 2), [.. r.Split(',')]))]), Shipped.Library.Units);

    public static SchemeAssessment Assess(Scheme scheme, params string[] rows) => AssessScheme.Of(scheme, Facts(), Answers(rows));

    public static SchemeFacts Facts(int year = 2025, int? baseYear = 2020, params (string Name, string Unit, (int Year, double Value)[] Values)[] series) =>
        new("zone", year, baseYear, series.ToFrozenDictionary(s => s.Name, s =>
        {
            Assert.True(SchemeUnit.TryParse(Shipped.Library.Units, s.Unit, out var unit));
            var known = s.Values.Where(v => Quotient.Of(v.Value) is not null).ToList();
            return new FactSeries([.. known.Select(v => v.Year)], [.. known.Select(v => unit.Canonical(Quotient.Of(v.Value)!.Value))], unit.Powers, LocalText.Same("test"));
        }, StringComparer.Ordinal));
}
