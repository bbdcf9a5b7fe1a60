using Ncez.Model.Charts;

namespace Ncez.Charts.Svg;

/// <summary>Draws charts of one form. Renderers are found by assembly scan: a new form is a new file.</summary>
public interface IChartRenderer
{
    /// <summary>The form it draws.</summary>
    ChartForm Form { get; }

    /// <summary>Draws a chart on a sheet and sets the sheet's height.</summary>
    void Draw(SvgCanvas canvas, ChartSpec spec);
}
