using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>Writes HTML that is always escaped. A text in two languages becomes two spans, of which the page shows one.</summary>
/// <param name="output">Where to.</param>
/// <param name="only">The one language to write, for pages made for one reader; null = both.</param>
/// <param name="forPaper">The page goes to a printer at once: what only a script would read is left out.</param>
/// <param name="zonePath">Path of the zone's pages in the workbench, where charts answer and sums open; null anywhere else, empty for a page about no zone.</param>
public sealed class HtmlWriter(TextWriter output, Language? only = null, bool forPaper = false, string? zonePath = null)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>True when the page carries this language.</summary>
    internal bool Has(Language language) => only is null || only == language;

    /// <summary>Takes result tables as they are, each with a mark in its place; null where they are printed.</summary>
    internal List<Model.Tables.ResultTable>? Tables { get; init; }

    /// <summary>True when the page goes to a printer at once.</summary>
    internal bool IsForPaper => forPaper;

    /// <summary>Path of the zone's pages, where sums open; empty anywhere else.</summary>
    internal string ZonePath => zonePath ?? "";

    /// <summary>The one language of a page whose charts answer; null for every other.</summary>
    internal Language? LiveIn => zonePath is null ? null : only;

    /// <summary>A place in a file; in the workbench, one of the activity data leads to its row in the grid.</summary>
    internal HtmlWriter Place(Model.Diagnostics.Place place)
    {
        const int Header = 1;
        return zonePath is { Length: > 0 } && place is { File: "activities.csv", Line: > Header }
            ? Element("a", place.ToString(), "where mono", ("href", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{zonePath}/activities#row-{place.Line - Header}")))
            : Element("span", place.ToString(), "where mono");
    }

    /// <summary>A sum as text; in the workbench it opens, down to activity, factor, equation and source.</summary>
    internal HtmlWriter Sum(LocalText text, Model.Inventories.SumId sum)
    {
        if (zonePath is not { Length: > 0 } || text == LocalText.Same(Numbers.None))
        {
            return Text(text);
        }

        var id = Uri.EscapeDataString(sum.ToString());
        Open("a", "num", ("href", $"{zonePath}/inventory?sum={id}"), ("data-drawer", $"{zonePath}/sums/{id}")).Text(text);
        output.Write("</a>");
        return this;
    }

    /// <summary>A cell with a sum.</summary>
    internal HtmlWriter SumCell(string text, Model.Inventories.SumId sum) => Open("td", "n").Sum(LocalText.Same(text), sum).Close("td");

    /// <summary>
    /// Attributes that name an element for whoever does not see it: in the page's language; on a page in both languages in both, with
    /// each alone beside it for the script that follows the reader's choice.
    /// </summary>
    /// <param name="text">The name.</param>
    /// <param name="isTip">True when it is also shown to whoever points at the element.</param>
    internal (string Name, string Value)[] Named(LocalText text, bool isTip = false)
    {
        var name = only is { } language ? text.In(language) : $"{text.Zh} / {text.En}";
        return [("aria-label", name), .. isTip ? [("title", name)] : Array.Empty<(string, string)>(), .. only is not null ? [] : new[] { ("data-name-zh", text.Zh), ("data-name-en", text.En) }];
    }

    /// <summary>Opens an element with a class and further attributes.</summary>
    public HtmlWriter Open(string tag, string cssClass = "", params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        if (cssClass.Length > 0)
        {
            Attribute("class", cssClass);
        }

        foreach (var (name, value) in attributes)
        {
            Attribute(name, value);
        }

        output.Write('>');
        return this;
    }

    /// <summary>Closes elements, innermost first.</summary>
    public HtmlWriter Close(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            output.Write("</");
            output.Write(tag);
            output.Write('>');
        }

        output.Write('\n');
        return this;
    }

    /// <summary>A text that reads the same in both languages.</summary>
    public HtmlWriter Text(string text)
    {
        Encoder.Encode(output, text);
        return this;
    }

    /// <summary>A text in both languages.</summary>
    public HtmlWriter Text(LocalText text)
    {
        // The default of LocalText holds no strings; it writes nothing.
        var (zh, en) = (text.In(Language.Zh) ?? "", text.In(Language.En) ?? "");
        if (zh == en || only is not null)
        {
            return Text(only == Language.En ? en : zh);
        }

        output.Write("<span class=\"zh\" lang=\"zh-CN\">");
        Encoder.Encode(output, zh);
        output.Write("</span><span class=\"en\" lang=\"en\">");
        Encoder.Encode(output, en);
        output.Write("</span>");
        return this;
    }

    /// <summary>A whole element with a text in both languages.</summary>
    public HtmlWriter Element(string tag, LocalText text, string cssClass = "", params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(tag, cssClass, attributes).Text(text);
        return Close(tag);
    }

    /// <summary>A whole element with a text that reads the same in both languages.</summary>
    public HtmlWriter Element(string tag, string text, string cssClass = "", params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Element(tag, LocalText.Same(text), cssClass, attributes);

    /// <summary>Markup that this program made and vouches for: pictures, icons, the style sheet.</summary>
    internal HtmlWriter Trusted(string markup)
    {
        output.Write(markup);
        return this;
    }

    private void Attribute(string name, string value)
    {
        output.Write(' ');
        output.Write(name);
        output.Write("=\"");
        Encoder.Encode(output, value);
        output.Write('"');
    }
}
