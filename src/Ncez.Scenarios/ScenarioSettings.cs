using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Scenarios;

/// <summary>What the zone says about counting, and the tables expressions need.</summary>
public sealed record ScenarioSettings
{
    /// <summary>Units.</summary>
    public required UnitTable Units { get; init; }

    /// <summary>Weights of the gases.</summary>
    public required GwpSet Gwp { get; init; }

    /// <summary>Which exported energy earns a credit.</summary>
    public ExportCredit ExportCredit { get; init; } = ExportCredit.RenewableOnly;

    /// <summary>Standard-coal basis of energy totals.</summary>
    public StandardCoalBasis StandardCoal { get; init; } = StandardCoalBasis.Calorific;
}
