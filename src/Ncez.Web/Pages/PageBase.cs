using Microsoft.AspNetCore.Components;
using Ncez.Model.Texts;

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

    /// <summary>Markup that the program made.</summary>
    protected static MarkupString Raw(string? html) => new(html ?? "");
}
