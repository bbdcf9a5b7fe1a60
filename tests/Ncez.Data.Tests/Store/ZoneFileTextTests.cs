using System.Text;
using Ncez.Data.Store.Settings;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Data.Tests.Store;

/// <summary>zone.yaml changed value by value: what is set is read back, everything else stays as it stands.</summary>
public sealed class ZoneFileTextTests
{
    public static TheoryData<string> Examples() => new(Directory.EnumerateFiles(Repository.PathOf("data/zones"), "zone.yaml", SearchOption.AllDirectories).Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)));

    [Theory, MemberData(nameof(Examples))]
    public void Each_setting_is_read_back_and_no_other_changes(string zone)
    {
        var content = File.ReadAllBytes(Path.Combine(Repository.PathOf("data/zones"), zone, "zone.yaml"));
        var file = Read(content);
        Assert.Equal(content, file.With(file.Values));
        foreach (var setting in ZoneSetting.All.Append(new ZoneSetting(ZoneSetting.Choices + "waste")))
        {
            var value = ValueOf(setting);
            var set = file.With(new Dictionary<string, string> { [setting.Path] = value });
            Assert.Equal(Without(file, setting).SetItem(setting.Path, value), Read(set).Values);
            AssertKeeps(content, set);

            var gone = Read(set).With(new Dictionary<string, string> { [setting.Path] = "" });
            Assert.Equal(Without(file, setting).Remove(setting.Path), Read(gone).Values);
            AssertKeeps(content, gone);
        }
    }

    [Fact]
    public void A_new_zone_keeps_its_comments_and_gets_a_value_where_the_comment_of_its_key_stands()
    {
        const string Text = "# head\r\nname: Park # as the permit says\r\nregion: CN\r\n\r\n# the first year\r\n# baseline: 2024\r\n\r\nboundary:\r\n  # waste here\r\n  choices:\r\n    waste: text_rule\r\ngwp: AR5";
        var set = Encoding.UTF8.GetString(Read(Encoding.UTF8.GetBytes(Text)).With(new Dictionary<string, string>
        {
            ["name.zh"] = "园区: 一",
            ["baseline"] = "2020",
            ["boundary.approach"] = "control",
            ["boundary.choices.waste"] = "all",
            ["offset_cap.share"] = "0.1",
            ["offset_cap.of"] = "gross",
            ["notice.en"] = "a \"b\"\nc",
        }));
        Assert.Equal("# head\r\nname: { zh: \"园区: 一\", en: Park } # as the permit says\r\nregion: CN\r\n\r\n# the first year\r\nbaseline: 2020\r\n\r\nboundary:\r\n  # waste here\r\n  choices:\r\n    waste: all\r\n  approach: control\r\ngwp: AR5\r\n"
            + "offset_cap: { share: 0.1, of: gross }\r\nnotice: { en: \"a \\\"b\\\"\\nc\" }\r\n", set);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Without(ZoneFileText file, ZoneSetting setting) => file.Values.Remove(setting.Path);

    // Nothing that a person wrote as a comment is lost.
    private static void AssertKeeps(byte[] before, byte[] after)
    {
        var now = Encoding.UTF8.GetString(after);
        Assert.All(Encoding.UTF8.GetString(before).Split('\n').Where(l => l.StartsWith('#')), l => Assert.Contains(l, now, StringComparison.Ordinal));
    }

    private static string ValueOf(ZoneSetting setting) => setting.Shape switch
    {
        SettingShape.List => "2016-2020\na: b",
        SettingShape.Pairs => "#油 品\t0.5\n煤\t烟煤",
        SettingShape.Exclusions => "waste\t不在 [区内]\tnot, here\nother\tx\tx",
        SettingShape.Alternatives => "ipcc\t甲\tIPCC: 2006\tipcc-2006, cn-grid\t煤=烟煤",
        _ => "- 甲 {b}: #c \\ \"",
    };

    private static ZoneFileText Read(byte[] content)
    {
        var findings = new Findings();
        var file = ZoneFileText.Read(content, findings);
        Assert.True(file is not null, string.Join('\n', findings.Sorted().Select(f => f.Found.En)) + Encoding.UTF8.GetString(content));
        return file;
    }
}
