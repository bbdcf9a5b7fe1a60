namespace Ncez.Cli;

/// <summary>
/// The commands of the program, found by their types. Names and texts follow from the type, so that listing them builds
/// none: <c>RunCommand</c> is <c>run</c>, described by the key <c>description</c> of the text area <c>Run</c>.
/// </summary>
internal static class CommandModules
{
    private const string Suffix = "Command";

    private static readonly List<ICommandModule> All = [.. typeof(ICommandModule).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommandModule)))
        .Select(t => (ICommandModule)Activator.CreateInstance(t)!)
        .OrderBy(m => m.Order)];

    /// <summary>Names in the order of the help.</summary>
    public static IEnumerable<string> Names => All.Select(NameOf);

    /// <summary>The module of a name the user typed, or null.</summary>
    public static ICommandModule? Find(string name) => All.Find(m => NameOf(m) == name);

    /// <summary>Every module.</summary>
    public static IReadOnlyList<ICommandModule> Every => All;

    /// <summary>What a command does, in one sentence.</summary>
    public static string DescriptionOf(string name, CliContext context) => context.TextOf(AreaOf(Find(name)!), "description");

    private static string NameOf(ICommandModule module) => AreaOf(module).ToLowerInvariant();

    private static string AreaOf(ICommandModule module) => module.GetType().Name[..^Suffix.Length];
}
