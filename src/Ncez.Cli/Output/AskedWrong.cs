using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Cli.Output;

/// <summary>Refusals of what was asked on the command line: each has a code, what was found, what there is, and what to write.</summary>
internal sealed class AskedWrong(CliContext context, ResultWriter writer)
{
    private const string Area = "Cli";

    /// <summary>A year that the result does not have.</summary>
    public int Year(int year, string known) => Told("RUN-026", ("year", year), ("years", known));

    /// <summary>A name that nothing bears.</summary>
    /// <param name="what">Which kind of thing, for example <c>scenario</c>.</param>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">What there is.</param>
    /// <param name="near">What may be meant.</param>
    public int Name(string what, string name, LocalText known, string near) => Told("RUN-027", ("what", Of($"asked.{what}")), ("name", name), ("known", known), ("near", near));

    /// <summary>A value that cannot be read.</summary>
    /// <param name="what">Which kind of value, for example <c>range</c>.</param>
    /// <param name="text">What was written.</param>
    /// <param name="args">What fills the form that is expected.</param>
    public int Value(string what, string text, params ReadOnlySpan<TextArg> args) =>
        Told("RUN-028", ("what", Of($"asked.{what}")), ("text", text), ("form", CliContext.BothOf(Area, $"asked.{what}.form", args)), ("example", Of($"asked.{what}.example")));

    /// <summary>A form that the command does not write.</summary>
    public int Format(string format, string known) => Told("RUN-029", ("format", format), ("known", known));

    /// <summary>Something that the command cannot do without.</summary>
    /// <param name="what">What is missing, for example <c>out</c>.</param>
    public int Missing(string what) => Told("RUN-030", ("what", Of($"missing.{what}")), ("form", Of($"missing.{what}.form")));

    private static LocalText Of(string key) => CliContext.BothOf(Area, key);

    private int Told(string code, params TextArg[] args)
    {
        var findings = new Findings();
        findings.Error(code, Place.None, args);
        return new Refusal(context, writer).Of(findings);
    }
}
