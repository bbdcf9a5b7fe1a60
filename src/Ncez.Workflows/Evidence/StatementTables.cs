using System.Collections.Immutable;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Evidence;

/// <summary>The verification statement as tables, in the order in which ISO 14064-3:2019, 9.3 asks for its parts.</summary>
public static class StatementTables
{
    private static readonly string[] OwnStates = ["verified", "questioned", "rejected", "corrected", "partly", "accepted", "open", "resolved", ""];
    private static readonly TextArea Area = TextArea.Of(typeof(StatementTables).Assembly, "Statement");

    /// <summary>All tables of the statement.</summary>
    public static ImmutableArray<ResultTable> Of(VerificationStatement statement) =>
        [Parties(statement), Engagement(statement), Amounts(statement), Gases(statement), Run(statement), Reviewed(statement), .. Misstatements(statement), Opinion(statement)];

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>What the verifier states in a column, or that nothing is stated.</summary>
    internal static LocalText Stated(VerificationStatement statement, string column) => statement.Word(column) switch
    {
        "" => Text("notStated"),
        var word when column == "level" => Text($"level.{word}"),
        var word when column == "opinion" => Text($"opinion.{word}"),
        var word => LocalText.Same(word),
    };

    /// <summary>Who made the statement, for whom, about what.</summary>
    internal static ResultTable Parties(VerificationStatement statement) => Pairs("parties",
    [
        Word(statement, "addressee"),
        Word(statement, "responsible"),
        (Text("zone"), statement.Inventory.Zone.Name),
        (Text("period"), Text("periodOf", ("year", statement.Plan.Year))),
        (Text("boundary"), Boundary(statement.Inventory)),
        (Text("excluded"), Excluded(statement)),
    ]);

    /// <summary>Objective, criteria, scope, level and materiality.</summary>
    internal static ResultTable Engagement(VerificationStatement statement) => Pairs("engagement",
    [
        Word(statement, "objective"),
        Word(statement, "criteria"),
        (Text("sets"), LocalText.Same(string.Join(", ", statement.Inventory.Zone.FactorSets))),
        (Text("gwp"), LocalText.Same(statement.Inventory.Zone.Gwp)),
        (Text("scopes"), Text("scopesOf")),
        (Text("gases"), LocalText.Same(string.Join(", ", InventorySums.ByGas(statement.Inventory, statement.Plan.Year).Select(g => Model.Texts.Gases.Name(g.Gas))))),
        Word(statement, "procedure"),
        Word(statement, "level"),
        (StateVerification.TitleOf("materiality_percent"), statement.MaterialityPercent is { } percent
            ? Text("materialityOf", ("percent", Numbers.Full(percent)), ("t", Numbers.Co2e(statement.MaterialityT))) : Text("notStated")),
    ]);

    /// <summary>Totals by scope [t CO₂e].</summary>
    internal static ResultTable Amounts(VerificationStatement statement)
    {
        var (year, market) = (statement.Year, statement.Inventory.Electricity.FirstOrDefault(e => e.Year == statement.Plan.Year)?.Market);
        List<(LocalText Name, double T)> rows =
        [
            (Text("direct"), year.Direct.T),
            (Text("indirect"), year.Indirect.T),
            (Text("gross"), year.Gross.T),
            (Text("sink"), year.Sink.T),
            (Text("export"), year.ExportCredit.T),
            (Text("offset"), year.Offset.T),
            (Text("net"), year.Net.T),
        ];
        if (market is not null)
        {
            rows.AddRange([(Text("marketIndirect"), market.Indirect.T), (Text("marketNet"), market.Net.T)]);
        }

        rows.Add((Text("biomass"), year.BiomassMemo.T));
        return new ResultTable("amounts", Text("amounts.title", ("year", year.Year)), [new TableColumn("total", Text("total")), new TableColumn("co2eT", Text("co2e"), IsNumber: true)],
            [.. rows.Select(r => ImmutableArray.Create<TableCell>([r.Name, r.T]))]);
    }

    /// <summary>Gross by gas.</summary>
    internal static ResultTable Gases(VerificationStatement statement) => new("gases", Text("gases.title"),
        [new TableColumn("gas", Text("gas")), new TableColumn("massT", Text("mass"), IsNumber: true), new TableColumn("co2eT", Text("co2e"), IsNumber: true)],
        [.. InventorySums.ByGas(statement.Inventory, statement.Plan.Year).Select(g => ImmutableArray.Create<TableCell>([LocalText.Same(Model.Texts.Gases.Name(g.Gas)), g.MassT, g.Co2eT]))]);

    /// <summary>The kept run.</summary>
    internal static ResultTable Run(VerificationStatement statement) => Pairs("run", statement.Run is not { } run ? [(Text("run.id"), Text("run.none"))] :
    [
        (Text("run.id"), LocalText.Same(Path.GetFileName(run.Folder))),
        (Text("run.stateOf"), Text($"runState.{run.History.State}")),
        (Text("run.hash"), LocalText.Same(run.History.RunSha256)),
        (Text("run.seal"), LocalText.Same(run.History.Seal)),
        .. new[] { RunState.Frozen, RunState.Verified, RunState.Sealed, RunState.Superseded }.Select(s => (State: s, Step: statement.Step(s))).Where(s => s.Step is not null || s.State != RunState.Superseded)
            .Select(s => (Text($"run.by.{s.State}"), s.Step is { } step ? Text("run.step", ("by", step.By), ("at", step.At), ("why", step.Why)) : Text("run.notYet"))),
        (Text("run.program"), LocalText.Same(run.Run.Program)),
    ]);

    /// <summary>What was looked at, and how much of the emissions that is.</summary>
    internal static ResultTable Reviewed(VerificationStatement statement)
    {
        var plan = statement.Plan;
        var rows = OwnStates.Select(s => (Name: VerificationTables.Text(s.Length > 0 ? $"state.{s}" : "state.none"), Lines: plan.Lines.Count(l => l.State == s), Share: plan.ShareOf(s))).Where(r => r.Lines > 0)
            .Append((Name: Text("reviewed.sampled"), Lines: plan.Lines.Count(l => l.IsSampled), Share: plan.Lines.Where(l => l.IsSampled).Sum(l => l.ShareFraction)))
            .Append((Name: Text("reviewed.proven"), Lines: plan.Lines.Count(l => !l.Risks.Contains("noProof")), Share: plan.Lines.Where(l => !l.Risks.Contains("noProof")).Sum(l => l.ShareFraction)));
        return new ResultTable("reviewed", Text("reviewed.title"),
            [new TableColumn("what", Text("reviewed.what")), new TableColumn("lines", Text("reviewed.lines"), IsNumber: true), new TableColumn("sharePercent", Text("reviewed.share"), IsNumber: true)],
            [.. rows.Select(r => ImmutableArray.Create<TableCell>([r.Name, r.Lines, r.Share * 100]))]);
    }

    /// <summary>What is wrong and not corrected, and whether the sum is material; nothing where nothing is.</summary>
    internal static ImmutableArray<ResultTable> Misstatements(VerificationStatement statement) => statement.Plan.Misstatements.IsEmpty ? [] :
    [
        new ResultTable("misstatements", Text("misstatements.title"),
            [
                new TableColumn("subject", Text("misstatements.subject")), new TableColumn("effectT", Text("misstatements.effect"), IsNumber: true),
                new TableColumn("ofMaterialityPercent", Text("misstatements.of"), IsNumber: true), new TableColumn("why", Text("misstatements.why")), new TableColumn("by", Text("misstatements.by")),
            ],
            [
                .. statement.Plan.Misstatements.Select(m => ImmutableArray.Create<TableCell>([m.Subject, m.EffectT, Math.Abs(m.EffectT) / statement.MaterialityT * 100, m.Why, LocalText.Same($"{m.By} {m.At}".Trim())])),
                ImmutableArray.Create<TableCell>([Text("misstatements.sum"), statement.MisstatedT, statement.MisstatedT / statement.MaterialityT * 100, "", ""]),
            ]),
    ];

    /// <summary>The opinion, and who gives it.</summary>
    internal static ResultTable Opinion(VerificationStatement statement) => Pairs("opinion",
    [
        Word(statement, "opinion"),
        .. statement.Word("qualification").Length > 0 ? [Word(statement, "qualification")] : ImmutableArray<(LocalText, LocalText)>.Empty,
        Word(statement, "verifier"),
        Word(statement, "organisation"),
        Word(statement, "accreditation"),
        Word(statement, "date"),
        Word(statement, "place"),
    ]);

    /// <summary>How the uncorrected misstatements stand to the threshold.</summary>
    internal static LocalText Materiality(VerificationStatement statement)
    {
        var plan = statement.Plan;
        var unknown = plan.Misstatements.Count(m => !double.IsFinite(m.EffectT));
        var sum = plan.Misstatements.IsEmpty ? Text("misstatements.none")
            : statement.MisstatedT == 0 ? Text("misstatements.open", ("count", plan.Misstatements.Length))
            : statement.MaterialityPercent is null ? Text("misstatements.noThreshold", ("sum", Numbers.Co2e(statement.MisstatedT)))
            : Text(statement.MisstatedT >= statement.MaterialityT ? "misstatements.above" : "misstatements.below", ("sum", Numbers.Co2e(statement.MisstatedT)), ("threshold", Numbers.Co2e(statement.MaterialityT)));
        return unknown > 0 && statement.MisstatedT > 0 ? ReportTexts.Join("", " ", [sum, Text("misstatements.unknown", ("count", unknown))]) : sum;
    }

    private static LocalText Boundary(Inventory inventory) => ReportTexts.Join("；", "; ",
    [
        inventory.Template.Table,
        inventory.Zone.Boundary.Approach is { Length: > 0 } approach ? ReportTexts.OrSame($"approach.{approach}", approach) : LocalText.Same(""),
        Text("counted", ("categories", ReportTexts.Join("、", ", ", inventory.Boundary.Where(s => s.Kind == "counted").Select(s => s.Subject).Distinct()))),
    ]);

    private static LocalText Excluded(VerificationStatement statement)
    {
        var excluded = statement.Inventory.Boundary.Where(s => s.Kind == "exclusion").ToList();
        var named = ReportTexts.Join("；", "; ", excluded.Select(s => Text("excludedOf", ("subject", s.Subject), ("text", s.Text), ("reason", s.Reason))));
        var estimated = statement.Year.NotEstimated.Lines is > 0 and var lines ? Text("notEstimatedOf", ("count", lines)) : LocalText.Same("");
        return named.IsEmpty && estimated.IsEmpty ? Text("excluded.none") : ReportTexts.Join("；", "; ", [named, estimated]);
    }

    private static (LocalText, LocalText) Word(VerificationStatement statement, string column) => (StateVerification.TitleOf(column), Stated(statement, column));

    private static ResultTable Pairs(string id, ImmutableArray<(LocalText Name, LocalText Value)> rows) =>
        new(id, Text($"{id}.title"), [new TableColumn("what", Text("what")), new TableColumn("value", Text("value"))], [.. rows.Select(r => ImmutableArray.Create<TableCell>([r.Name, r.Value]))]);
}
