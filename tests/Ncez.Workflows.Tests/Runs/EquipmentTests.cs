using Ncez.Model.Registers;
using Ncez.Workflows.Registers;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Equipment against lists that somebody keeps, and registers that name their source.</summary>
public sealed class EquipmentTests : IDisposable
{
    private readonly RunFolder _run = new();

    public EquipmentTests()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "equipment.csv"), """
            id,name,model,count,standard,technology
            M1,三相异步电动机,Ｙ2-160M,12,GB 18613-2012,
            M2,三相异步电动机,YE4-160M,3,GB 18613-2020,
            P1,屋顶光伏,,1,,park.t5-2.13
            X1,锅炉,SZL10,1,,park.t9-9.99

            """);
        File.WriteAllText(Path.Combine(_run.Zone, "equipment_lists.csv"), """
            id,kind,name,matches,dated,until,replaced_by,source
            L1,淘汰目录,Y2系列电动机,y2-160,2024,2025-12-31,,test list
            L2,标准,GB 18613-2012,GB 18613-2012,2012,,GB 18613-2020,test list

            """);
    }

    [Fact]
    public void What_is_to_go_is_named_with_its_list_and_what_is_late_says_so()
    {
        Assert.Equal(["EQP-001", "EQP-003", "EQP-004"], Codes("2025-01-01"));
        Assert.Equal(["EQP-002", "EQP-003", "EQP-004"], Codes("2026-01-01"));
    }

    [Fact]
    public void Each_piece_has_its_verdict()
    {
        var found = Check("").Item1;
        Assert.Equal([("M1", RegisterKind.PhaseOut), ("M1", RegisterKind.Standard), ("M2", null), ("P1", RegisterKind.Recommended), ("X1", (RegisterKind?)null)], found.Select(e => (e.Id, e.Kind)));
        Assert.Equal(12, found[0].Count);
        Assert.All(RegisterTables.Equipment(found).Rows, r => Assert.Equal(9, r.Length));
    }

    [Fact]
    public void Registers_are_dated_where_the_date_was_seen_and_always_name_their_source()
    {
        Assert.All(_run.Product.Registers, r => Assert.NotEmpty(r.Source));
        Assert.Equal(3, _run.Product.Registers.Select(r => r.Kind).Distinct().Count());
        Assert.Single(RegisterTables.Registers(_run.Product.Registers, "910号").Rows);
        Assert.True(_run.Product.Registers.Count(r => r.Dated.Length > 0) > 20);
    }

    public void Dispose() => _run.Dispose();

    private IEnumerable<string> Codes(string today) => Check(today).Item2;

    private (System.Collections.Immutable.ImmutableArray<CheckedEquipment>, IEnumerable<string>) Check(string today)
    {
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        var checkedNow = new CheckEquipment(_run.Product).Of(account, today);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found.En}")));
        return (checkedNow, account.Findings.Sorted().Select(f => f.Code).Where(c => c.StartsWith("EQP", StringComparison.Ordinal)).Order());
    }
}
