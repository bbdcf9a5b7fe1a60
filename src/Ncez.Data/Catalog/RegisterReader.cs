using System.Collections.Immutable;
using Ncez.Model.Registers;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>Reads <c>registers/registers.csv</c>: standards, phase-out lists and recommended catalogues, dated.</summary>
public static class RegisterReader
{
    /// <summary>The registers.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<RegisterEntry> Read(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "registers", "registers.csv"), "id", "kind", "name_zh", "name_en", "issuer_zh", "issuer_en", "number", "dated", "source");
        return
        [
            .. table.Rows.Select(r => new RegisterEntry(table.Required(r, "id"), Enum.Parse<RegisterKind>(table.Required(r, "kind").Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                new LocalText(table.Required(r, "name_zh"), table.Required(r, "name_en")), new LocalText(table.Text(r, "issuer_zh"), table.Text(r, "issuer_en")), table.Text(r, "number"), table.Text(r, "dated"), table.Required(r, "source"))),
        ];
    }
}
