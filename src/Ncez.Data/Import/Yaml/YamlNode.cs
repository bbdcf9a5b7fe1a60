using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Yaml;

/// <summary>A value of a YAML document and where it stands.</summary>
internal abstract record YamlNode(Place Where);

/// <summary>A single value as written.</summary>
internal sealed record YamlScalar(Place Where, string Text, bool IsPlain) : YamlNode(Where)
{
    /// <summary>True for <c>key:</c> with nothing behind it, <c>~</c> and <c>null</c>: as if the key were not there.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";
}

/// <summary>A list of values.</summary>
internal sealed record YamlList(Place Where, List<YamlNode> Items) : YamlNode(Where);

/// <summary>Keys and values, in the order written.</summary>
internal sealed record YamlTable(Place Where, Dictionary<string, (Place Key, YamlNode Value)> Entries) : YamlNode(Where);
