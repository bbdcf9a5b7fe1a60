using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Accounts as ASP.NET Core Identity keeps them in the store of the workbench.</summary>
public sealed class AccountTests : IDisposable
{
    private const string Password = "一句很长的口令 2026";
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-accounts-").FullName;
    private readonly Workbench _workbench;

    public AccountTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);
        Assert.Equal(AccountProblem.None, _workbench.Accounts.CreateFirst("王磊", Password, Language.Zh));
    }

    private Account By => _workbench.Accounts.All[0];

    [Fact]
    public void A_password_is_kept_as_the_frameworks_salted_hash_with_its_rounds()
    {
        // Version 3 of Identity: marker 1, pseudo-random function 2 (HMAC-SHA-512), rounds, length of the salt.
        var hash = Convert.FromBase64String(By.PasswordHash);
        Assert.Equal([1, 0, 0, 0, 2, 0, 3, 52, 80, 0, 0, 0, 16], hash.Take(13));
        Assert.Equal(AccountProblem.None, _workbench.Accounts.Create(By, "twin", Password, Role.Member));
        Assert.Equal(2, _workbench.Accounts.All.Select(a => a.PasswordHash).Distinct().Count());
    }

    [Fact]
    public void The_same_letters_are_the_same_password_however_they_are_typed()
    {
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetPassword(By, By.Id, "caf\u00e9 au lait"));
        Assert.NotNull(_workbench.Accounts.SignIn(" 王磊 ", "cafe\u0301 au lait").Token);
    }

    [Theory]
    [InlineData("x", "short", AccountProblem.Password)]
    [InlineData("x", "alllowercaseletters", AccountProblem.None)]
    [InlineData("", Password, AccountProblem.Name)]
    [InlineData("tab\tname", Password, AccountProblem.Name)]
    [InlineData("王磊", Password, AccountProblem.Taken)]
    public void What_is_wrong_with_an_account_is_said(string name, string password, AccountProblem problem) =>
        Assert.Equal(problem, _workbench.Accounts.Create(By, name, password, Role.Member));

    [Fact]
    public void An_endless_password_is_refused_and_no_burden()
    {
        Assert.Equal(AccountProblem.Password, _workbench.Accounts.SetPassword(By, By.Id, new string('x', 201)));
        Assert.Null(_workbench.Accounts.SignIn("王磊", new string('x', 1_000_000)).Token);
    }

    [Fact]
    public async Task Passwords_tried_at_the_same_moment_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _workbench.Accounts.SignIn("王磊", "wrong"))));
        Assert.NotNull(By.LockedUntilUtc);
        Assert.Null(_workbench.Accounts.SignIn("王磊", Password).Token);
    }

    [Fact]
    public void A_new_password_ends_the_sessions_and_the_old_one()
    {
        var token = _workbench.Accounts.SignIn("王磊", Password).Token!;
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetPassword(By, By.Id, "another long one"));
        Assert.Null(_workbench.Accounts.OfToken(token));
        Assert.Null(_workbench.Accounts.SignIn("王磊", Password).Token);
        Assert.NotNull(_workbench.Accounts.SignIn("王磊", "another long one").Token);
        Assert.True(_workbench.Accounts.Knows(By, "another long one"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
