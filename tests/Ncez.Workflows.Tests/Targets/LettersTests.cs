using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Schemes;
using Ncez.Workflows.Targets;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Targets;

/// <summary>Responsibility letters, the yearly appraisal and the annual assessment of the example park, in every form.</summary>
public sealed class LettersTests : IDisposable
{
    private static readonly Ncez.Workflows.ShippedData Data = new(Shipped.Data);
    private readonly string _zone = Directory.CreateTempSubdirectory("ncez-letters").FullName;

    public LettersTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Shipped.Data, "zones", "example-park")))
        {
            File.Copy(file, Path.Combine(_zone, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(_zone, "appraisal.csv"), "year,target,part,actual,source\n2022,T2,工厂区,40000,test\n2022,T2,物流区,7900,test\n2030,T2,办公与公共,,test\n2040,T2,物流区,1,test\n");
    }

    [Fact]
    public void A_part_is_appraised_by_its_duty_of_the_year()
    {
        var (account, targets) = Follow();
        Assert.Equal([TargetLight.Met, TargetLight.OffTrack, TargetLight.Unknown], targets.Appraised.Select(a => a.Light));
        var path = targets.Shared[0].Parts.Single(p => p.Part.Name == "物流区").Path.Single(p => p.Year == 2022);
        Assert.Equal(path.T, targets.Appraised[1].Promised);
        Assert.Equal(targets.Shared[0].Parts.Single(p => p.Part.Name == "办公与公共").Given, targets.Appraised[2].Promised);
        Assert.Single(account.Findings.Sorted(), f => f.Code == "TGT-012");
    }

    [Fact]
    public void Each_part_gets_a_letter_with_its_duty()
    {
        var (account, targets) = Follow();
        var letters = ResponsibilityLetters.Of(account.Input!.Zone, targets);
        Assert.Equal(targets.Shared[0].Parts.Length + 1, letters.Chapters.Length);
        foreach (var (chapter, part) in letters.Chapters.Zip(targets.Shared[0].Parts))
        {
            Assert.Contains(part.Part.Name, chapter.Title.Zh, StringComparison.Ordinal);
            Assert.Contains(Numbers.Fixed(part.Given), chapter.Sentences[1].Zh, StringComparison.Ordinal);
            Assert.Equal(part.Path.Length, chapter.Tables[0].Rows.Length);
        }
    }

    [Theory, InlineData(Language.Zh), InlineData(Language.En)]
    public void Papers_are_the_same_in_every_form(Language language)
    {
        var evaluation = new EvaluateZone(Data).Evaluate(_zone, []);
        foreach (var papers in new[] { AcceptancePack.Of(evaluation), AnnualAssessment.Of(evaluation, new FollowTargets(Data).Of(evaluation.Account, evaluation.Account.Inventory!), Data.Library.Units) })
        {
            using MemoryStream docx = new(), xlsx = new(), html = new();
            papers.Docx(docx, language, "2026-01-01");
            papers.Xlsx(xlsx, language);
            papers.Html(html, language, "2026-01-01");
            var page = System.Text.Encoding.UTF8.GetString(html.ToArray());
            using var zip = new System.IO.Compression.ZipArchive(docx);
            using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
            var text = System.Text.RegularExpressions.Regex.Replace(body.ReadToEnd(), "<[^>]+>", "");
            foreach (var chapter in papers.Chapters)
            {
                Assert.Contains(chapter.Title.AtStart.In(language)!, text, StringComparison.Ordinal);
                Assert.Contains(System.Net.WebUtility.HtmlEncode(chapter.Title.AtStart.In(language)!)[..2], page, StringComparison.Ordinal);
            }

            Assert.All(papers.Chapters.SelectMany(c => c.Tables), t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Length, r.Length)));
            Assert.DoesNotContain("[pack", text, StringComparison.Ordinal);
            Assert.True(xlsx.Length > 5_000);
        }
    }

    public void Dispose() => Directory.Delete(_zone, recursive: true);

    private (ZoneAccount Account, ZoneTargets Targets) Follow()
    {
        var (account, targets) = new FollowTargets(Data).Follow(_zone);
        Assert.NotNull(targets);
        return (account, targets);
    }
}
