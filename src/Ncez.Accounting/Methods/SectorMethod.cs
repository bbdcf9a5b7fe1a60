using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods;

/// <summary>A method of a sector beyond energy: it reads numbers on a worksheet and writes one line per gas.</summary>
public abstract class SectorMethod : IAccountingMethod
{
    /// <inheritdoc />
    public abstract string Id { get; }

    /// <inheritdoc />
    public abstract IEnumerable<string> Sectors { get; }

    /// <inheritdoc />
    public virtual bool ReadsHistory => false;

    /// <inheritdoc />
    public abstract bool Takes(PlanRequest request);

    /// <inheritdoc />
    public virtual bool MayTake(PlanRequest request) => true;

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        var sheet = new Worksheet(request);
        var lines = Lines(sheet).ToList();
        if (!sheet.IsComplete)
        {
            return [];
        }

        // One line of a row carries the row itself: its id has no gas behind it.
        return lines.OfType<LinePlan>().Select((line, i) => i == 0 ? line with { CarriesEnergy = true } : line);
    }

    /// <summary>The lines of one kind; null where a number was missing, which the sheet has reported.</summary>
    protected abstract IEnumerable<LinePlan?> Lines(Worksheet sheet);
}
