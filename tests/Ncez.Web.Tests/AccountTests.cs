using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
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

    [Fact]
    public void An_account_of_the_first_workbench_signs_in_and_is_hashed_anew()
    {
        var salt = new byte[16];
        var hash = Rfc2898DeriveBytes.Pbkdf2(Password.Normalize(), salt, 1000, HashAlgorithmName.SHA512, 32);
        var kept = _workbench.Tokens.Create(By, "kept", TokenScope.Read, "", 1)!;
        using (var db = new SqliteConnection($"Data Source={Path.Combine(_folder, "ncez.db")};Pooling=False"))
        {
            db.Open();
            using var command = db.CreateCommand();
            command.CommandText = "UPDATE account SET password_hash = $hash";
            command.Parameters.AddWithValue("$hash", $"pbkdf2-sha512$1000${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Null(_workbench.Accounts.SignIn("王磊", "wrong").Token);
        var token = _workbench.Accounts.SignIn("王磊", Password).Token;
        Assert.NotNull(token);
        Assert.DoesNotContain('$', By.PasswordHash);
        Assert.NotNull(_workbench.Accounts.OfToken(token));
        Assert.NotNull(_workbench.Accounts.SignIn("王磊", Password).Token);

        // The same password hashed anew is no new one.
        Assert.NotNull(_workbench.Tokens.Find(kept));
    }

    [Theory]
    [InlineData("x", "short", AccountProblem.Password)]
    [InlineData("x", "alllowercaseletters", AccountProblem.None)]
    [InlineData("", Password, AccountProblem.Name)]
    [InlineData("tab\tname", Password, AccountProblem.Name)]
    [InlineData("王磊", Password, AccountProblem.Taken)]
    public void What_is_wrong_with_an_account_is_said(string name, string password, AccountProblem problem) =>
        Assert.Equal(problem, _workbench.Accounts.Create(By, name, password, Role.Member));

    [Theory]
    [InlineData("аdmin", AccountProblem.Name)]
    [InlineData("admіn", AccountProblem.Name)]
    [InlineData("αdmin", AccountProblem.Name)]
    [InlineData("ad\u200Bmin", AccountProblem.Name)]
    [InlineData("admin\u202E", AccountProblem.Name)]
    [InlineData("<admin>", AccountProblem.Name)]
    [InlineData("li  min", AccountProblem.Name)]
    [InlineData(" Admin ", AccountProblem.Taken)]
    [InlineData("ADMIN", AccountProblem.Taken)]
    [InlineData("ａｄｍｉｎ", AccountProblem.Alike)]
    [InlineData("ad min", AccountProblem.Alike)]
    [InlineData("соре", AccountProblem.Alike)]
    [InlineData("liu.yi-2@zones.example", AccountProblem.None)]
    [InlineData("O'Brien", AccountProblem.None)]
    [InlineData("王磊2", AccountProblem.None)]
    [InlineData("王磊 Lei", AccountProblem.None)]
    [InlineData("阿卜杜拉·买买提", AccountProblem.None)]
    [InlineData("Иван Петров", AccountProblem.None)]
    [InlineData("Jürgen", AccountProblem.None)]
    public void A_name_that_could_be_taken_for_another_one_is_refused(string name, AccountProblem problem)
    {
        Assert.Equal(AccountProblem.None, _workbench.Accounts.Create(By, "admin", Password, Role.Member));
        Assert.Equal(AccountProblem.None, _workbench.Accounts.Create(By, "cope", Password, Role.Member));
        Assert.Equal(problem, _workbench.Accounts.Create(By, name, Password, Role.Member));
    }

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

    [Theory]
    [InlineData("1234567890", AccountProblem.PasswordPlain)]
    [InlineData("0987654321", AccountProblem.PasswordPlain)]
    [InlineData("aaaaaaaaaaaa", AccountProblem.PasswordPlain)]
    [InlineData("abababababab", AccountProblem.PasswordPlain)]
    [InlineData("qwertyuiop", AccountProblem.PasswordPlain)]
    [InlineData("QWERTYuiop[]", AccountProblem.PasswordPlain)]
    [InlineData("1q2w3e4r5t6y", AccountProblem.PasswordPlain)]
    [InlineData("1qaz2wsx3edc", AccountProblem.PasswordPlain)]
    [InlineData("zebra!zebra!", AccountProblem.PasswordPlain)]
    [InlineData("一二三四五六七八九十", AccountProblem.PasswordPlain)]
    [InlineData("passwordpassword", AccountProblem.PasswordPlain)]
    [InlineData("password123", AccountProblem.PasswordCommon)]
    [InlineData("P@ssw0rd!2345", AccountProblem.PasswordCommon)]
    [InlineData("Admin@123456", AccountProblem.PasswordCommon)]
    [InlineData("woaini1314520", AccountProblem.PasswordCommon)]
    [InlineData("111222tianya", AccountProblem.PasswordCommon)]
    [InlineData("welcome2ncez", AccountProblem.PasswordName)]
    [InlineData("Zhang.San-123", AccountProblem.PasswordName)]
    [InlineData("hello my trees of the park", AccountProblem.None)]
    [InlineData("correct horse battery", AccountProblem.None)]
    [InlineData("园区 2026 年的账本", AccountProblem.None)]
    [InlineData("t7#kQ9!vLm", AccountProblem.None)]
    public void Passwords_that_are_tried_first_are_refused_and_it_is_said_why(string password, AccountProblem problem)
    {
        Assert.Equal(problem, _workbench.Accounts.Create(By, "zhang.san", password, Role.Member));
        Assert.Equal(problem == AccountProblem.None, _workbench.Accounts.SignIn("zhang.san", password).Token is not null);
    }

    [Fact]
    public void A_new_password_and_closing_end_the_tokens_of_an_account_for_good()
    {
        Assert.Equal(AccountProblem.None, _workbench.Accounts.Create(By, "赵编", Password, Role.Editor));
        var ed = _workbench.Accounts.All.Single(a => a.Name == "赵编");
        var (mine, first) = (_workbench.Tokens.Create(By, "mine", TokenScope.Read, "", 1)!, _workbench.Tokens.Create(ed, "first", TokenScope.Read, "", 1)!);
        Assert.NotNull(_workbench.Tokens.Find(first));
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetPassword(By, ed.Id, "another long one"));
        Assert.Null(_workbench.Tokens.Find(first));

        var second = _workbench.Tokens.Create(ed, "second", TokenScope.Read, "", 1)!;
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetRole(By, ed.Id, Role.Editor, isActive: false));
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetRole(By, ed.Id, Role.Editor, isActive: true));
        Assert.Null(_workbench.Tokens.Find(second));
        Assert.NotNull(_workbench.Tokens.Find(mine));

        // A refused password and a changed role end nothing.
        var third = _workbench.Tokens.Create(ed, "third", TokenScope.Read, "", 1)!;
        Assert.Equal(AccountProblem.PasswordPlain, _workbench.Accounts.SetPassword(By, ed.Id, "1234567890"));
        Assert.Equal(AccountProblem.None, _workbench.Accounts.SetRole(By, ed.Id, Role.Viewer, isActive: true));
        Assert.NotNull(_workbench.Tokens.Find(third));
    }

    [Fact]
    public void An_administrator_sees_and_ends_the_tokens_of_others()
    {
        _workbench.Accounts.Create(By, "ed", Password, Role.Editor);
        var ed = _workbench.Accounts.All.Single(a => a.Name == "ed");
        var token = _workbench.Tokens.Create(ed, "lost", TokenScope.Write, "", 1)!;
        var (seen, whose) = Assert.Single(_workbench.Tokens.All);
        Assert.Equal(("lost", "ed"), (seen.Name, whose.Name));
        Assert.True(_workbench.Tokens.EndOfAny(By, seen.Id));
        Assert.Null(_workbench.Tokens.Find(token));
        Assert.False(_workbench.Tokens.EndOfAny(By, seen.Id));
        Assert.Contains("account=ed", _workbench.Audit.Last("token.ended")!.Detail, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
