using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Factors;

namespace Ncez.Cli.Output;

/// <summary>Tables of <c>ncez factors</c>.</summary>
internal static class FactorTables
{
    private const string Area = "Factors";

    /// <summary>The factor sets.</summary>
    public static ResultTable OfSets(ImmutableArray<FactorSet> sets) => new("sets", default,
        [Column("set"), Column("version"), Column("kind"), Column("name"), Column("issuer"), Column("rows", isNumber: true)],
        [.. sets.Select(s => ImmutableArray.Create<TableCell>(s.Id, s.Version, s.Kind, s.Name, s.Issuer, s.Factors.Length))]);

    /// <summary>The rows about an item; those a zone would get are marked.</summary>
    public static ResultTable OfRows(FactorsFound found, string? parameter)
    {
        var picks = found.Trails.Select(t => t.Choice.Pick).OfType<Factor>().Select(f => (f.Set, f.Version, f.Id)).ToHashSet();
        var rows = found.Sets.SelectMany(s => s.Rows).Where(f => parameter is null || f.Parameter == parameter);
        return new ResultTable("factors", Title(found),
            [
                Column("pick"), Column("set"), Column("version"), Column("row"), Column("parameter"), Column("gas"), Column("region"), Column("years"),
                Column("value", isNumber: true), Column("unit"), Column("basis"), Column("confidence"), Column("source"),
            ],
            [
                .. rows.Select(f => ImmutableArray.Create<TableCell>(
                    picks.Contains((f.Set, f.Version, f.Id)) ? "✓" : "", f.Set, f.Version, f.Id, f.Parameter, f.Gas, f.Region, TrailText.Years(f).Trim(' ', '(', ')'),
                    f.Value, f.UnitText, f.Basis, CliContext.BothOf("Explain", $"confidence.{f.Confidence}"), $"{f.Source.Publication} {f.Source.Table}".Trim())),
            ]);
    }

    /// <summary>How one pick comes about.</summary>
    public static void PrintTrail(CliContext context, FactorTrail trail, TextWriter text)
    {
        var query = trail.Choice.Query;
        var pick = trail.Choice.Pick is { } p ? $"{p.Set}/{p.Version} {p.Id} = {Figure.Exact(p.Value)}{UnitSymbol.Behind(p.UnitText)}" : "–";
        text.WriteLine($"{trail.Kind} · {query.Parameter}{(query.Gas.Length > 0 ? " " + query.Gas : "")} → {pick}");
        foreach (var step in trail.Choice.Trail)
        {
            text.WriteLine($"    {TrailText.Of(context, step)}");
        }

        if (trail.Finding is { } finding)
        {
            text.WriteLine($"    {finding.Code} {finding.Found.In(context.Language)} {finding.Fix.In(context.Language)}");
        }
    }

    private static LocalText Title(FactorsFound found)
    {
        var title = CliContext.BothOf(Area, "title");
        TextArg[] args = [("item", found.Item!.Name), ("id", found.Item.Id), ("region", found.Region), ("year", found.Year)];
        return new LocalText(TextArea.Fill(title.Zh, args, Language.Zh), TextArea.Fill(title.En, args, Language.En));
    }

    private static TableColumn Column(string id, bool isNumber = false) => new(id, CliContext.BothOf(Area, $"column.{id}"), isNumber, IsPublished: isNumber);
}
