using System.Collections.Immutable;

namespace Ncez.Data.Export.Docx;

/// <summary>A piece of a document in one language, in reading order.</summary>
public abstract record DocBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Text">Its text.</param>
public sealed record DocHeading(int Level, string Text) : DocBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Look">How it looks.</param>
public sealed record DocParagraph(string Text, DocLook Look = DocLook.Body) : DocBlock;

/// <summary>A table with three lines: above, below, and under its header.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record DocTable(string Caption, ImmutableArray<DocColumn> Columns, ImmutableArray<DocRow> Rows) : DocBlock;

/// <summary>A column.</summary>
/// <param name="Header">Its header.</param>
/// <param name="IsNumber">True to stand to the right.</param>
/// <param name="Share">Share of the width against the other columns.</param>
public sealed record DocColumn(string Header, bool IsNumber = false, double Share = 1);

/// <summary>A row.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="IsStrong">True for totals and group heads.</param>
public sealed record DocRow(ImmutableArray<string> Cells, bool IsStrong = false);

/// <summary>A picture; drawn as SVG where the reader's program can, else as PNG.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Png">The picture as PNG.</param>
/// <param name="Svg">The same as SVG.</param>
/// <param name="WidthPx">Width [px at 96 a inch].</param>
/// <param name="HeightPx">Height [px].</param>
public sealed record DocPicture(string Caption, ImmutableArray<byte> Png, string Svg, double WidthPx, double HeightPx) : DocBlock;

/// <summary>How a paragraph looks.</summary>
public enum DocLook
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The sentence that answers the question of the document.</summary>
    Answer,

    /// <summary>Small text: sources, remarks.</summary>
    Small,
}

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subtitle">Zone, year.</param>
/// <param name="Facts">Lines of the title page: name and value; an empty value leaves a line to write on.</param>
/// <param name="Header">Line on top of every page.</param>
/// <param name="Program">Who wrote it.</param>
public sealed record DocTitle(string Title, string Subtitle, ImmutableArray<(string Name, string Value)> Facts, string Header, string Program);
