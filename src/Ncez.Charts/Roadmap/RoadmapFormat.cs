namespace Ncez.Charts.Roadmap;

/// <summary>Measures of a page in CSS pixels (96 a inch).</summary>
public sealed record RoadmapFormat
{
    /// <summary>For a window or a web page: as tall as its rows need.</summary>
    public static RoadmapFormat Screen { get; } = new()
    {
        Id = "screen",
        WidthPx = 1240,
        HeightPx = null,
        MarginXPx = 16,
        MarginYPx = 16,
        RowPx = 24,
        ThicknessPx = 4,
        FontPx = 13,
        SmallPx = 12,
        TitlePx = 18,
        GroupPx = 124,
        SubgroupPx = 128,
        NumberPx = 30,
        NamePx = new(208, 326),
        ScorePx = 98,
        CheckPx = 68,
        ValuePx = 84,
        PipPx = 9,
        StripPx = 64,
    };

    /// <summary>A4 upright with the margins of the house; no text under 7 pt.</summary>
    public static RoadmapFormat A4 { get; } = new()
    {
        Id = "a4",
        WidthPx = 794,
        HeightPx = 1123,
        MarginXPx = 53,
        MarginYPx = 53,
        RowPx = 22.4,
        ThicknessPx = 3.7,
        FontPx = 9.6,
        SmallPx = 9.4,
        TitlePx = 14,
        GroupPx = 80,
        SubgroupPx = 78,
        NumberPx = 18,
        NamePx = new(150, 198),
        NameGivesPx = 12,
        LeastNamePx = 168,
        LeastTimePx = 156,
        ScorePx = 54,
        CheckPx = 46,
        ValuePx = 54,
        PipPx = 5.6,
        StripPx = 52,
    };

    /// <summary>Short id, part of file names.</summary>
    public required string Id { get; init; }

    /// <summary>Width of the page [px].</summary>
    public required double WidthPx { get; init; }

    /// <summary>Height of the page [px]; null = as tall as needed.</summary>
    public required double? HeightPx { get; init; }

    /// <summary>Left and right margin [px].</summary>
    public required double MarginXPx { get; init; }

    /// <summary>Upper and lower margin [px].</summary>
    public required double MarginYPx { get; init; }

    /// <summary>Height of a row whose names stand on one line [px]; rows grow where a name needs two.</summary>
    public required double RowPx { get; init; }

    /// <summary>Thickness of a block per grade [px].</summary>
    public required double ThicknessPx { get; init; }

    /// <summary>Size of names [px].</summary>
    public required double FontPx { get; init; }

    /// <summary>Size of captions and axis [px].</summary>
    public required double SmallPx { get; init; }

    /// <summary>Size of the title [px].</summary>
    public required double TitlePx { get; init; }

    /// <summary>Width of the group column [px].</summary>
    public required double GroupPx { get; init; }

    /// <summary>Width of the subgroup column [px].</summary>
    public required double SubgroupPx { get; init; }

    /// <summary>Width of the row number [px].</summary>
    public required double NumberPx { get; init; }

    /// <summary>Width of the name column by language [px].</summary>
    public required NameWidth NamePx { get; init; }

    /// <summary>What names give up where there is a subgroup column [px].</summary>
    public double NameGivesPx { get; init; }

    /// <summary>Width below which names do not give way to the time scale [px].</summary>
    public double LeastNamePx { get; init; }

    /// <summary>Width the time scale needs to carry its years [px].</summary>
    public double LeastTimePx { get; init; }

    /// <summary>Width of a score column [px].</summary>
    public required double ScorePx { get; init; }

    /// <summary>Width of a check column [px].</summary>
    public required double CheckPx { get; init; }

    /// <summary>Width of a number column [px].</summary>
    public required double ValuePx { get; init; }

    /// <summary>Side of a pip [px].</summary>
    public required double PipPx { get; init; }

    /// <summary>Height of a strip beneath the rows [px].</summary>
    public required double StripPx { get; init; }
}

/// <summary>Width of names: Chinese ones are short.</summary>
/// <param name="ZhPx">Chinese [px].</param>
/// <param name="EnPx">English [px].</param>
public readonly record struct NameWidth(double ZhPx, double EnPx);
