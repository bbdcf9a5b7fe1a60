using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ncez.Charts.Svg;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>
/// The page around chapters: one file that opens offline, in both languages, light and dark, readable without scripts. Its
/// policy allows nothing from outside and only the two blocks whose hashes it names.
/// </summary>
/// <param name="Name">What the page is about: zone or programme.</param>
/// <param name="Kind">What kind of page it is.</param>
/// <param name="Language">Language shown first; the reader can switch.</param>
/// <param name="Program">Program and version.</param>
/// <param name="GeneratedOn">Date, <c>YYYY-MM-DD</c>.</param>
public sealed record ReportPage(LocalText Name, LocalText Kind, Language Language, LocalText Program, string GeneratedOn)
{
    private static readonly Lazy<string> Css = new(() => Palette.TokensCss + "\n" + Asset("report.css") + "\n" + Palette.ClassesCss + Further(".css"));
    private static readonly Lazy<string> Script = new(() => Asset("report.js") + Further(".js"));

    /// <summary>The style sheet of the page, for others that show its chapters.</summary>
    public static string StyleSheet => Css.Value;

    /// <summary>The script of roadmaps, for pages that show them.</summary>
    public static string RoadmapScript => Asset("roadmap.js");

    /// <summary>The script that saves charts as pictures, for pages that show them.</summary>
    public static string ChartScript => Asset("charts.js");

    /// <summary>Writes the page with its sections.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sections">The sections in order.</param>
    /// <param name="forPaper">For a printer at once: in one language, without what only a script would read.</param>
    public void Write(TextWriter output, IReadOnlyList<PageSection> sections, bool forPaper = false)
    {
        var html = forPaper ? new HtmlWriter(output, Language, true) : new HtmlWriter(output);
        var zh = Language == Language.Zh;
        html.Trusted("<!doctype html>\n").Open("html", "", ("lang", zh ? "zh-CN" : "en"));
        Head(html);
        html.Trusted("\n<body>\n");
        html.Trusted($"<input class=\"langpick\" type=\"radio\" name=\"lang\" id=\"lang-zh\" aria-label=\"中文\"{(zh ? " checked" : "")}>");
        html.Trusted($"<input class=\"langpick\" type=\"radio\" name=\"lang\" id=\"lang-en\" aria-label=\"English\"{(zh ? "" : " checked")}>\n");
        html.Open("div", "page").Open("a", "skip", ("href", "#main")).Text(ReportTexts.Of("page.skip")).Close("a");
        TopBar(html);
        Navigation(html, sections);
        html.Open("main", "main", ("id", "main"), ("data-source", Program.In(Language) ?? ""), ("data-date", GeneratedOn));
        foreach (var section in sections)
        {
            html.Open("section", "chapter", ("id", section.Id), ("data-title-zh", section.Title.In(Language.Zh)), ("data-title-en", section.Title.In(Language.En)));
            section.Write(html);
            html.Close("section");
        }

        Footer(html);
        html.Close("main");
        if (forPaper)
        {
            html.Close("div").Trusted("</body>\n</html>\n");
            return;
        }

        Drawer(html);
        html.Close("div");
        html.Trusted("<script>").Trusted(Script.Value).Trusted("</script>\n</body>\n</html>\n");
    }

    private void Head(HtmlWriter html)
    {
        var policy = $"default-src 'none'; style-src '{Hash(Css.Value)}'; script-src '{Hash(Script.Value)}'; img-src data:; base-uri 'none'; form-action 'none'";
        html.Trusted("<head>\n<meta charset=\"utf-8\">\n");
        html.Open("meta", "", ("http-equiv", "Content-Security-Policy"), ("content", policy)).Trusted("\n");
        html.Trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Element("title", $"{Name.In(Language)} · {Kind.In(Language)}");
        html.Trusted("<style>").Trusted(Css.Value).Trusted("</style>\n</head>");
    }

    private void TopBar(HtmlWriter html)
    {
        html.Open("header", "topbar").Open("span", "brand").Trusted(Icons.Brand).Open("span").Text("Ncez").Close("span", "span");
        html.Open("span", "crumbs").Element("b", Name).Element("span", Kind, "quiet only-wide").Close("span");
        html.Open("span", "grow").Close("span");
        html.Open("span", "seg", [("role", "group"), .. html.Named(ReportTexts.Of("page.language"))]);
        html.Trusted("<label for=\"lang-zh\" lang=\"zh-CN\">中文</label><label for=\"lang-en\" lang=\"en\">EN</label>").Close("span");
        html.Open("button", "iconbtn js-only", [("type", "button"), ("id", "theme"), .. html.Named(ReportTexts.Of("page.theme"), isTip: true)]).Trusted(Icons.Moon).Close("button");
        html.Open("button", "iconbtn js-only only-wide", [("type", "button"), ("id", "print"), .. html.Named(ReportTexts.Of("page.print"), isTip: true)]).Trusted(Icons.Printer).Close("button");
        html.Close("header");
    }

    private static void Navigation(HtmlWriter html, IReadOnlyList<PageSection> sections)
    {
        html.Open("nav", "side", html.Named(ReportTexts.Of("page.chapters")));
        foreach (var section in sections)
        {
            html.Open("a", "", ("href", "#" + section.Id)).Text(section.Title);
            if (section.Count > 0)
            {
                html.Element("span", section.Count.ToString(CultureInfo.InvariantCulture), "count");
            }

            html.Close("a");
        }

        html.Close("nav");
    }

    private void Footer(HtmlWriter html) => html.Open("footer", "colophon")
        .Element("span", ReportTexts.Of("page.rounding"))
        .Element("span", ReportTexts.Of("page.made", ("program", Program), ("date", GeneratedOn))).Close("footer");

    private static void Drawer(HtmlWriter html)
    {
        html.Open("aside", "drawer", [("id", "drawer"), ("hidden", ""), ("tabindex", "-1"), .. html.Named(ReportTexts.Of("page.origin"))]);
        html.Open("header").Open("div", "grow").Open("p", "trail").Close("p").Open("h2").Close("h2", "div");
        html.Open("button", "iconbtn small", [("type", "button"), ("id", "drawer-close"), .. html.Named(ReportTexts.Of("page.close"))]).Trusted(Icons.Close).Close("button", "header");
        html.Open("div", "content").Close("div", "aside");
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A chapter with a style or script of its own adds a file.
    private static string Further(string ending) => string.Concat(typeof(ReportPage).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("report/", StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal) && n != "report/report" + ending)
        .Order(StringComparer.Ordinal).Select(n => "\n" + Asset(n["report/".Length..])));

    private static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
    }
}

/// <summary>A section of a page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Title in the navigation.</param>
/// <param name="Write">Writes its content.</param>
/// <param name="Count">A number beside its title; 0 = none.</param>
public sealed record PageSection(string Id, LocalText Title, Action<HtmlWriter> Write, int Count = 0);
