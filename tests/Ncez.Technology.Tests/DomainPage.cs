using System.Globalization;
using System.Text;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Roadmaps;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Technologies;

namespace Ncez.Technology.Tests;

/// <summary>Writes the documentation page of a domain: its figures, its rows, its notes, ratings elsewhere, claims.</summary>
internal sealed class DomainPage(TechnologyCatalogue catalogue, Domain domain, Language language)
{
    private readonly StringBuilder _page = new();
    private readonly List<TechnologyEntry> _rows = [.. catalogue.Entries.Where(e => e.Domain == domain)];

    public string Write()
    {
        var name = domain.ToString().ToLowerInvariant();
        var plans = catalogue.Figures.Where(f => f.Domain == domain).ToList();
        Line(Say($"<!-- 由数据生成，请勿手改；重写：build/approve tests/Ncez.Technology.Tests -->", "<!-- Generated from the data, do not edit; write it anew with: build/approve tests/Ncez.Technology.Tests -->"));
        Line($"# {Say("技术：", "Technologies: ")}{DomainNames[domain].In(language)}");
        Line(Say($"[English]({name}.md)", $"[中文]({name}.zh-CN.md)"));
        Line(Say(
            $"{catalogue.Source.Name.Zh}，表 {_rows[0].Table}，{_rows.Count} 行。{catalogue.Source.Scores.Zh}。",
            $"{catalogue.Source.Name.En}, table {_rows[0].Table}, {_rows.Count} rows. {catalogue.Source.Scores.En}."));
        foreach (var plan in plans)
        {
            var suffix = language == Language.Zh ? "zh" : "en";
            var title = PublishedRoadmap.Of(catalogue, plan).Answer.In(language);
            Line($"## {Say("图", "Figure")} {plan.Id}");
            Line($"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"figures/{plan.Id}.{suffix}.dark.svg\"><img src=\"figures/{plan.Id}.{suffix}.svg\" alt=\"{title}\"></picture>");
            Line(Say($"[A4 版](figures/{plan.Id}.{suffix}.a4.svg)", $"[A4 sheet](figures/{plan.Id}.{suffix}.a4.svg)"));
        }

        Table();
        Notes();
        Related();
        Claims();
        Choice();
        Town();
        return _page.ToString();
    }

    private void Table()
    {
        var hasClass = _rows.Any(r => r.HighEnergy is not null);
        Line($"## {Say("全部行", "All rows")}");
        Rows(
            ["Id", Say("类别", "Group"), Say("技术", "Technology"), Say("△ 应用", "△ Application"), Say("○ 普及", "○ Diffusion"), "▼", "＋", "★", .. hasClass ? [Say("高耗能", "High energy"), Say("非高耗能", "Non-high")] : Array.Empty<string>()],
            _rows.Select(r => (string[])
            [
                $"`{r.Id}`", Group(r), r.Name.In(language) + (r.IsIndirect ? Say("（间接减排，不计吨数）", " (indirect, no tonnes)") : ""), r.Application?.Display ?? "–", r.Diffusion.Display,
                N(r.Abatement), N(r.Economy), N(r.Recommendation), .. hasClass ? [Check(r.HighEnergy), Check(r.NonHighEnergy)] : Array.Empty<string>(),
            ]));
    }

    private void Notes()
    {
        var noted = _rows.Where(r => !r.Notes.IsEmpty).ToList();
        if (noted.Count > 0)
        {
            Line($"## {Say("说明：读法、误印、与正文的矛盾", "Notes: readings, misprints, contradictions with the text")}");
            Rows(["#", Say("技术", "Technology"), Say("说明", "Note"), Say("出处", "Where")],
                noted.SelectMany(r => r.Notes.Select(n => (string[])[N(r.Order), r.Name.In(language), n.Text.In(language), n.Source])));
        }
    }

    private void Related()
    {
        var related = _rows.SelectMany(r => catalogue.RelatedTo(r).Select(o => (Row: r, o.Entry, o.IsSame))).ToList();
        if (related.Count > 0)
        {
            Line($"## {Say("其他领域的同一技术与相关技术", "The same and related technologies in other domains")}");
            Line(Say("按名称对应；两处评分并列，不取平均。“同”为同一技术。", "Matched by name; both ratings stand side by side, never averaged."));
            Rows(["#", Say("技术", "Technology"), "▼ ＋ ★", Say("关系", "Relation"), Say("另一行", "Other row"), "▼ ＋ ★", Say("○ 普及", "○ Diffusion")],
                related.Select(p => (string[])
                [
                    N(p.Row.Order), p.Row.Name.In(language), Scores(p.Row), p.IsSame ? Say("同", "same") : Say("相关", "related"),
                    $"`{p.Entry.Id}` {p.Entry.Name.In(language)}", Scores(p.Entry), p.Entry.Diffusion.Display,
                ]));
        }
    }

    private void Claims()
    {
        var ids = _rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var claims = catalogue.Claims.Where(c => c.Technologies.Any(ids.Contains)).ToList();
        if (claims.Count > 0)
        {
            Line($"## {Say("报告中的数字", "What the report claims")}");
            Rows([Say("编号", "Id"), Say("内容", "Subject"), Say("数值", "Value"), Say("单位", "Unit"), Say("章节", "Section"), Say("方程", "Equation"), Say("存疑", "Doubt")],
                claims.Select(c => (string[])[$"`{c.Id}`", c.Subject.In(language), TechnologyTables.Value(c).In(language), c.Unit, c.Section, c.Equation, c.Doubt.In(language)]));
        }
    }

    private void Choice()
    {
        if (domain == Domain.Enterprise)
        {
            var table = new AskTechnologies(new ShippedData(Shipped.Data)).Choice(new TechnologyRequest());
            Line($"## {Say("企业的选择：各条件的数据", "Choice of an enterprise: data of each criterion")}");
            Line(AskTechnologies.ChoiceNote.In(language) + Say(" 命令：`ncez technologies --choice`。", " Command: `ncez technologies --choice`."));
            int[] kept = [.. Enumerable.Range(0, table.Columns.Length).Where(i => !table.Columns[i].IsNumber)];
            Rows([.. kept.Select(i => table.Columns[i].Header.In(language))], table.Rows.Select(r => kept.Select(i => r[i].Text.In(language)).ToArray()));
        }
    }

    private void Town()
    {
        if (domain == Domain.Town)
        {
            Line($"## {Say("图 7-2：7 项核心要素和 2 项支撑要素", "Figure 7-2: seven core elements and two supports")}");
            Rows([Say("要素", "Element"), Say("类型", "Kind"), Say("章节", "Section"), Say("行数", "Rows"), Say("报告的判断", "Judgement of the report")],
                catalogue.Town.Select(e => (string[])
                [
                    e.Name.In(language), e.IsSupport ? Say("支撑", "support") : Say("核心", "core"), e.Section,
                    N(_rows.Count(r => e.Group is not null && (r.Group.Id == e.Group || r.Group.Top.Id == e.Group))), e.Judgement.In(language),
                ]));
        }
    }

    private static readonly Dictionary<Domain, LocalText> DomainNames = new()
    {
        [Domain.Building] = new("建筑", "building"),
        [Domain.Transport] = new("交通", "transport"),
        [Domain.Enterprise] = new("工业企业", "industrial enterprise"),
        [Domain.Park] = new("园区", "park"),
        [Domain.Community] = new("社区", "community"),
        [Domain.Town] = new("城镇", "town"),
    };

    private void Line(string text) => _page.Append(text).Append("\n\n");

    private void Rows(string[] header, IEnumerable<string[]> rows)
    {
        _page.Append("| ").AppendJoin(" | ", header).Append(" |\n|").Append(string.Concat(header.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows)
        {
            _page.Append("| ").AppendJoin(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        _page.Append('\n');
    }

    private string Group(TechnologyEntry row) => row.Group.Parent is null ? row.Group.Name.In(language) : $"{row.Group.Top.Name.In(language)} › {row.Group.Name.In(language)}";

    private static string Scores(TechnologyEntry row) => $"{row.Abatement} {row.Economy} {row.Recommendation}";

    private static string Check(bool? value) => value switch { true => "√", false => "–", null => "" };

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
