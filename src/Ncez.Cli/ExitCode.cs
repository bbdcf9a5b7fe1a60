namespace Ncez.Cli;

/// <summary>What the program says to the shell that started it.</summary>
internal static class ExitCode
{
    /// <summary>Done; warnings are included.</summary>
    public const int Done = 0;

    /// <summary>From <c>check --strict</c>: there are warnings; from <c>evaluate</c>: an outcome is not met.</summary>
    public const int Unmet = 1;

    /// <summary>The input is bad: options, files or data.</summary>
    public const int BadInput = 2;

    /// <summary>The program is wrong.</summary>
    public const int Internal = 3;

    /// <summary>The user stopped it.</summary>
    public const int Cancelled = 130;
}
