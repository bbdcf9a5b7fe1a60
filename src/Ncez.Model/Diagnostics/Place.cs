namespace Ncez.Model.Diagnostics;

/// <summary>Where a finding lies: file, line, column (both from 1; 0 = the whole file) and the field, if it has a name.</summary>
public readonly record struct Place(string File, int Line = 0, int Column = 0, string? Field = null) : IComparable<Place>
{
    /// <summary>No file: the finding concerns the request itself.</summary>
    public static Place None { get; } = new("");

    /// <inheritdoc />
    public int CompareTo(Place other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        var byLine = byFile != 0 ? byFile : Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <summary><c>file:line:column</c>, shorter where line or column are not known.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };

    /// <summary>Orders places by file, line, column.</summary>
    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    /// <summary>Orders places by file, line, column.</summary>
    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    /// <summary>Orders places by file, line, column.</summary>
    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    /// <summary>Orders places by file, line, column.</summary>
    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}
