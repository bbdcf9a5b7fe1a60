using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Views;

/// <summary>A view as a chapter of the report.</summary>
/// <typeparam name="TView">The view.</typeparam>
public abstract class ViewChapter<TView> : IReportChapter
    where TView : IInventoryView, new()
{
    private readonly TView _view = new();

    /// <inheritdoc />
    public string Id => _view.Id;

    /// <inheritdoc />
    public int Order => _view.Order;

    /// <inheritdoc />
    public LocalText Title => _view.Title;

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<InventoryViews>()?.Of(Id) is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var shown = input.Get<InventoryViews>()!.Of(Id)!;
        html.Element("h2", Title).Element("p", shown.Answer, "lead");
        if (!_view.Note.IsEmpty)
        {
            html.Element("p", _view.Note, "second");
        }

        // A long chapter shows what is asked for first; each further table is one click away.
        foreach (var table in shown.Tables.Take(OpenTables))
        {
            TablePanel.Write(html, table);
        }

        foreach (var table in shown.Tables.Skip(OpenTables))
        {
            html.Open("details", "viewtable").Element("summary", table.Title);
            TablePanel.Write(html, table);
            html.Close("details");
        }
    }

    /// <summary>How many tables stand open.</summary>
    protected virtual int OpenTables => 3;
}

/// <summary>Two numbers for electricity as a chapter.</summary>
public sealed class ElectricityChapter : ViewChapter<ElectricityView>;

/// <summary>From emissions trading to the inventory as a chapter.</summary>
public sealed class ReconciliationChapter : ViewChapter<ReconciliationView>;

/// <summary>Tables of the standards as a chapter.</summary>
public sealed class StandardTablesChapter : ViewChapter<StandardTablesView>
{
    /// <inheritdoc />
    protected override int OpenTables => 1;
}

/// <summary>The energy balance as a chapter.</summary>
public sealed class BalanceChapter : ViewChapter<BalanceView>
{
    /// <inheritdoc />
    protected override int OpenTables => 1;
}

/// <summary>Sub-areas against the whole as a chapter.</summary>
public sealed class CoverageChapter : ViewChapter<CoverageView>;
