using Microsoft.AspNetCore.Components;
using Ncez.Model.Texts;
using Ncez.Web.Hosting;

namespace Ncez.Web.Pages;

/// <summary>What every page component has.</summary>
public abstract class PageBase : ComponentBase
{
    /// <summary>Reader, language, zone.</summary>
    [Parameter, EditorRequired]
    public PageContext Page { get; set; } = null!;

    /// <summary>A text.</summary>
    protected string T(string key, params ReadOnlySpan<TextArg> args) => Page.T(key, args);

    /// <summary>A text of both languages in the reader's.</summary>
    protected string In(LocalText text) => Page.In(text);

    /// <summary>A piece of a page about the zone, written once for its files as they stand.</summary>
    protected string Kept(string name, Func<string> write) =>
        Page.Accounted is { } zone ? PageCache.Of(Page.Http).Html(zone, name, Page.Language, write) : write();

    /// <summary>Markup that the program made.</summary>
    protected static MarkupString Raw(string? html) => new(html ?? "");
}
