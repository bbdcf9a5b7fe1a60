using System.IO.Compression;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Files that users bring: workbooks, proofs, backups – good ones, false ones, hostile ones.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-upload-").FullName;
    private readonly Workbench _workbench;

    public UploadTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), Path.Combine(_folder, "data"), TimeProvider.System);
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Language.Zh);
        _workbench.Zones.AddExamples(By, new Findings());
    }

    private Account By => _workbench.Accounts.All[0];

    private RegisteredZone Zone => _workbench.Zones.Find("example-park")!;

    private ImportOutcome Import(string zone, byte[] content)
    {
        using var book = _workbench.Imports.Receive(new MemoryStream(content));
        return _workbench.Imports.Run(By, _workbench.Zones.Find(zone)!, new ImportRequest(book, "job", EvenWithErrors: true), (_, _, _) => { }, CancellationToken.None);
    }

    [Theory]
    [InlineData("example-park")]
    [InlineData("every-sector")]
    [InlineData("guangdong-parks-2016")]
    public void A_grid_goes_out_as_a_workbook_and_comes_back_the_same(string zone)
    {
        var grid = _workbench.Activities.Open(_workbench.Zones.Find(zone)!)!;
        using var book = new MemoryStream();
        GridBooks.Write(grid, book, Language.Zh);
        var outcome = Import(zone, book.ToArray());
        Assert.Equal(ImportState.Unchanged, outcome.State);
        Assert.Equal(grid.Rows.Length, outcome.Rows);
        Assert.Equal(grid.Hash, _workbench.Activities.Open(_workbench.Zones.Find(zone)!)!.Hash);
    }

    [Fact]
    public void A_word_in_a_column_of_numbers_survives_the_way_out_and_back()
    {
        var grid = _workbench.Activities.Open(Zone)!;
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(By, Zone, new GridEdit(grid.Hash, grid.Tabs.Replace("\t900\t", "\tmany\t", StringComparison.Ordinal), EvenWithErrors: true)).State);
        using var book = new MemoryStream();
        GridBooks.Write(_workbench.Activities.Open(Zone)!, book, Language.Zh);
        Assert.Equal(ImportState.Unchanged, Import(Zone.Id, book.ToArray()).State);
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_leaves_as_text()
    {
        var zone = Zone;
        var grid = _workbench.Activities.Open(zone)!;
        _workbench.Activities.Save(By, zone, new GridEdit(grid.Hash, grid.Tabs.Replace("Illustrative", "=cmd|' /C calc'!A0", StringComparison.Ordinal), EvenWithErrors: true));
        using var book = new MemoryStream();
        GridBooks.Write(_workbench.Activities.Open(zone)!, book, Language.Zh);
        using var zip = new ZipArchive(book, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.FullName.Contains("sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain("<f>", reader.ReadToEnd().Replace("x:f", "f", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("not a zip", "WEB-030")]
    [InlineData("", "WEB-031")]
    public void What_is_no_workbook_is_a_finding(string content, string code)
    {
        var outcome = Import(Zone.Id, Encoding.UTF8.GetBytes(content));
        Assert.Equal((ImportState.Refused, code), (outcome.State, outcome.Findings.Single().Code));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_hundreds_of_megabytes_is_refused_before_it_is_read()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 260; i++)
            {
                entry.Write(zeros);
            }
        }

        Assert.Equal("WEB-032", Import(Zone.Id, stream.ToArray()).Findings[0].Code);
    }

    [Fact]
    public void A_proof_is_kept_by_its_hash_and_an_altered_one_is_noticed()
    {
        var pdf = Encoding.UTF8.GetBytes("%PDF-1.4 meter record");
        Assert.NotNull(_workbench.Attachments.Add(By, Zone, ("../../抄表 记录.pdf", pdf), "meters", "E1, G1", new Findings()));
        var proof = _workbench.Attachments.Of(Zone)[^1];
        Assert.Equal(("unaltered", "E1; G1"), (proof.State, proof.Lines));
        Assert.EndsWith("-抄表-记录.pdf", proof.File, StringComparison.Ordinal);
        var path = Path.Combine(_folder, "data", Zone.Folder, "evidence", proof.File);
        Assert.Equal(pdf, File.ReadAllBytes(path));
        using (var stream = _workbench.Attachments.Open(Zone, proof.File))
        {
            Assert.NotNull(stream);
        }

        Assert.Null(_workbench.Attachments.Open(Zone, "../zone.yaml"));

        // The same bytes are one proof, whatever they are called: it says itself what else it proves.
        var findings = new Findings();
        Assert.Null(_workbench.Attachments.Add(By, Zone, ("\u202eMETERS.pdf", pdf), "again", "E1", findings));
        Assert.Equal("WEB-056", findings.Sorted().Single().Code);
        File.AppendAllText(path, "!");
        Assert.Equal("altered", _workbench.Attachments.Of(Zone)[^1].State);
        Assert.Equal("evidence.attached", _workbench.Audit.Page(null, Zone.Id, 1).Single().Action);
    }

    [Fact]
    public void A_proof_is_corrected_and_withdrawn_with_what_it_was_kept()
    {
        var findings = new Findings();
        var proof = _workbench.Attachments.Add(By, Zone, ("bill.pdf", Encoding.UTF8.GetBytes("%PDF-1.4 bill")), "Bil", "", findings)!;
        var others = _workbench.Attachments.Of(Zone)[..^1];
        Assert.Equal(("Bill of May", "E1; G1", proof.File, proof.Sha256), _workbench.Attachments.Correct(By, Zone, proof.Id, "Bill of May", "E1, G1", findings) is { } p ? (p.Title, p.Lines, p.File, p.Sha256) : default);
        Assert.Equal("Bill of May", _workbench.Attachments.Correct(By, Zone, proof.Id, " ", "E1", findings)?.Title);
        Assert.Empty(findings.Sorted());

        Assert.Null(_workbench.Attachments.Correct(By, Zone, proof.Id, "", "E9", findings));
        Assert.Null(_workbench.Attachments.Correct(By, Zone, "P99", "", "E1", findings));
        Assert.False(_workbench.Attachments.Withdraw(By, Zone, proof.Id, " ", findings));
        Assert.Equal(["WEB-037", "WEB-057", "WEB-058"], findings.Sorted().Select(f => f.Code).Order());

        // What is too long is refused, never cut: a cut list would prove fewer rows than somebody named.
        var tooLong = new Findings();
        Assert.Null(_workbench.Attachments.Correct(By, Zone, proof.Id, new string('t', 201), string.Concat(Enumerable.Repeat("E1 ", 7_000)), tooLong));
        Assert.False(_workbench.Attachments.Withdraw(By, Zone, proof.Id, new string('w', 501), tooLong));
        Assert.Null(_workbench.Attachments.Add(By, Zone, ("b.pdf", Encoding.UTF8.GetBytes("%PDF-1.4 b")), new string('t', 201), "", tooLong));
        Assert.Equal(["WEB-059", "WEB-059", "WEB-059", "WEB-059"], tooLong.Sorted().Select(f => f.Code));
        Assert.Equal(("Bill of May", "E1"), _workbench.Attachments.Of(Zone)[^1] is { } kept ? (kept.Title, kept.Lines) : default);
        Assert.True(_workbench.Attachments.Withdraw(By, Zone, proof.Id, "of another park", new Findings()));
        Assert.Equal(others.AsEnumerable(), _workbench.Attachments.Of(Zone));
        Assert.True(File.Exists(Path.Combine(_folder, "data", Zone.Folder, "evidence", proof.File)));
        Assert.Equal(["evidence.withdrawn", "evidence.corrected", "evidence.corrected", "evidence.attached"], _workbench.Audit.Page(null, Zone.Id, 4).Select(e => e.Action));
    }

    [Theory]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("a.svg", "<svg onload='alert(1)'/>")]
    [InlineData("a.exe", "MZ")]
    [InlineData("a.pdf", "<html>")]
    [InlineData("a.png", "GIF89a")]
    [InlineData("a.xlsx", "PK")]
    [InlineData("a.pdf", "")]
    [InlineData("..", "x")]
    [InlineData(".pdf", "%PDF-1.4")]
    public void What_is_not_what_its_name_says_is_refused(string name, string content)
    {
        var findings = new Findings();
        Assert.Null(_workbench.Attachments.Add(By, Zone, (name, Encoding.UTF8.GetBytes(content)), "", "", findings));
        Assert.Equal(content.Length == 0 ? "WEB-031" : name is ".." or ".pdf" ? "WEB-055" : "WEB-010", findings.Sorted()[0].Code);
    }

    [Fact]
    public void A_backup_comes_back_whole_and_a_damaged_one_is_refused()
    {
        var file = Path.Combine(_folder, "backup.zip");
        _workbench.Backups.WriteFile("王磊", file);
        var (restored, findings) = (Path.Combine(_folder, "restored"), new Findings());
        Assert.NotNull(Backups.RestoreFile(file, restored, null, findings));
        var again = Workbench.Open(new ShippedData(Shipped.Data), restored, TimeProvider.System);
        Assert.Null(again.Audit.Verify().FirstBroken);
        Assert.Equal(_workbench.Zones.All.Select(z => z.Id), again.Zones.All.Select(z => z.Id));
        Assert.Equal(_workbench.Activities.Open(Zone)!.Hash, again.Activities.Open(again.Zones.Find(Zone.Id)!)!.Hash);
        Assert.NotNull(again.Accounts.SignIn("王磊", "a long sentence").Token);

        Assert.Null(Backups.RestoreFile(file, restored, null, findings));
        Assert.Equal("WEB-009", findings.Sorted()[^1].Code);

        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var entry = zip.Entries.First(e => e.FullName.EndsWith("activities.csv", StringComparison.Ordinal));
            using var writer = new StreamWriter(entry.Open());
            writer.Write("other");
        }

        var whole = File.ReadAllBytes(file);
        foreach (var length in new[] { 0, 100, whole.Length / 2, whole.Length - 1 })
        {
            var cut = new Findings();
            File.WriteAllBytes(file + ".cut", whole[..length]);
            Assert.Null(Backups.RestoreFile(file + ".cut", Path.Combine(_folder, "other"), null, cut));
            Assert.Equal("WEB-040", cut.Sorted().Single().Code);
        }

        var damaged = new Findings();
        Assert.Null(Backups.RestoreFile(file, Path.Combine(_folder, "other"), null, damaged));
        Assert.Equal("WEB-008", damaged.Sorted()[0].Code);
        Assert.False(Directory.Exists(Path.Combine(_folder, "other")));
    }

    [Fact]
    public void What_a_backup_holds_comes_back_whatever_its_files_are_called()
    {
        var zone = Path.Combine(_folder, "data", Zone.Folder);
        string[] names = ["a:b.csv", "ends with a dot.", "ends with a blank ", "NUL", "con.txt", "tab\tin it.csv", "100%.csv", "Same.csv", "same.csv", "a:folder/plain.csv", "na\u0131ve.csv", "back\\slash.csv", "folded", "FOLDED/inside.csv", new string('长', 60) + ".csv"];
        names = [.. names.Where(n => OperatingSystem.IsLinux() || ZipFolder.IsPlain(n, ZipLimits.OfZone))];
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(zone, name))!);
            File.WriteAllText(Path.Combine(zone, name), "content of " + name);
        }

        var (file, restored, findings) = (Path.Combine(_folder, "backup.zip"), Path.Combine(_folder, "restored"), new Findings());
        _workbench.Backups.WriteFile("王磊", file);
        Assert.NotNull(Backups.RestoreFile(file, restored, null, findings));
        Assert.Empty(findings.Sorted());
        Assert.All(names, n => Assert.Equal("content of " + n, File.ReadAllText(Path.Combine(restored, Zone.Folder, n))));
        Assert.False(Directory.Exists(Path.Combine(restored, "numbered")));
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("zones/../../outside.csv")]
    [InlineData("/tmp/outside.csv")]
    [InlineData("zones/.hidden")]
    [InlineData("ncez.db")]
    public void A_backup_that_calls_a_file_something_elsewhere_is_refused(string was)
    {
        var (file, findings) = (Path.Combine(_folder, "backup.zip"), new Findings());
        File.WriteAllText(Path.Combine(_folder, "data", Zone.Folder, "a:b.csv"), "x");
        _workbench.Backups.WriteFile("王磊", file);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("backup.json")!;
            string list;
            using (var reader = new StreamReader(entry.Open()))
            {
                list = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("backup.json").Open());
            writer.Write(System.Text.RegularExpressions.Regex.Replace(list, "\"Was\":\"[^\"]*\"", $"\"Was\":\"{was}\""));
        }

        Assert.Null(Backups.RestoreFile(file, Path.Combine(_folder, "restored"), null, findings));
        Assert.Equal("WEB-038", findings.Sorted().Single().Code);
        Assert.False(Directory.Exists(Path.Combine(_folder, "restored")));
        Assert.False(File.Exists(Path.Combine(_folder, "outside.csv")));
    }

    [Fact]
    public void Ends_of_lines_and_marks_of_files_survive_the_way_down_and_up()
    {
        var zone = Path.Combine(_folder, "data", Zone.Folder);
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var activities = File.ReadAllText(Path.Combine(zone, "activities.csv")).ReplaceLineEndings("\r\n");
        File.WriteAllBytes(Path.Combine(zone, "activities.csv"), [.. mark, .. Encoding.UTF8.GetBytes(activities)]);
        File.WriteAllText(Path.Combine(zone, "notes.txt"), "one\r\ntwo\nthree\rfour");
        File.WriteAllBytes(Path.Combine(zone, "gbk.csv"), [0xD4, 0xB0, 0xC7, 0xF8, 0x0D, 0x0A]);
        using var archive = new MemoryStream();
        _workbench.Archives.Write(Zone, archive);
        archive.Position = 0;
        Assert.NotNull(_workbench.Archives.Add(By, "again", archive, new Findings()));
        var again = Path.Combine(_folder, "data", _workbench.Zones.Find("again")!.Folder);
        var files = Directory.EnumerateFiles(again, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(again, f)).ToList();
        Assert.Contains("gbk.csv", files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(zone, f)), File.ReadAllBytes(Path.Combine(again, f))));
    }

    [PostgresFact]
    public void A_backup_of_sqlite_is_restored_into_postgresql_and_back()
    {
        var (file, database) = (Path.Combine(_folder, "backup.zip"), PostgresServer.NewDatabase());
        _workbench.Backups.WriteFile("王磊", file);
        Assert.NotNull(Backups.RestoreFile(file, Path.Combine(_folder, "pg"), database, new Findings()));
        var moved = Workbench.Open(new ShippedData(Shipped.Data), Path.Combine(_folder, "pg"), TimeProvider.System, database);
        Assert.Null(moved.Audit.Verify().FirstBroken);
        moved.Backups.WriteFile("", file + "2");
        Assert.NotNull(Backups.RestoreFile(file + "2", Path.Combine(_folder, "back"), null, new Findings()));
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }
}
