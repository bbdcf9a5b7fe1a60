using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using static Ncez.Charts.Roadmap.SvgCanvas;

namespace Ncez.Charts.Roadmap;

/// <summary>One sheet of a roadmap: title, legend, head, rows, strips, notes, from top to bottom.</summary>
internal sealed class RoadmapPage
{
    private const string FontZh = "PingFang SC, Microsoft YaHei UI, Microsoft YaHei, HarmonyOS Sans SC, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, sans-serif";
    private const string FontEn = "Segoe UI, Helvetica Neue, Noto Sans, Noto Sans CJK SC, Arial, PingFang SC, Microsoft YaHei, sans-serif";
    private static readonly TextArea Texts = TextArea.Of(typeof(RoadmapPage).Assembly, "RoadmapFigure");
    private readonly RoadmapFigure _figure;
    private readonly Language _language;
    private readonly RoadmapTheme _theme;
    private readonly RoadmapFormat _format;
    private readonly RoadmapLayout _layout;
    private readonly SvgCanvas _svg = new();
    private readonly (int Number, int Of) _sheet;
    private double _y;

    public RoadmapPage(RoadmapFigure figure, Language language, RoadmapTheme theme, RoadmapFormat format, int sheet, int sheets)
    {
        (_figure, _language, _theme, _format, _sheet) = (figure, language, theme, format, (sheet, sheets));
        _layout = new RoadmapLayout(figure, format, language, isAlone: sheets == 1);
        _y = format.MarginYPx;
    }

    private double Line => Math.Round(_format.SmallPx * 1.4, 1);

    public string Draw()
    {
        DrawTitle();
        if (_sheet.Number == 1)
        {
            new RoadmapLegendBlock(_svg, _figure.Legend, _layout, _theme, _language).Draw(ref _y);
        }

        DrawHead();
        if (_sheet.Number == 1)
        {
            new RoadmapGoals(_svg, _figure, _layout, _theme, _language).Draw(ref _y);
        }

        var first = _y;
        new RoadmapRows(_svg, _figure, _layout, _theme, _language).Draw(ref _y);
        DrawToday(first, _y);
        new RoadmapStrips(_svg, _figure, _layout, _theme, _language).Draw(ref _y);
        if (_sheet.Number == _sheet.Of)
        {
            DrawNotes();
        }

        return Wrap(_svg.ToString(), _format.HeightPx ?? Math.Ceiling(_y + _format.MarginYPx));
    }

    private void DrawTitle()
    {
        foreach (var line in TextWidth.WrapEven(_figure.Answer.In(_language), _format.TitlePx * 1.08, _layout.Right - _layout.Left, 2))
        {
            _y += _format.TitlePx * 1.25;
            _svg.Text(_layout.Left, _y, line, $"font-size=\"{N(_format.TitlePx)}\" font-weight=\"600\" fill=\"{_theme.Text}\"");
        }

        _y += Line + 2;
        var part = _sheet.Of > 1 ? $" · {_sheet.Number} / {_sheet.Of}" : "";
        _svg.Text(_layout.Left, _y, $"{_figure.Title.In(_language)} · {_figure.Years.Display}{part}", $"font-size=\"{N(_format.SmallPx)}\" fill=\"{_theme.TextQuiet}\"");
        _y += 10;
    }

    private void DrawHead()
    {
        var (top, height) = (_y, Math.Round(_format.SmallPx * 3.4));
        var bottom = top + height;
        _svg.Open($"font-size=\"{N(_format.SmallPx)}\" fill=\"{_theme.TextQuiet}\"");
        _svg.Text(_layout.Left + 9, bottom - 5, Texts.Both("group").In(_language));
        _svg.Text(_layout.NameX, bottom - 5, Texts.Both("name").In(_language));
        foreach (var window in _figure.Windows.Where(w => w.Years.Start < _figure.Years.End))
        {
            var x = _layout.XOf(window.Years.Start);
            _svg.Line(x, top + 4, x, bottom, $"stroke=\"{_theme.LineStrong}\"");
            _svg.Text(x + 3, top + (height * 0.42), window.Name.In(_language), $"fill=\"{_theme.TextSoft}\"");
            _svg.Text(x + 3, bottom - 5, window.Years.Start.ToString(CultureInfo.InvariantCulture));
        }

        _svg.Line(_layout.CellsX, top + 4, _layout.CellsX, bottom, $"stroke=\"{_theme.LineStrong}\"");
        _svg.Text(_layout.CellsX - 3, bottom - 5, _figure.Years.End.ToString(CultureInfo.InvariantCulture), "text-anchor=\"end\"");
        var cell = _layout.CellsX;
        foreach (var column in _figure.Columns)
        {
            var (x, anchor) = column.Form == RoadmapCellForm.Number ? (cell + _layout.WidthOf(column) - 4, " text-anchor=\"end\"") : (cell + 8, "");
            _svg.Text(x, bottom - 6 - Line, column.Name.In(_language), $"fill=\"{_theme.TextSoft}\"{anchor}");
            _svg.Text(x, bottom - 5, column.Detail.In(_language), anchor.TrimStart());
            cell += _layout.WidthOf(column);
        }

        _svg.Close();
        _svg.Line(_layout.Left, bottom, _layout.Right, bottom, $"stroke=\"{_theme.LineStrong}\"");
        _y = bottom;
    }

    private void DrawToday(double from, double to)
    {
        if (_figure.TodayYear is { } today && today >= _figure.Years.Start && today <= _figure.Years.End)
        {
            var x = _layout.XOf(today);
            _svg.Line(x, from, x, to, $"stroke=\"{_theme.Text}\" stroke-dasharray=\"3 3\"");
        }
    }

    private void DrawNotes()
    {
        _y += 6;
        foreach (var line in _figure.Notes.SelectMany(n => TextWidth.Wrap(n.In(_language), _format.SmallPx, _layout.Right - _layout.Left - 4, 3)))
        {
            _y += Line;
            _svg.Text(_layout.Left + 2, _y, line, $"font-size=\"{N(_format.SmallPx)}\" fill=\"{_theme.TextQuiet}\"");
        }
    }

    private string Wrap(string body, double height)
    {
        var (w, h) = (N(_format.WidthPx), N(height));
        var size = _format.HeightPx is null ? $"width=\"{w}\" height=\"{h}\"" : "width=\"210mm\" height=\"297mm\"";
        var (lang, font) = _language == Language.Zh ? ("zh-CN", FontZh) : ("en", FontEn);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {w} {h}" role="img" lang="{lang}" font-family="{font}" font-size="{N(_format.FontPx)}" fill="{_theme.Text}">
            <title>{Escape(_figure.Answer.In(_language))}</title>
            <desc>{Escape(_figure.Title.In(_language))}</desc>
            <rect width="{w}" height="{h}" fill="{_theme.Surface}"/>
            {body}</svg>

            """.ReplaceLineEndings("\n");
    }
}
