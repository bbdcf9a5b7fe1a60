using Ncez.Model.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A server with the example zones, and a program that may write there.</summary>
public abstract class ProgramTests : IAsyncLifetime
{
    /// <summary>The server.</summary>
    internal Served Server { get; private set; } = null!;

    /// <summary>The program.</summary>
    internal Visitor Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await Served.StartAsync();
        using var administrator = await Server.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        Program = Server.Visit();
        Program.Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Workbench.Tokens.Create(Server.Workbench.Accounts.All[0], "test", TokenScope.Write, "", 1));
    }

    public async Task DisposeAsync()
    {
        Program.Dispose();
        await Server.DisposeAsync();
    }
}
