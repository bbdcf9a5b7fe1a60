using Ncez.Data.Export;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Tests.Export;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ncez-outputs-").FullName;

    private string Target => Path.Combine(_root, "zone");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_run_makes_the_folder_and_the_next_one_replaces_it_whole()
    {
        Assert.True(Run(("a.txt", "first"), ("old.txt", "only here")));
        Assert.True(Run(("a.txt", "second"), ("sub/b.txt", "below")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(Target, "a.txt")));
        Assert.Equal("below", File.ReadAllText(Path.Combine(Target, "sub", "b.txt")));
        Assert.False(File.Exists(Path.Combine(Target, "old.txt")));
        Assert.Equal([".zone.lock", "zone"], Entries(_root));
    }

    [Fact]
    public void An_exception_half_way_leaves_the_previous_outputs_byte_for_byte()
    {
        Run(("a.txt", "first"));
        var before = Snapshot();
        Assert.Throws<InvalidOperationException>(() => OutputFolder.Write(Target, folder =>
        {
            Put(folder, "a.txt", "half");
            throw new InvalidOperationException("in the middle");
        }, new Findings()));
        Assert.Equal(before, Snapshot());
        Assert.Equal([".zone.lock", "zone"], Entries(_root));
    }

    [Fact]
    public void A_cancelled_run_leaves_the_previous_outputs_too()
    {
        Run(("a.txt", "first"));
        var before = Snapshot();
        Assert.Throws<OperationCanceledException>(() => OutputFolder.Write(Target, folder =>
        {
            Put(folder, "a.txt", "half");
            throw new OperationCanceledException();
        }, new Findings()));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_full_disk_is_a_finding()
    {
        Run(("a.txt", "first"));
        var before = Snapshot();
        var findings = new Findings();
        Assert.False(OutputFolder.Write(Target, _ => throw new IOException("No space left on device"), findings));
        Assert.Equal("OUT-001", Assert.Single(findings.Sorted()).Code);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_place_that_cannot_be_a_folder_is_a_finding()
    {
        File.WriteAllText(Path.Combine(_root, "file"), "a file");
        var findings = new Findings();
        Assert.False(OutputFolder.Write(Path.Combine(_root, "file", "zone"), f => Put(f, "a.txt", "x"), findings));
        Assert.False(OutputFolder.Write(Path.Combine(_root, "file"), f => Put(f, "a.txt", "x"), findings));
        Assert.Equal(["OUT-001", "OUT-002"], findings.Sorted().Select(f => f.Code).Order());
        Assert.Equal("a file", File.ReadAllText(Path.Combine(_root, "file")));
    }

    [Fact]
    public void A_folder_with_other_peoples_files_is_never_replaced()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.docx"), "mine");
        var findings = new Findings();
        Assert.False(OutputFolder.Write(Target, f => Put(f, "a.txt", "x"), findings));
        Assert.Equal("OUT-002", Assert.Single(findings.Sorted()).Code);
        Assert.Equal(["thesis.docx"], Entries(Target));
    }

    [Fact]
    public void Files_that_the_user_put_beside_the_outputs_are_carried_over()
    {
        Run(("a.txt", "first"));
        Directory.CreateDirectory(Path.Combine(Target, "mine"));
        File.WriteAllText(Path.Combine(Target, "mine", "notes.txt"), "keep me");
        Run(("a.txt", "second"));
        Assert.Equal("keep me", File.ReadAllText(Path.Combine(Target, "mine", "notes.txt")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(Target, "a.txt")));
    }

    [Fact]
    public void Leftovers_of_a_killed_run_are_removed()
    {
        Run(("a.txt", "first"));
        Directory.CreateDirectory(Path.Combine(_root, ".zone.new"));
        File.WriteAllText(Path.Combine(_root, ".zone.new", "a.txt"), "half");
        Assert.True(Run(("a.txt", "second")));
        Assert.Equal([".zone.lock", "zone"], Entries(_root));
        Assert.Equal("second", File.ReadAllText(Path.Combine(Target, "a.txt")));
    }

    [Fact]
    public void A_run_killed_between_the_two_renames_loses_nothing()
    {
        Run(("a.txt", "first"));
        var before = Snapshot();
        Directory.Move(Target, Path.Combine(_root, ".zone.old"));
        Assert.False(OutputFolder.Write(Target, _ => throw new IOException("again"), new Findings()));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_second_run_at_the_same_time_is_refused_and_the_first_one_finishes()
    {
        var second = new Findings();
        Assert.True(OutputFolder.Write(Target, folder =>
        {
            Put(folder, "a.txt", "first");
            Assert.False(OutputFolder.Write(Target, f => Put(f, "a.txt", "second"), second));
        }, new Findings()));
        Assert.Equal("OUT-003", Assert.Single(second.Sorted()).Code);
        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "a.txt")));
    }

    [Fact]
    public void Many_runs_at_once_leave_the_outputs_of_one_of_them()
    {
        Parallel.For(0, 40, i => Run(("a.txt", $"{i}"), ("b.txt", $"{i}")));
        Assert.Equal(File.ReadAllText(Path.Combine(Target, "a.txt")), File.ReadAllText(Path.Combine(Target, "b.txt")));
        Assert.Equal([".zone.lock", "zone"], Entries(_root));
    }

    [Fact]
    public void A_reader_that_holds_an_output_open_keeps_what_it_reads()
    {
        Run(("a.txt", "first"));
        using var reader = new StreamReader(new FileStream(Path.Combine(Target, "a.txt"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        Run(("a.txt", "second"));
        Assert.Equal("first", reader.ReadToEnd());
    }

    [Fact]
    public void A_name_that_leads_out_of_the_folder_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => OutputFolder.Write(Target, f => Put(f, "../escape.txt", "x"), new Findings()));

    [Fact]
    public void A_single_file_is_whole_or_as_before()
    {
        var path = Path.Combine(_root, "one.csv");
        Assert.True(OutputFile.Write(path, s => s.Write("first"u8), new Findings()));
        Assert.Throws<InvalidOperationException>(() => OutputFile.Write(path, s =>
        {
            s.Write("half"u8);
            throw new InvalidOperationException("in the middle");
        }, new Findings()));
        Assert.Equal("first", File.ReadAllText(path));
        var findings = new Findings();
        Assert.False(OutputFile.Write(Path.Combine(path, "below.csv"), s => s.Write("x"u8), findings));
        Assert.Equal("OUT-004", Assert.Single(findings.Sorted()).Code);
        Assert.Equal(["one.csv"], Entries(_root));
    }

    private bool Run(params (string Name, string Text)[] files) => OutputFolder.Write(Target, folder =>
    {
        foreach (var (name, text) in files)
        {
            Put(folder, name, text);
        }
    }, new Findings());

    private static void Put(OutputFolder folder, string name, string text)
    {
        using var writer = new StreamWriter(folder.Create(name));
        writer.Write(text);
    }

    private Dictionary<string, string> Snapshot() => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(Target, f), f => Convert.ToHexString(File.ReadAllBytes(f)) + File.GetLastWriteTimeUtc(f).Ticks);

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal);
}
