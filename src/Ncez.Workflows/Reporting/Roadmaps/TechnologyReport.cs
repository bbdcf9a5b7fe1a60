using System.Collections.Immutable;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Roadmaps;

/// <summary>What the technology chapter is written from.</summary>
/// <param name="Domain">Domain of the zone.</param>
/// <param name="Catalogue">Technology catalogue.</param>
/// <param name="Own">The zone's own roadmap; null when it has no measures.</param>
/// <param name="Published">The report's figures of the zone's domain.</param>
/// <param name="Tables">Tables of the chapter: claims of the domain, choice of an enterprise, town system.</param>
public sealed record TechnologyReport(
    Domain Domain, TechnologyCatalogue Catalogue, RoadmapFigure? Own, ImmutableArray<RoadmapFigure> Published, ImmutableArray<ResultTable> Tables);
