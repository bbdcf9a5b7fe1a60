using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Catalogue;

namespace Ncez.Workflows.Technologies;

/// <summary>
/// How the enterprise technologies answer an enterprise's criteria, as a table: each cell says what a source states and, where
/// it was asked for, whether that fits; without a source it says unknown.
/// </summary>
internal static class ChoiceTable
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ChoiceTable).Assembly, "Technologies");

    /// <summary>The table; technologies that are known not to fit are left out and counted in the title.</summary>
    public static ResultTable Of(EnterpriseChoice choice, IEnumerable<TechnologyEntry> entries)
    {
        var verdicts = choice.Judge(entries);
        var kept = verdicts.Where(v => !v.IsRefused).ToImmutableArray();
        return new(
            "choice", Texts.Both("title.choice", ("count", kept.Length), ("refused", verdicts.Length - kept.Length)),
            [
                TechnologyTables.Column("id"), TechnologyTables.Column("name"), TechnologyTables.Column("abatement", true),
                TechnologyTables.Column("economy", true), TechnologyTables.Column("recommendation", true),
                .. EnterpriseChoice.Criteria.Select(c => TechnologyTables.Column(c)),
            ],
            [.. kept.Select(v => (ImmutableArray<TableCell>)
            [
                v.Entry.Id, v.Entry.Name, v.Entry.Abatement, v.Entry.Economy, v.Entry.Recommendation,
                .. v.Answers.Select(a => (TableCell)Cell(v.Entry, a)),
            ])]);
    }

    private static LocalText Cell(TechnologyEntry entry, CriterionAnswer answer)
    {
        var data = answer.Criterion == "energy_class" ? ClassesOf(entry)
            : entry.Traits.Where(t => t.Criterion == answer.Criterion).Select(Word).ToList();
        if (data.Count == 0)
        {
            return Texts.Both("state.unknown");
        }

        var text = new LocalText(string.Join("、", data.Select(d => d.Zh)), string.Join(", ", data.Select(d => d.En)));
        return answer.State == CriterionState.Met ? Texts.Both("state.met", ("data", text)) : text;
    }

    private static List<LocalText> ClassesOf(TechnologyEntry entry)
    {
        var classes = new List<LocalText>();
        if (entry.HighEnergy == true)
        {
            classes.Add(Texts.Both("class.high"));
        }

        if (entry.NonHighEnergy == true)
        {
            classes.Add(Texts.Both("class.nonhigh"));
        }

        return classes;
    }

    // Words of industries are known in both languages; any other value stands as its source writes it.
    private static LocalText Word(TechnologyTrait trait) => trait.Value switch
    {
        "general" => Texts.Both("industry.general"),
        "steel" => Texts.Both("industry.steel"),
        "aluminium" => Texts.Both("industry.aluminium"),
        "cement" => Texts.Both("industry.cement"),
        _ => LocalText.Same($"{trait.Value} {trait.Unit}".Trim()),
    };
}
