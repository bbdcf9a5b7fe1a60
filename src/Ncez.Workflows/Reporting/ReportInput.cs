using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>Everything a report is written from.</summary>
public sealed record ReportInput
{
    /// <summary>The inventory.</summary>
    public required Inventory Inventory { get; init; }

    /// <summary>Findings of the run, sorted.</summary>
    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>How many findings there were in all; more than listed when some were only counted.</summary>
    public int FindingsCount { get; init; }

    /// <summary>Program and version that wrote the report.</summary>
    public required LocalText Program { get; init; }

    /// <summary>Date of the report, <c>YYYY-MM-DD</c>; the caller owns the clock.</summary>
    public required string GeneratedOn { get; init; }

    /// <summary>Language shown first; the reader can switch.</summary>
    public Language Language { get; init; } = Language.Zh;

    /// <summary>True when the report is about one year; the baseline stands beside it.</summary>
    public bool IsAnnual { get; init; }

    /// <summary>Further results that chapters look for by their type.</summary>
    public ImmutableArray<object> Further { get; init; } = [];

    /// <summary>The year that is looked at; null = the last one.</summary>
    public int? YearAsked { get; init; }

    /// <summary>The year the report is about: the one asked for where the inventory has it, else the last one.</summary>
    public YearTotals Year => Inventory.Years.FirstOrDefault(y => y.Year == YearAsked) ?? Inventory.Years[^1];

    /// <summary>Totals of the baseline year; null when none is named, it is not in the inventory, or it is the reported year itself.</summary>
    public YearTotals? Baseline => Inventory.Years.FirstOrDefault(y => y.Year == Inventory.Zone.Baseline && y.Year != Year.Year);

    /// <summary>True when nothing of the year could be estimated: there is no result to judge yet.</summary>
    public bool IsWithoutResult => !double.IsFinite(Year.Gross.T) || Year.Gross.T == 0;

    /// <summary>A further result of a type; null when there is none.</summary>
    public T? Get<T>()
        where T : class => Further.OfType<T>().FirstOrDefault();
}
