using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Zones;

/// <summary>The name of a zone: it stands in titles, lists and charts, so it is one line and not a page.</summary>
public static class ZoneName
{
    /// <summary>Longest name [characters].</summary>
    public const int Longest = 200;

    /// <summary>Tells a name that no title can hold.</summary>
    public static void Check(LocalText name, Place where, Findings findings)
    {
        foreach (var text in new[] { name.Zh, name.En }.Distinct().Where(t => t is not null && (t.Length > Longest || t.AsSpan().Trim().IndexOfAny('\n', '\r') >= 0)))
        {
            findings.Error("ZON-027", where, ("length", text.Length), ("most", Longest));
        }
    }
}
