using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Tests.Store;

/// <summary>A CSV file edited as a grid: untouched rows stay byte for byte, and cells survive the way to a spreadsheet and back.</summary>
public sealed class TableTextTests
{
    private const string File = "\uFEFFid,period,note\r\nA1,2020,\"a, b\"\r\n  A2 ,2021,\"he said \"\"no\"\"\"\r\n\r\nA3,2022,\r\n";

    [Fact]
    public void Rows_that_were_not_touched_are_written_as_they_stood()
    {
        var table = Read(File);
        var edited = TableText.OfTabs(table.ToTabs().Replace("2022", "2023", StringComparison.Ordinal));
        var text = Encoding.UTF8.GetString(table.With(edited));
        Assert.Equal("\uFEFFid,period,note\nA1,2020,\"a, b\"\n  A2 ,2021,\"he said \"\"no\"\"\"\nA3,2023,\n", text);
    }

    [Fact]
    public void Rows_can_be_added_removed_and_turned_round()
    {
        var table = Read("id,n\na,1\nb,2\n");
        Assert.Equal("id,n\nc,\"3,5\"\nb,2\n", Encoding.UTF8.GetString(table.With(TableText.OfTabs("id\tn\nc\t3,5\nb\t2\n"))));
    }

    [Theory]
    [InlineData("id,n\na,\"1\nb,2\n", "CSV-005", 2)]
    [InlineData("id,n\na,\"1\" x\nb,2\n", "CSV-006", 2)]
    [InlineData("id,n\na,1\nb,2,3\n", "CSV-008", 3)]
    [InlineData("id,n\na,1\nb", "CSV-005", 3)]
    public void A_file_whose_rows_would_swallow_others_is_not_taken(string text, string code, int line)
    {
        var findings = new Findings();
        Assert.Null(TableText.Received("targets.csv", Encoding.UTF8.GetBytes(text), findings));
        Assert.Equal((code, line), Assert.Single(findings.Sorted().Select(f => (f.Code, f.Where.Line))));
    }

    [Fact]
    public void A_quote_that_nothing_closes_is_a_letter_in_pasted_rows()
    {
        var table = TableText.OfTabs("id\tnote\na\t\"meter 5\nb\tx\n");
        Assert.Equal(["a|\"meter 5", "b|x"], table.Rows.Select(r => string.Join('|', r)));
    }

    [Fact]
    public void Cells_survive_tabs_and_csv() => Prop.ForAll(ArbMap.Default.ArbFor<string[][]>(), rows =>
    {
        string[][] cells = [["id", "b", "c"], .. rows.Select(r => (r ?? []).Concat(["", "", ""]).Take(3).Select(Clean).ToArray()).Where(r => r.Any(c => c.Length > 0))];
        var table = Read("x\n").With(TableText.OfTabs(Tabs(cells)));
        var read = Read(Encoding.UTF8.GetString(table));
        return read.Rows.Prepend(read.Header).Select(r => string.Join('|', r)).SequenceEqual(cells.Select(r => string.Join('|', r)), StringComparer.Ordinal)
            && TableText.OfTabs(read.ToTabs()).Rows.Select(r => string.Join('|', r)).SequenceEqual(read.Rows.Select(r => string.Join('|', r)), StringComparer.Ordinal);
    }).QuickCheckThrowOnFailure();

    // Cells are trimmed when they are read, control characters other than line breaks are no text.
    private static string Clean(string? text) => string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\uFEFF' && !char.IsWhiteSpace(c)));

    private static string Tabs(string[][] cells) => string.Concat(cells.Select(r => string.Join('\t', r.Select(c => c.Contains('"', StringComparison.Ordinal) ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)) + "\n"));

    private static TableText Read(string text) => TableText.Read("activities.csv", Encoding.UTF8.GetBytes(text), new Findings())!;
}
