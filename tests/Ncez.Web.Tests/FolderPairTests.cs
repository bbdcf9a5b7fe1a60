using System.Net;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A database belongs to one data folder; a zone without its folder is not empty but gone; a database that is away is said in words.</summary>
public sealed class FolderPairTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-pair-").FullName;

    [PostgresFact]
    public void A_database_that_belongs_to_another_folder_is_refused()
    {
        var database = PostgresServer.NewDatabase();
        Open("one", database);
        Open("one", database);
        var refused = Assert.Throws<OtherFolderException>(() => Open("two", database));
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "one", "folder.id")).Trim(), refused.FolderId);
        Assert.Equal(Path.Combine(_folder, "two", "folder.id"), refused.File);
        Assert.Throws<OtherFolderException>(() => Workbench.OpenBeside(new ShippedData(Shipped.Data), Path.Combine(_folder, "two"), TimeProvider.System, database));

        // A folder that was served with its own file first is another one too, and what the refusal says helps.
        Open("three", null);
        Assert.Throws<OtherFolderException>(() => Open("three", database));
        File.WriteAllText(Path.Combine(_folder, "three", "folder.id"), refused.FolderId);
        Open("three", database);
    }

    [PostgresFact]
    public void A_copied_database_belongs_to_the_same_folder_and_a_restored_one_to_its_own()
    {
        var (server, other) = (PostgresServer.NewDatabase(), PostgresServer.NewDatabase());
        var workbench = Open("one", null);
        workbench.Accounts.CreateFirst("王磊", "a long sentence", Model.Texts.Language.Zh);
        Assert.True(MoveStore.Copy(Path.Combine(_folder, "one", "ncez.db"), server).IsSame);
        Open("one", server);
        Assert.Throws<OtherFolderException>(() => Open("two", server));

        var backup = Path.Combine(_folder, "backup.zip");
        workbench.Backups.WriteFile("", backup);
        Assert.NotNull(Backups.RestoreFile(backup, Path.Combine(_folder, "restored"), other, new Findings()));
        Open("restored", other);
        Assert.Throws<OtherFolderException>(() => Open("one", other));
        Assert.Throws<OtherFolderException>(() => Open("restored", server));
    }

    [Fact]
    public async Task A_zone_whose_folder_is_gone_is_not_empty_and_takes_no_save()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var (home, token) = (Path.Combine(served.Folder, "zones", "example-park"), served.Workbench.Tokens.Create(served.Workbench.Accounts.All[0], "p", TokenScope.Full, "", 1)!);
        var form = await administrator.FormTokenAsync("/zones/example-park/activities");
        Directory.Move(home, home + "-elsewhere");
        foreach (var page in new[] { "", "/activities", "/settings", "/tables", "/runs", "/reviews", "/proofs", "/inventory", "/reports" })
        {
            var answer = await administrator.GetAsync("/zones/example-park" + page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("The folder of this zone is gone", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync("/zones/example-park/activities", ("__RequestVerificationToken", form), ("base", ""), ("rows", "id\tperiod"))).StatusCode);
        Assert.Contains("Overview", await administrator.ReadAsync("/"), StringComparison.Ordinal);
        var progress = "";
        for (var i = 0; i < 300 && !progress.Contains("\"isReady\":true", StringComparison.Ordinal); i++)
        {
            progress = await administrator.ReadAsync("/progress");
        }

        Assert.Contains("\"isReady\":true", progress, StringComparison.Ordinal);
        await administrator.ReadAsync("/zones/example-park/audit");

        using var program = new HttpClient { BaseAddress = new Uri(served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        using var save = new HttpRequestMessage(HttpMethod.Put, "/api/v1/zones/example-park/activities") { Content = new StringContent("id,period\n", null, "text/csv") };
        foreach (var answer in new[] { await program.SendAsync(save), await program.GetAsync("/api/v1/zones/example-park/runs"), await program.GetAsync("/api/v1/zones/example-park/findings") })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("urn:ncez:problem:gone", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(home));
        Directory.Move(home + "-elsewhere", home);
        await administrator.ReadAsync("/zones/example-park/activities");
    }

    [PostgresFact]
    public async Task A_database_that_is_away_is_said_in_words_until_it_is_back()
    {
        var (database, beside) = (PostgresServer.NewDatabase(), PostgresServer.NewDatabase());
        await using var served = await Served.StartAsync(database: database);
        using var administrator = await served.VisitAsAdministratorAsync();
        var shown = served.Workbench.Tokens.Create(served.Workbench.Accounts.All[0], "p", TokenScope.Full, "", 1)!;
        using var program = new HttpClient { BaseAddress = new Uri(served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", shown) } };
        var name = database.Split("Database=")[1].Split(';')[0];
        PostgresServer.Sql(beside, $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
        PostgresServer.Sql(beside, $"ALTER DATABASE {name} RENAME TO {name}_away");
        for (var i = 0; i < 2; i++)
        {
            var page = await administrator.GetAsync("/");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains("数据库没有应答", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var answer = await program.GetAsync("/api/v1/zones");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("urn:ncez:problem:away", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        PostgresServer.Sql(beside, $"ALTER DATABASE {name}_away RENAME TO {name}");
        await administrator.ReadAsync("/");
        await program.GetStringAsync("/api/v1/zones");
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private Workbench Open(string folder, string? database) => Workbench.Open(new ShippedData(Shipped.Data), Path.Combine(_folder, folder), TimeProvider.System, database);
}
