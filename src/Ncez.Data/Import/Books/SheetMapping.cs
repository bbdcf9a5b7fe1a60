using System.Collections.Immutable;

namespace Ncez.Data.Import.Books;

/// <summary>How a stranger's workbook becomes tables of a zone: proposed by the program, reviewed by a person, kept for the next time.</summary>
/// <param name="IsReviewed">True when a person has said that it holds.</param>
/// <param name="Sheets">One mapping per sheet that is read.</param>
public sealed record BookMapping(bool IsReviewed, ImmutableArray<SheetMapping> Sheets);

/// <summary>How one sheet becomes rows of one table.</summary>
public sealed record SheetMapping
{
    /// <summary>Target that turns a month into a period of the year named among the constants.</summary>
    public const string Month = "month";

    /// <summary>Target of a column that is kept under its own name.</summary>
    public const string Keep = "keep";

    /// <summary>Name of the sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>Table, for example <c>activities.csv</c>.</summary>
    public required string File { get; init; }

    /// <summary>First row of the header, from 1.</summary>
    public required int HeaderRow { get; init; }

    /// <summary>Rows of the header: 1, or 2 under merged titles.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>The columns of the sheet.</summary>
    public ImmutableArray<ColumnMapping> Columns { get; init; } = [];

    /// <summary>What every row gets, by column of the table.</summary>
    public ImmutableSortedDictionary<string, string> Constants { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Category of each item, where the sheet names none.</summary>
    public ImmutableSortedDictionary<string, string> CategoryOf { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>What one column of a sheet is.</summary>
/// <param name="Column">Column from 0.</param>
/// <param name="Header">Its header as written.</param>
/// <param name="To">Column of the table, <c>month</c>, <c>keep</c>, or empty when it is not read.</param>
/// <param name="Why">name, alias, unit, content: what the proposal rests on.</param>
/// <param name="With">What its cells get besides: item, unit, period of a header that is one.</param>
public sealed record ColumnMapping(int Column, string Header, string To, string Why, ImmutableSortedDictionary<string, string> With);
