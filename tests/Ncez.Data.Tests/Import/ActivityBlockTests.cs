using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Import.Activities;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;

namespace Ncez.Data.Tests.Import;

/// <summary>However the text is cut into blocks, and wherever it comes from, table and findings are the same.</summary>
public class ActivityBlockTests
{
    private const string Header = "id,period,category,item,quantity,unit,status,note\n";

    // Pieces that make rows sound, damaged and ambiguous at block ends.
    private static readonly string[] Pieces =
    [
        "A,2016,purchased_electricity,电力,5,kWh,,\n", "B,2016,stationary_combustion,天然气,\"1,234\",万Nm3,,\"a\nb\"\n", "C,2015-03,外购电力,电,7,度,,\r\n",
        "A,2016,purchased_electricity,\"电力\",5,kWh,,x\n", "\n", "\r\n", ",,,,,,,\n", "D,2016,nonsense,电力,5,kWh,,\n", "E,2016,purchased_electricity,电力,-5,kWh,,\n",
        "F,2016,purchased_electricity,电力,5,kWh,,say \"hi\" here\n", "G,2016,purchased_electricity,电力,5,kWh,,\"q\" tail\n", "H,2016\n", ",2016,,,,,,\n",
        "I,2016,purchased_electricity,电力,,kWh,NE,\n", "J,2016,purchased_electricity,电力,,kWh,IE:A,\n", "K,2016,purchased_electricity,电力,1,kWh,,a,b,c\n", "\"", "\"\"", ",", "L,2016,purchased_electricity,电力,3", "\"open\n",
    ];

    [Fact]
    public void Blocks_change_nothing() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary(), Gen.Choose(1, 200).ToArbitrary(), (body, blockBytes) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Header + body);
            var whole = Print(new ByteSource.OfMemory(bytes), int.MaxValue / 4, workers: 0);
            Assert.Equal(whole, Print(new ByteSource.OfMemory(bytes), blockBytes, workers: 2));
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_read_block_by_block_gives_the_same_as_one_in_memory()
    {
        var bytes = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, 3_000).Select(i => Pieces[i % 14].Replace("A,", $"A{i},", StringComparison.Ordinal))));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. Encoding.UTF8.Preamble, .. bytes]);
            Assert.Equal(Print(new ByteSource.OfMemory(bytes), 1 << 20, workers: 0), Print(new ByteSource.OfFile(path), 1_000, workers: 2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Findings_past_the_cap_are_counted_and_the_first_ones_kept()
    {
        var rows = string.Concat(Enumerable.Range(0, 2_500).Select(i => $"R{i},2016,purchased_electricity,电力,-1,kWh,,\n"));
        var findings = new Findings();
        Read(new ByteSource.OfMemory(Encoding.UTF8.GetBytes(Header + rows)), 500, 2, findings);
        Assert.Equal(2_500, findings.CountPerCode["ACT-010"]);
        Assert.Equal(Enumerable.Range(2, Findings.KeptPerCode), findings.Sorted().Select(f => f.Where.Line));
    }

    [Fact]
    public void Ids_that_differ_are_never_taken_for_the_same()
    {
        var ids = new RowIds(4);
        var texts = new List<string>();
        for (var i = 0; i < 5_000; i++)
        {
            texts.Add($"row-{i % 4_000}");
            // A hash with few different values: only the comparison of texts tells ids apart.
            var first = ids.Add((ulong)(i % 4_000 % 7) << 40, i, (a, b) => texts[a] == texts[b]);
            Assert.Equal(i < 4_000 ? -1 : i - 4_000, first);
        }
    }

    private static ActivityTable? Read(ByteSource source, int blockBytes, int workers, Findings findings)
    {
        var context = new ActivityContext(ZoneFixture.Library, ZoneFixture.Template(Domain.Park), [2015, 2016], ImmutableDictionary<string, ImmutableArray<ActivityParameter>>.Empty);
        return ActivityReader.Read("activities.csv", source, context, findings, CancellationToken.None, blockBytes, workers);
    }

    private static string Print(ByteSource source, int blockBytes, int workers)
    {
        var findings = new Findings();
        var print = new StringBuilder();
        if (Read(source, blockBytes, workers, findings) is { } table)
        {
            for (var row = 0; row < table.Count; row++)
            {
                var kind = table.Kinds[table.KindOf[row]];
                print.AppendLine(CultureInfo.InvariantCulture, $"{table.Texts.Id(row)} {table.Quantities[row]} {table.KindOf[row]} {kind.Where} {kind.Category} {kind.Unit} {table.Texts.Note(row)} {table.Texts.PlaceOf(row, "unit")}");
            }
        }

        return print.AppendJoin('\n', findings.CountPerCode).AppendLine().Append(ZoneFixture.Print(findings)).ToString();
    }
}
