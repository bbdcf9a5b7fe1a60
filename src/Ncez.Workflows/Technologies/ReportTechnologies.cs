using System.Collections.Immutable;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Zones;
using Ncez.Technology.Catalogue;
using Ncez.Workflows.Reporting.Roadmaps;

namespace Ncez.Workflows.Technologies;

/// <summary>Gathers what the technology chapter of a zone's report shows.</summary>
public sealed class ReportTechnologies(ShippedData shipped)
{
    private static readonly Dictionary<string, double> NoInputs = [];

    /// <summary>Material of the chapter.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="roadmap">Its own roadmap; null when it has no measures.</param>
    public TechnologyReport Of(ZoneInput input, ZoneRoadmap? roadmap)
    {
        var plan = new PlanRoadmap(shipped);
        return new TechnologyReport(
            input.Zone.Domain, shipped.Technologies, roadmap is null ? null : plan.Draw(input, roadmap), plan.OfDomain(input), Tables(input.Zone.Domain));
    }

    private ImmutableArray<ResultTable> Tables(Domain domain)
    {
        var catalogue = shipped.Technologies;
        var tables = ImmutableArray.CreateBuilder<ResultTable>();
        if (domain == Domain.Town)
        {
            tables.Add(TechnologyTables.Town(catalogue));
        }

        if (domain == Domain.Enterprise)
        {
            tables.Add(ChoiceTable.Of(new EnterpriseChoice(), catalogue.Entries));
        }

        // Claims on rows of this domain, and on rows that its rows refer to.
        var rows = catalogue.Entries.Where(e => e.Domain == domain).SelectMany(e => e.References.Select(r => r.TechnologyId).Append(e.Id)).ToHashSet(StringComparer.Ordinal);
        tables.Add(Only(TechnologyTables.Claims(catalogue.Claims.Where(c => c.Technologies.Any(rows.Contains)), NoInputs), "id", "subject", "value", "unit", "section", "doubt"));
        return tables.ToImmutable();
    }

    private static ResultTable Only(ResultTable table, params ReadOnlySpan<string> columns)
    {
        var kept = ImmutableArray.CreateBuilder<int>();
        foreach (var id in columns)
        {
            kept.Add(table.Columns.IndexOf(table.Columns.First(c => c.Id == id)));
        }

        return table with { Columns = [.. kept.Select(i => table.Columns[i])], Rows = [.. table.Rows.Select(r => kept.Select(i => r[i]).ToImmutableArray())] };
    }
}
