using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;

namespace Ncez.Charts.Roadmap;

/// <summary>Where the columns of a figure stand.</summary>
internal sealed class RoadmapLayout
{
    private readonly RoadmapFigure _figure;

    public RoadmapLayout(RoadmapFigure figure, RoadmapFormat format, Language language, bool isAlone = true)
    {
        (_figure, Format) = (figure, format);
        HasSubgroups = figure.Rows.Any(r => !r.Subgroup.IsEmpty);
        Left = format.MarginXPx;
        Right = format.WidthPx - format.MarginXPx;
        NamePx = (language == Language.Zh ? format.NamePx.ZhPx : format.NamePx.EnPx) - (HasSubgroups ? format.NameGivesPx : 0);
        // Too short a time scale cannot carry its years: long names give way, down to two lines.
        CellsX = Right - figure.Columns.Sum(c => WidthOf(c));
        var time = CellsX - Left - format.GroupPx - (HasSubgroups ? format.SubgroupPx : 0) - format.NumberPx - NamePx;
        NamePx = Math.Max(Math.Min(NamePx, format.LeastNamePx), NamePx - Math.Max(0, format.LeastTimePx - time));
        var needsTwoLines = figure.Rows.Any(r => TextWidth.Of(r.Name.In(language), SmallNamePx) > NamePx - 4);
        RowPx = Math.Max(format.RowPx * (isAlone ? Stretch(figure, format) : 1), needsTwoLines ? (2 * SmallNamePx) + 3 : 0);
        GroupPx = HasSubgroups ? format.GroupPx : GroupWidth(language);
        SubgroupX = Left + GroupPx;
        NumberX = SubgroupX + (HasSubgroups ? format.SubgroupPx : 0);
        NameX = NumberX + format.NumberPx;
        TimeX = NameX + NamePx;
        SubgroupsHaveColours = figure.Rows.GroupBy(r => r.Group).Any(g => g.Select(r => r.Role).Distinct().Count() > 1);
    }

    /// <summary>Rows a sheet of fixed height holds at the normal row height, beside title, legend and notes.</summary>
    public const int RowsASheet = 35;

    public RoadmapFormat Format { get; }

    public bool HasSubgroups { get; }

    public double RowPx { get; }

    /// <summary>Size of names that do not fit on one line at the normal size.</summary>
    public double SmallNamePx => Math.Min(Format.FontPx, Format.SmallPx);

    public bool SubgroupsHaveColours { get; }

    public double Left { get; }

    public double Right { get; }

    public double GroupPx { get; }

    public double SubgroupX { get; }

    public double NumberX { get; }

    public double NameX { get; }

    public double NamePx { get; }

    public double TimeX { get; }

    public double CellsX { get; }

    public double XOf(double year) =>
        TimeX + ((CellsX - TimeX) * (Math.Clamp(year, _figure.Years.Start, _figure.Years.End) - _figure.Years.Start) / (_figure.Years.End - _figure.Years.Start));

    public double WidthOf(RoadmapColumn column) => column.Form switch
    {
        RoadmapCellForm.Check => Format.CheckPx,
        RoadmapCellForm.Number => Format.ValuePx,
        _ => Format.ScorePx,
    };

    // A group of one or two rows has room for few lines of its name: the column grows into the room of the missing subgroups.
    private double GroupWidth(Language language)
    {
        var width = Format.GroupPx;
        while (width < Format.GroupPx + Format.SubgroupPx && Groups().Any(g => !Fits(g.Name.In(language), g.Rows)))
        {
            width += 4;
        }

        return width;

        bool Fits(string name, int rows)
        {
            var lines = Math.Max(2, (int)(((rows * RowPx) - 2) / (SmallNamePx * 1.12)));
            return !TextWidth.Wrap(name, SmallNamePx * 1.05, width - 12, lines)[^1].EndsWith('…');
        }
    }

    // Neighbouring rows of one group, as they are drawn.
    private IEnumerable<(LocalText Name, int Rows)> Groups()
    {
        for (int start = 0, end; start < _figure.Rows.Length; start = end)
        {
            end = start + _figure.Rows.Skip(start).TakeWhile(r => r.Group == _figure.Rows[start].Group).Count();
            yield return (_figure.Rows[start].Group, end - start);
        }
    }

    // A single sheet with few rows gives them more air, up to a quarter; what stands beneath the rows takes the room of rows.
    private static double Stretch(RoadmapFigure figure, RoadmapFormat format)
    {
        if (format.HeightPx is null)
        {
            return 1;
        }

        var taken = figure.Rows.Length + (figure.PhaseGoals.IsEmpty ? 0 : 3) + (figure.Strips.Length * format.StripPx / format.RowPx);
        return Math.Clamp(RowsASheet / Math.Max(1, taken), 1, 1.25);
    }
}
