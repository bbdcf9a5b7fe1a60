using Ncez.Data.Export;
using Ncez.Data.Solving;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows;

/// <summary>Hands results over: to a file that is whole or as before, and in the formats that tables and findings have.</summary>
public static class SaveResult
{
    /// <summary>Writes a file; false and a finding when the disk refuses.</summary>
    public static bool ToFile(string path, Action<Stream> fill, Findings findings) => OutputFile.Write(path, fill, findings);

    /// <summary>A table as JSON.</summary>
    public static void Json(ResultTable table, Stream stream, Language language) => TableExport.WriteJson(table, stream, language);

    /// <summary>Several tables as one JSON document, each a list under its id.</summary>
    public static void Json(string schema, IReadOnlyList<ResultTable> tables, Stream stream, Language language) => TableExport.WriteJson(schema, tables, stream, language);

    /// <summary>A table as CSV.</summary>
    public static void Csv(ResultTable table, Stream stream, Language language) => TableExport.WriteCsv(table, stream, language);

    /// <summary>Several tables as CSV, one below the other with an empty line between.</summary>
    public static void Csv(IReadOnlyList<ResultTable> tables, Stream stream, Language language)
    {
        for (var i = 0; i < tables.Count; i++)
        {
            if (i > 0)
            {
                stream.Write("\n"u8);
            }

            Csv(tables[i], stream, language);
        }
    }

    /// <summary>A table as a workbook, made in memory first.</summary>
    public static void Xlsx(ResultTable table, Stream stream, Language language) => Xlsx([table], stream, language);

    /// <summary>Several tables as a workbook with a sheet each.</summary>
    public static void Xlsx(IReadOnlyList<ResultTable> tables, Stream stream, Language language)
    {
        using var whole = new MemoryStream();
        TableExport.WriteXlsx(tables, whole, language);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>A linear program for other solvers: MPS where the name ends in .mps, else the LP format.</summary>
    public static void Program(ILinearProgram program, string path, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        if (path.EndsWith(".mps", StringComparison.OrdinalIgnoreCase))
        {
            MpsWriter.Write(program, writer);
        }
        else
        {
            LpWriter.Write(program, writer);
        }
    }

    /// <summary>Findings as the document <c>ncez-findings/1</c>.</summary>
    public static void FindingsJson(Findings findings, Stream stream, Language language) =>
        Data.Export.FindingsJson.Write(findings.Sorted(), stream, language);

    /// <summary>Findings as CSV.</summary>
    public static void FindingsCsv(Findings findings, Stream stream, Language language) =>
        Data.Export.FindingsCsv.Write(findings, stream, language);
}
