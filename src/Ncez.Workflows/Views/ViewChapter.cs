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
    public bool Applies(ReportInput input) => input.Get<InventoryViews>()?.Of(Id).IsEmpty == false;

    /// <inheritdoc />
    public virtual void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title);
        if (!_view.Note.IsEmpty)
        {
            html.Element("p", _view.Note, "second");
        }

        foreach (var table in input.Get<InventoryViews>()!.Of(Id))
        {
            TablePanel.Write(html, table);
        }
    }
}

/// <summary>Two numbers for electricity as a chapter.</summary>
public sealed class ElectricityChapter : ViewChapter<ElectricityView>;

/// <summary>From emissions trading to the inventory as a chapter.</summary>
public sealed class ReconciliationChapter : ViewChapter<ReconciliationView>;

/// <summary>Tables of the standards as a chapter.</summary>
public sealed class StandardTablesChapter : ViewChapter<StandardTablesView>;

/// <summary>The energy balance as a chapter.</summary>
public sealed class BalanceChapter : ViewChapter<BalanceView>;

/// <summary>Sub-areas against the whole as a chapter.</summary>
public sealed class CoverageChapter : ViewChapter<CoverageView>;
