using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>An account while ASP.NET Core Identity works on it: the record is replaced, never changed.</summary>
/// <param name="account">The account as the store keeps it.</param>
/// <param name="mustBeFirst">True when it may only be made while there is no other.</param>
internal sealed class AccountUser(Account account, bool mustBeFirst = false)
{
    /// <summary>The account with what has been changed.</summary>
    public Account Account { get; set; } = account;

    /// <summary>The account as the store keeps it.</summary>
    public Account Kept { get; set; } = account;

    /// <summary>True when somebody sets a new password: sessions and tokens end. False when the same one is hashed anew.</summary>
    public bool IsNewPassword { get; set; }

    /// <summary>True when it may only be made while there is no other.</summary>
    public bool MustBeFirst { get; } = mustBeFirst;
}
