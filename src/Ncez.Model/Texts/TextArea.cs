using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;

namespace Ncez.Model.Texts;

/// <summary>
/// One area of user-visible texts: a pair of resource files <c>Name.resx</c> (English) and <c>Name.zh-CN.resx</c>.
/// Placeholders are named: <c>{quantity}</c>. A house test checks that both files have the same keys and placeholders.
/// </summary>
public sealed class TextArea
{
    private static readonly ConcurrentDictionary<(Assembly, string), TextArea?> Known = new();
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private readonly ResourceManager _resources;

    // The manager locks at each look-up; zones accounted side by side would wait for one another.
    private readonly ConcurrentDictionary<(string Key, Language Language), string?> _texts = new();

    private TextArea(ResourceManager resources) => _resources = resources;

    /// <summary>The area stored in <paramref name="assembly"/> under <c>{assembly name}.Texts.{name}</c>.</summary>
    /// <exception cref="ArgumentException">No such area: a programmer's mistake.</exception>
    public static TextArea Of(Assembly assembly, string name) =>
        Find(assembly, name) ?? throw new ArgumentException($"No text area '{name}' in {assembly.GetName().Name}.", nameof(name));

    /// <summary>The area, or null when the assembly has none of that name.</summary>
    public static TextArea? Find(Assembly assembly, string name) => Known.GetOrAdd((assembly, name), key =>
    {
        var (home, area) = key;
        var resource = home.GetManifestResourceNames().FirstOrDefault(r => r.EndsWith($".Texts.{area}.resources", StringComparison.Ordinal));
        return resource is null ? null : new TextArea(new ResourceManager(resource[..^".resources".Length], home));
    });

    /// <summary>The text of a key in one language, or null when there is none.</summary>
    public string? Find(string key, Language language) =>
        _texts.TryGetValue((key, language), out var known) ? known : _texts.GetOrAdd((key, language), _resources.GetString(key, language == Language.Zh ? Chinese : CultureInfo.InvariantCulture));

    /// <summary>The text of a key in one language; the key itself in brackets when the text is missing (a house test finds it).</summary>
    public string Get(string key, Language language) => Find(key, language) ?? $"[{key}]";

    /// <summary>The text of a key in both languages.</summary>
    public LocalText Both(string key) => new(Get(key, Language.Zh), Get(key, Language.En));

    /// <summary>The text with its named placeholders filled, in both languages.</summary>
    public LocalText Both(string key, params ReadOnlySpan<TextArg> args) =>
        new(Fill(Get(key, Language.Zh), args, Language.Zh), Fill(Get(key, Language.En), args, Language.En));

    /// <summary>
    /// Replaces each <c>{name}</c> by its argument, and <c>{name?one|many}</c> by the first form when the argument is 1, else by the
    /// second; unknown placeholders stay as they are, and so does what an argument brings.
    /// </summary>
    public static string Fill(string template, ReadOnlySpan<TextArg> args, Language language)
    {
        var filled = new StringBuilder(template.Length + 64);
        var rest = template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            filled.Append(rest[..open]);
            rest = rest[open..];
            var close = rest.IndexOf('}');
            var value = close < 0 ? null : Value(rest[1..close], args, language);
            filled.Append(value ?? "{");
            rest = rest[(value is null ? 1 : close + 1)..];
        }

        return filled.Append(rest).ToString();
    }

    // Null when no argument has the name, or when there are not two forms.
    private static string? Value(ReadOnlySpan<char> placeholder, ReadOnlySpan<TextArg> args, Language language)
    {
        var mark = placeholder.IndexOf('?');
        foreach (var arg in args)
        {
            if ((mark < 0 ? placeholder : placeholder[..mark]).SequenceEqual(arg.Name))
            {
                return mark < 0 ? arg.Value.In(language) : Form(placeholder[(mark + 1)..], arg.Value.In(language) == "1");
            }
        }

        return null;
    }

    private static string? Form(ReadOnlySpan<char> forms, bool isOne)
    {
        var bar = forms.IndexOf('|');
        return bar < 0 || bar != forms.LastIndexOf('|') ? null : (isOne ? forms[..bar] : forms[(bar + 1)..]).ToString();
    }
}
