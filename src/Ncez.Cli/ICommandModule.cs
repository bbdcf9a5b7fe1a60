using System.CommandLine;

namespace Ncez.Cli;

/// <summary>One command of the program: one file under <c>Commands</c>, found by its type; no list is edited.</summary>
internal interface ICommandModule
{
    /// <summary>Where the command stands in the help, from 0.</summary>
    int Order { get; }

    /// <summary>The command with its options and action. Called at every start: it loads nothing.</summary>
    Command Build(CliContext context);

    /// <summary>How long the command may take to end when it is asked to stop; then the process ends all the same.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(2);
}
