namespace Ncez.Cli.Output;

/// <summary>The reader of standard output went away (<c>ncez … | head</c>): the run ends quietly.</summary>
internal sealed class ClosedOutputException(IOException cause) : Exception(cause.Message, cause);
